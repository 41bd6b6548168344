import { useTranslation } from "react-i18next";
import type { Deed, MarkedClause, Part, Run } from "../../model/history";
import { useLook } from "../palette";
import { momentFormat } from "../time";
import classes from "./DeedCard.module.css";

/** Who, for which delegation, when. */
function Who({ deed }: { deed: Deed }) {
  const { t, i18n } = useTranslation();
  const lookOf = useLook();
  const look = lookOf(deed.delegation);
  const format = momentFormat(i18n.language);
  return (
    <span className={classes.who} {...look.ink}>
      <span className={classes.name}>{deed.ofDraft ? t("change.theDraft") : deed.name}</span>
      {deed.delegation !== undefined && (
        <span className={classes.delegation}>
          {" · "}
          {look.name === deed.delegation ? look.name : `${look.name} (${deed.delegation})`}
        </span>
      )}
      <span className={classes.when}>
        <time dateTime={deed.at.toISOString()}>{format.format(deed.at)}</time>
        {", "}
        {t("deed.entry", { seq: deed.seq })}
      </span>
      {deed.incorporated !== undefined && (
        <span className={classes.when}>
          {t("deed.incorporated", {
            symbols: deed.incorporated.symbols.join(", "),
            who: deed.incorporated.name,
          })}
        </span>
      )}
    </span>
  );
}

function Fact({ label, deed }: { label: string; deed: Deed }) {
  return (
    <div className={classes.fact}>
      <span className={classes.factLabel}>{label}</span>
      <Who deed={deed} />
    </div>
  );
}

function PartLine({ part }: { part: Part }) {
  const { t } = useTranslation();
  const lookOf = useLook();
  const quoted =
    part.change === "insert" ? (
      <ins>{part.text}</ins>
    ) : part.change === "delete" ? (
      <del>{part.text}</del>
    ) : (
      part.text
    );
  return (
    <li className={classes.part} {...lookOf(part.by.delegation).ink}>
      <span className={classes.quoted}>{quoted}</span>{" "}
      <span className={classes.partBy}>
        {part.by.ofDraft ? t("change.theDraft") : part.by.name}
        {part.by.delegation !== undefined && ` · ${part.by.delegation}`}
        {part.change === undefined && ` (${t("deed.before")})`}
      </span>
    </li>
  );
}

interface DeedCardProps {
  readonly run: Run;
  readonly clause: MarkedClause;
  /** Whether the text is shown with its authors, and not with its changes. */
  readonly authors: boolean;
}

/** Who made a change or wrote a word, and when; and where several had a hand in a word, who did what. */
export function DeedCard({ run, authors }: DeedCardProps) {
  const { t } = useTranslation();
  const style = (bold: boolean, italic: boolean) => {
    const names = [...(bold ? [t("toolbar.bold")] : []), ...(italic ? [t("toolbar.italic")] : [])];
    return names.length === 0 ? t("deed.plain") : names.join(", ");
  };
  const label = () => {
    if (run.change === "insert") return t("deed.inserted");
    if (run.change === "delete") return t("deed.deleted");
    return run.format === undefined ? t("deed.written") : t("deed.formatted");
  };
  const several = run.parts.length > 1;
  return (
    <div className={classes.card}>
      <Fact label={label()} deed={run.by} />
      {run.format !== undefined && (
        <div className={classes.detail}>
          {style(run.format.bold, run.format.italic)} → {style(run.bold, run.italic)}
        </div>
      )}
      {run.writer !== undefined && run.writer.seq !== run.by.seq && (
        <Fact label={t("deed.written")} deed={run.writer} />
      )}
      {authors && (
        <div className={classes.detail}>
          {run.since === undefined ? t("deed.inNoRevision") : t("deed.since", { symbol: run.since })}
        </div>
      )}
      {several && (
        <div>
          <div className={classes.factLabel}>{t("deed.exactly")}</div>
          <ul className={classes.parts}>
            {run.parts.map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one run never change their places
              <PartLine key={index} part={part} />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
