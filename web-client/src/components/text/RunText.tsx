import { memo } from "react";
import { nobody, type Run, type Style } from "../../model/history";
import type { Ink } from "../palette";
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

/** The break between two paragraphs has no letters of its own. */
const visible = (text: string) => (text === "\n" ? "¶" : text);

/** A piece of text: changed pieces as insertions and deletions, which point to who made them. */
export const RunText = memo(function RunText(props: RunTextProps) {
  const { run, place, manner, change, quiet, current, ink } = props;
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
