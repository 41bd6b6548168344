import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useTextLanguage } from "../../../components/text/language";
import { wordDifferences } from "../../../model/wordDifferences";
import classes from "./Proposals.module.css";

interface WordingProps {
  /** Undefined where the clause is not there. */
  readonly words: string | undefined;
  /** The words from which they differ; undefined to show them as they are. */
  readonly against: string | undefined;
  /** What is said where the clause is not there. */
  readonly absent: string;
}

/** The words of a clause, and how they differ from others. */
export function Wording({ words, against, absent }: WordingProps) {
  const { t } = useTranslation();
  const language = useTextLanguage();
  const pieces = useMemo(
    () =>
      against === undefined
        ? [{ fate: "same" as const, text: words ?? "" }]
        : wordDifferences(against, words ?? ""),
    [against, words],
  );
  const isNothing = pieces.every(({ text }) => text.trim() === "");
  let at = 0;
  return (
    <div className={classes.wording}>
      {words === undefined && <p className={classes.absent}>{absent}</p>}
      {words !== undefined && isNothing && <p className={classes.absent}>{t("proposals.table.empty")}</p>}
      <div {...language}>
        {pieces.map(({ fate, text }) => {
          at += text.length;
          const key = `${fate} ${at}`;
          if (fate === "same") return <span key={key}>{text}</span>;
          return fate === "gone" ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>;
        })}
      </div>
    </div>
  );
}
