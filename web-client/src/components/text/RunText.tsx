import { memo } from "react";
import { useTranslation } from "react-i18next";
import { chair, unknownHolder } from "../../model/brackets";
import { type BracketThen, nobody, type Run, type Style } from "../../model/history";
import { delegationCode } from "../../model/ids";
import { type Ink, useLook } from "../palette";
import classes from "./MarkedText.module.css";

/** How a text is shown: with its changes, one side of them, or with the author of everything. */
export type Manner = "merged" | "before" | "after" | "authors";

interface RunTextProps {
  readonly run: Run;
  /** Where the run is: `clause:index`. */
  readonly place: string;
  readonly manner: Manner;
  /** The change that it belongs to. */
  readonly change: string | undefined;
  /** Not by a delegation that was chosen. */
  readonly quiet: boolean;
  readonly current: boolean;
  readonly ink: Ink;
}

function Styled({ text, style }: { text: string; style: Style }) {
  const inner = style.italic ? <em>{text}</em> : text;
  return style.bold ? <strong>{inner}</strong> : inner;
}

interface SignTextProps {
  readonly run: Run;
  readonly bracket: BracketThen;
  readonly ink: Ink;
  readonly quiet: boolean;
}

const happened = { insert: "signAdded", delete: "signGone" } as const;

/** An end of a bracket: no letter of the text, and read out where it opens. */
function SignText({ run, bracket, ink, quiet }: SignTextProps) {
  const { t, i18n } = useTranslation();
  const lookOf = useLook();
  const names = bracket.holders.map((holder) =>
    holder === chair
      ? t("mark.chair")
      : holder === unknownHolder
        ? t("mark.unknown")
        : lookOf(delegationCode(holder)).name,
  );
  const list = new Intl.ListFormat(i18n.language === "en" ? "en-GB" : i18n.language, { type: "conjunction" });
  const what = run.change === undefined ? "signKept" : happened[run.change];
  const label = t(`change.${what}.${bracket.kind}`, { holders: list.format(names) });
  const opens = run.text !== "]";
  const sign = (
    <span
      className={classes.bracket}
      data-bracket={bracket.id}
      title={label}
      {...(opens ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      {run.text}
    </span>
  );
  if (run.change === undefined) return sign;
  const attributes = { className: classes.run, ...ink, "data-quiet": quiet || undefined };
  return run.change === "insert" ? <ins {...attributes}>{sign}</ins> : <del {...attributes}>{sign}</del>;
}

/** The break between two paragraphs has no letters of its own. */
const visible = (text: string) => (text === "\n" ? "¶" : text);

/** A piece of text: changed pieces as insertions and deletions, which point to who made them. */
export const RunText = memo(function RunText(props: RunTextProps) {
  const { run, place, manner, change, quiet, current, ink } = props;
  if (run.sign !== undefined) return <SignText run={run} bracket={run.sign} ink={ink} quiet={quiet} />;
  const text = <Styled text={run.change === undefined ? run.text : visible(run.text)} style={run} />;
  const signed = run.change !== undefined || run.format !== undefined || manner === "authors";
  if (!signed) return text;
  const known = run.by !== nobody;
  const attributes = {
    className: classes.run,
    ...ink,
    tabIndex: -1,
    // Of somebody whom the record does not name there is nothing to be told.
    "data-at": known ? place : undefined,
    "data-change": change,
    "data-quiet": quiet || undefined,
    "data-plain": run.by.delegation === undefined || undefined,
    "data-current": current || undefined,
  };
  if (run.change === "insert") return <ins {...attributes}>{text}</ins>;
  if (run.change === "delete") return <del {...attributes}>{text}</del>;
  return (
    <span {...attributes} data-fate={run.format === undefined ? "kept" : "format"}>
      {text}
    </span>
  );
});
