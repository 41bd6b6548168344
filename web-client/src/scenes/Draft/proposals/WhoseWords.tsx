import { useTranslation } from "react-i18next";
import { useTextLanguage } from "../../../components/text/language";
import type { StreamliningLook, WordCheck } from "../../../model/streamlining";
import classes from "./Streamline.module.css";
import type { Names } from "./useNames";
import { whoseStyle } from "./whose";

/** Whether words were added or left out, and which. */
export function CheckedWords({ check: { added, removed } }: { readonly check: WordCheck }) {
  const { t } = useTranslation();
  if (added.length === 0 && removed.length === 0) {
    return <p className={classes.clean}>{t("proposals.streamline.clean")}</p>;
  }
  return (
    <ul className={classes.check}>
      {added.length > 0 && (
        <li>
          <strong>{t("proposals.streamline.added")}</strong> {added.join(" ")}
        </li>
      )}
      {removed.length > 0 && (
        <li>
          <strong>{t("proposals.streamline.removed")}</strong> {removed.join(" ")}
        </li>
      )}
    </ul>
  );
}

/** The new wording, and whose each word of it will be: by colour, and by the code behind the words. */
export function WhoseWords({ look, names }: { readonly look: StreamliningLook; readonly names: Names }) {
  const { t } = useTranslation();
  const language = useTextLanguage();
  let at = 0;
  return (
    <div className={classes.whose} {...language}>
      {look.runs.map(({ text, from, source, name }) => {
        at += text.length;
        if (from === "CLAUSE") return <span key={at}>{text}</span>;
        const by = source === undefined ? undefined : look.sources[source]?.by;
        const who = by === undefined ? t("proposals.streamline.own") : (by.code ?? names.ofProposer(by));
        return (
          <span
            key={at}
            className={classes.run}
            data-own={by === undefined || undefined}
            style={by && whoseStyle(names.colorOf(by))}
            title={name}
          >
            <ins>{text}</ins>
            {text.trim() !== "" && <span className={classes.code}>{who}</span>}
          </span>
        );
      })}
    </div>
  );
}
