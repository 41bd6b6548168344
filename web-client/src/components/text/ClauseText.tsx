import { VisuallyHidden } from "@mantine/core";
import { type CSSProperties, Fragment, memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import {
  changedKind,
  type DelegationKey,
  delegationKey,
  delegationOf,
  type ParagraphRuns,
  paragraphsOf,
  type TextChange,
  theDraft,
} from "../../model/changes";
import { lineKinds } from "../../model/clause";
import {
  type FootnoteRuns,
  footnotedRuns,
  footnoteNumberOf,
  isFootnoteMark,
  type PlacedRun,
} from "../../model/footnotedRuns";
import type { MarkedClause, Paragraph, Run } from "../../model/history";
import { partsOf } from "../../model/tableRows";
import { Icon, type IconName } from "../Icon";
import { type Look, useLook } from "../palette";
import { StatusBadge } from "../StatusBadge";
import tables from "./ClauseTable.module.css";
import { useTextLanguage } from "./language";
import classes from "./MarkedText.module.css";
import { type Manner, RunText } from "./RunText";

export interface ClauseTextProps {
  readonly clause: MarkedClause;
  readonly changes: readonly TextChange[];
  readonly manner: "merged" | "sides" | "authors";
  readonly chosen: ReadonlySet<DelegationKey>;
  /** The key of the change that the reader is at, if it is in this clause. */
  readonly current: string | undefined;
  /** What can be done with the clause. */
  readonly menu: ((clause: MarkedClause) => ReactNode) | undefined;
  /** Something has just changed in it. */
  readonly edited: boolean;
}

type LookOf = (delegation: Run["by"]["delegation"]) => Look;

interface ParagraphsProps extends ClauseTextProps {
  readonly side: Manner;
  readonly lookOf: LookOf;
}

function isChosen(run: Run, chosen: ReadonlySet<DelegationKey>): boolean {
  if (chosen.size === 0) return true;
  return [run, ...run.parts].some((each) => chosen.has(delegationKey(each.by)));
}

/** What stands before a paragraph. The clause's own number stands in the margin. */
function labelOn(side: Manner, clause: MarkedClause, paragraph: Paragraph): string {
  const { depth, label, labelBefore, change } = paragraph;
  if (depth === 0) return "";
  const old = side === "before" || clause.change === "removed" || change === "delete";
  return old ? labelBefore : label;
}

/** One that was gone before has none. */
const numberOn = (side: Manner, run: Run) => String(footnoteNumberOf(run, side === "before") ?? "*");

function Paragraphs({ clause, changes, chosen, current, side, lookOf }: ParagraphsProps) {
  const keyOf = (index: number) =>
    changes.find(({ runs }) => runs !== undefined && index >= runs[0] && index <= runs[1])?.key;
  const { t } = useTranslation();
  const drawRun = (run: Run, index: number) => {
    const key = keyOf(index);
    return (
      <RunText
        key={index}
        run={run}
        place={`${clause.id}:${index}`}
        manner={side}
        change={run.change === undefined && run.format === undefined ? undefined : key}
        quiet={!isChosen(run, chosen)}
        current={current !== undefined && key === current}
        ink={lookOf(run.by.delegation).ink}
      />
    );
  };
  const draw = ([run, index]: PlacedRun) => {
    if (!isFootnoteMark(run)) return drawRun(run, index);
    return (
      <sup key={index} className={classes.mark}>
        <VisuallyHidden>{t("change.footnoteMark")}</VisuallyHidden>
        {drawRun({ ...run, text: numberOn(side, run) }, index)}
      </sup>
    );
  };
  const drawFootnotes = (footnotes: readonly FootnoteRuns[], indent: CSSProperties | undefined) =>
    footnotes.length > 0 && (
      <div className={classes.footnotes} style={indent}>
        {footnotes.map(({ footnote, first, runs }) => (
          <p key={footnote} className={classes.footnote} role="note">
            <span className={classes.footnoteNumber}>{numberOn(side, first)}</span>
            <span>{runs.map(draw)}</span>
          </p>
        ))}
      </div>
    );
  const isLine = lineKinds.has(clause.kind);
  const drawParagraph = ({ index, runs, breakAfter }: ParagraphRuns, inTable: boolean) => {
    const paragraph = clause.paragraphs[index];
    if (paragraph === undefined) return null;
    const shown = labelOn(side, clause, paragraph);
    const { line, footnotes } = footnotedRuns(runs);
    const words = (
      <>
        {line.map(draw)}
        {breakAfter !== undefined && !inTable && draw(breakAfter)}
      </>
    );
    const indent = inTable || isLine ? undefined : { marginInlineStart: `${paragraph.depth * 2.2}em` };
    const below = drawFootnotes(footnotes, indent);
    if (isLine) {
      return (
        <Fragment key={index}>
          {clause.kind === "title" ? (
            <h2 className={classes.title}>{words}</h2>
          ) : (
            <h3 className={classes.heading}>{words}</h3>
          )}
          {below}
        </Fragment>
      );
    }
    return (
      <Fragment key={index}>
        <p
          className={classes.paragraph}
          data-labelled={shown !== "" || undefined}
          data-change={paragraph.change}
          style={indent}
        >
          {shown !== "" && <span className={classes.label}>{shown} </span>}
          {words}
        </p>
        {below}
      </Fragment>
    );
  };
  return partsOf(clause, paragraphsOf(clause, side === "merged" || side === "authors" ? "both" : side)).map(
    (part) =>
      part.kind === "paragraph" ? (
        drawParagraph(part.paragraph, false)
      ) : (
        <div key={`table${part.table}`} className={tables.table}>
          <table>
            <tbody>
              {part.rows.map((row) => (
                <tr key={row.row} data-change={row.change}>
                  {row.cells.map((cell) => {
                    const words = cell.paragraphs.map((paragraph) => drawParagraph(paragraph, true));
                    const change = row.change === undefined ? cell.change : undefined;
                    return row.header ? (
                      <th key={cell.cell} scope="col" data-change={change}>
                        {words}
                      </th>
                    ) : (
                      <td key={cell.cell} data-change={change}>
                        {words}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ),
  );
}

/** A word on what was done to the clause as a whole. It is a change that one can go to, where there is no other. */
function Sign({
  icon,
  text,
  change,
  current,
}: {
  icon: IconName;
  text: string;
  change?: string;
  current?: boolean;
}) {
  return (
    <span
      className={classes.sign}
      data-change={change}
      data-current={current === true || undefined}
      tabIndex={change === undefined ? undefined : -1}
    >
      <Icon name={icon} size={12} />
      {text}
    </span>
  );
}

function Signs({ clause, changes, current }: ClauseTextProps) {
  const { t } = useTranslation();
  const keyOf = (kind: TextChange["kind"]) => {
    const found = changes.find((change) => change.kind === kind && change.runs === undefined);
    return found === undefined ? {} : { change: found.key, current: found.key === current };
  };
  const renumbered =
    clause.numberBefore !== "" && clause.number !== "" && clause.numberBefore !== clause.number;
  return (
    <>
      {clause.change === "added" && <Sign icon="add" text={t("change.added")} {...keyOf("added")} />}
      {clause.change === "removed" && <Sign icon="remove" text={t("change.removed")} {...keyOf("removed")} />}
      {clause.moved && <Sign icon="move" text={t("change.moved")} {...keyOf("moved")} />}
      {changedKind(clause) && clause.kindBefore !== undefined && (
        <Sign
          icon="pen"
          text={t("change.wasKind", { kind: t(`kind.${clause.kindBefore}`) })}
          {...keyOf("kind")}
        />
      )}
      {renumbered && (
        <span className={classes.before}>{t("change.wasNumber", { number: clause.numberBefore })}</span>
      )}
    </>
  );
}

/** The delegations that had a hand in the clause's changes, by their codes. */
function Hands({ changes, lookOf }: { changes: readonly TextChange[]; lookOf: LookOf }) {
  const { t } = useTranslation();
  const keys = [...new Set(changes.flatMap(({ delegations }) => [...delegations]))];
  if (keys.length === 0) return null;
  return (
    <ul className={classes.hands} aria-label={t("change.hands")}>
      {keys.map((key) => {
        const code = delegationOf(key);
        const look = lookOf(code);
        return (
          <li key={key} className={classes.hand} {...look.ink} title={code && look.name}>
            {code ?? t(key === theDraft ? "change.theDraft" : "people.without")}
          </li>
        );
      })}
    </ul>
  );
}

/** One clause: its number and what became of it in the margin, its words, and at their end whose changes they are. */
export const ClauseText = memo(function ClauseText(props: ClauseTextProps) {
  const { clause, changes, manner, menu, edited } = props;
  const lookOf = useLook();
  const language = useTextLanguage();
  const number = clause.change === "removed" ? clause.numberBefore || clause.number : clause.number;
  return (
    <div
      className={classes.clause}
      data-clause-id={clause.id}
      data-kind={clause.kind}
      data-fate={clause.change}
      data-manner={manner}
      data-edited={edited || undefined}
    >
      <div className={classes.gutter}>
        <span className={classes.line}>
          {menu?.(clause)}
          {number !== "" && <span className={classes.number}>{number}</span>}
        </span>
        {clause.status !== undefined && clause.status !== "OPEN" && <StatusBadge status={clause.status} />}
        <Signs {...props} />
      </div>
      {manner === "sides" ? (
        <>
          <div className={classes.side} data-side="before" {...language}>
            <Paragraphs {...props} side="before" lookOf={lookOf} />
          </div>
          <div className={classes.side} data-side="after" {...language}>
            <Paragraphs {...props} side="after" lookOf={lookOf} />
          </div>
        </>
      ) : (
        <div className={classes.words} {...language}>
          <Paragraphs {...props} side={manner} lookOf={lookOf} />
          {manner === "merged" && <Hands changes={changes} lookOf={lookOf} />}
        </div>
      )}
    </div>
  );
});
