import { isFootnoteMark } from "./footnotedRuns";
import type { Deed, DelegationFigures, MarkedClause, Run } from "./history";
import type { ClauseId, DelegationCode } from "./ids";
import { oneLine } from "./oneLine";

/** What a change is, as a reader would say it. */
export type ChangeKind = "insert" | "delete" | "replace" | "format" | "added" | "removed" | "moved" | "kind";

/** Stands, on a branch, for the draft that it follows. */
export const theDraft = "=";

/** A delegation by which changes are filtered; "" stands for people without one. */
export type DelegationKey = DelegationCode | "" | typeof theDraft;

/** One change as a reader counts them: neighbouring runs of one person, or something done to a clause as a whole. */
export interface TextChange {
  /** Unique in its text, and stable while the text is. */
  readonly key: string;
  readonly clause: ClauseId;
  readonly kind: ChangeKind;
  /** Undefined when the record does not name one person. */
  readonly by: Deed | undefined;
  /** Everybody whose hand is in it. */
  readonly delegations: ReadonlySet<DelegationKey>;
  /** The first and last of the clause's runs that belong to it; undefined when it is the clause as a whole. */
  readonly runs: readonly [number, number] | undefined;
  readonly inserted: string;
  readonly deleted: string;
}

export const delegationKey = (deed: {
  readonly delegation: DelegationCode | undefined;
  readonly ofDraft?: boolean | undefined;
}): DelegationKey => (deed.ofDraft ? theDraft : (deed.delegation ?? ""));

/** The delegation that a key stands for, if it stands for one. */
export const delegationOf = (key: DelegationKey): DelegationCode | undefined =>
  key === "" || key === theDraft ? undefined : key;

/** Whether it is an end of a bracket that came or went. That is told with the bracket, and is no change of the text. */
export const isChangedSign = (run: Run) => run.sign !== undefined && run.change !== undefined;

type Fate = "insert" | "delete" | "format" | undefined;

function fateOf(run: Run): Fate {
  return run.change ?? (run.format === undefined ? undefined : "format");
}

const onlySpace = (text: string) => /^[^\S\n]*$/.test(text);

interface Group {
  first: number;
  last: number;
  readonly formats: boolean;
  readonly by: Deed;
  /** The footnote in which it is, if that was there before; with one that comes or goes, the words around it may change too. */
  readonly footnote: number | undefined;
}

/**
 * The groups of changed runs. Runs of one person belong together when nothing stands between them, or nothing but
 * space: "big house" that became "large home" is one change.
 */
function groupsOf(runs: readonly Run[]): Group[] {
  const groups: Group[] = [];
  const lasting = new Set(
    runs.filter((run) => isFootnoteMark(run) && run.change === undefined).map((run) => run.footnote),
  );
  let open: Group | undefined;
  runs.forEach((run, index) => {
    if (run.sign !== undefined) return;
    const fate = fateOf(run);
    if (fate === undefined) {
      if (!onlySpace(run.text)) open = undefined;
      return;
    }
    const formats = fate === "format";
    const footnote = lasting.has(run.footnote) ? run.footnote : undefined;
    if (
      open !== undefined &&
      open.by.person === run.by.person &&
      open.formats === formats &&
      open.footnote === footnote
    ) {
      open.last = index;
      return;
    }
    open = { first: index, last: index, formats, by: run.by, footnote };
    groups.push(open);
  });
  return groups;
}

function textOf(runs: readonly Run[], change: "insert" | "delete"): string {
  return runs
    .filter((run) => run.change === change && run.sign === undefined)
    .map((run) => run.text)
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}

function kindOf(runs: readonly Run[], formats: boolean): ChangeKind {
  if (formats) return "format";
  const inserts = runs.some((run) => run.change === "insert");
  const deletes = runs.some((run) => run.change === "delete");
  if (inserts && deletes) return "replace";
  return inserts ? "insert" : "delete";
}

function ofGroup(clause: MarkedClause, group: Group): TextChange {
  const runs = clause.runs.slice(group.first, group.last + 1);
  const hands = runs
    .filter((run) => fateOf(run) !== undefined && run.sign === undefined)
    .flatMap((run) => [
      run.by,
      ...run.parts.filter((part) => part.change !== undefined).map((part) => part.by),
    ]);
  return {
    key: `${clause.id}:${group.first}`,
    clause: clause.id,
    kind: kindOf(runs, group.formats),
    by: group.by,
    delegations: new Set(hands.map(delegationKey)),
    runs: [group.first, group.last],
    inserted: textOf(runs, "insert"),
    deleted: textOf(runs, "delete"),
  };
}

function ofClause(clause: MarkedClause, kind: ChangeKind): TextChange {
  return {
    key: `${clause.id}:${kind}`,
    clause: clause.id,
    kind,
    by: clause.by,
    delegations: new Set(clause.by === undefined ? [] : [delegationKey(clause.by)]),
    runs: undefined,
    inserted: "",
    deleted: "",
  };
}

/** Whether a clause that was there before is of another kind now. */
export function changedKind(clause: MarkedClause): boolean {
  return clause.change === "changed" && clause.kindBefore !== undefined && clause.kindBefore !== clause.kind;
}

/** The changes in one clause, in the order of the text; what was done to the clause as a whole comes first. */
export function changesOfClause(clause: MarkedClause): TextChange[] {
  const inText = groupsOf(clause.runs).map((group) => ofGroup(clause, group));
  const whole: TextChange[] = [];
  if (clause.moved) whole.push(ofClause(clause, "moved"));
  if (changedKind(clause)) whole.push(ofClause(clause, "kind"));
  if (clause.change === "added" || clause.change === "removed") {
    const [only] = inText;
    if (only === undefined) whole.push(ofClause(clause, clause.change));
    else if (inText.length === 1) return [...whole, { ...only, kind: clause.change }];
  }
  return [...whole, ...inText];
}

/** The changes of the delegations that are chosen; of all when none is. */
export function chosenChanges(
  changes: readonly TextChange[],
  chosen: ReadonlySet<DelegationKey>,
): readonly TextChange[] {
  if (chosen.size === 0) return changes;
  return changes.filter((change) => [...change.delegations].some((each) => chosen.has(each)));
}

/** The place of the change to go to: the next or the one before, and no further than the ends. */
export function neighbour(count: number, current: number | undefined, step: 1 | -1): number | undefined {
  if (count === 0) return undefined;
  if (current === undefined) return step === 1 ? 0 : count - 1;
  return Math.min(Math.max(current + step, 0), count - 1);
}

/** Clauses of a text that are shown, and stretches of others that are folded away. */
export type Section =
  | { readonly kind: "clause"; readonly clause: MarkedClause }
  | { readonly kind: "fold"; readonly clauses: readonly MarkedClause[] };

/** Folds what is not shown, neighbours together. */
export function sectionsOf(
  clauses: readonly MarkedClause[],
  isShown: (clause: MarkedClause) => boolean,
): Section[] {
  const sections: { kind: "clause" | "fold"; clauses: MarkedClause[] }[] = [];
  for (const clause of clauses) {
    const last = sections.at(-1);
    if (isShown(clause)) sections.push({ kind: "clause", clauses: [clause] });
    else if (last?.kind === "fold") last.clauses.push(clause);
    else sections.push({ kind: "fold", clauses: [clause] });
  }
  return sections.flatMap(({ kind, clauses: those }): Section[] => {
    const [clause] = those;
    if (clause === undefined) return [];
    return [kind === "clause" ? { kind, clause } : { kind, clauses: those }];
  });
}

/** One side of a text with changes, or both in one. */
export type Side = "both" | "before" | "after";

/** A paragraph with its runs, each with its place in the clause. */
export interface ParagraphRuns {
  readonly index: number;
  readonly runs: readonly (readonly [Run, number])[];
  /** The break after it, where that was inserted or deleted. */
  readonly breakAfter: readonly [Run, number] | undefined;
}

const isOn = (side: Side, change: "insert" | "delete" | undefined) =>
  side === "both" || change === undefined || change === (side === "before" ? "delete" : "insert");

interface OpenParagraph {
  readonly index: number;
  readonly runs: (readonly [Run, number])[];
}

/**
 * The runs of a clause by paragraph, on one side or on both. On one side, the text of a paragraph that had no beginning
 * of its own there belongs to the one before it: that is how a split or a join looks from the other side. A break
 * between paragraphs is drawn only where it changed.
 */
export function paragraphsOf(clause: MarkedClause, side: Side): ParagraphRuns[] {
  const open: OpenParagraph[] = [];
  clause.paragraphs.forEach((paragraph, index) => {
    if (isOn(side, paragraph.change) || open.length === 0) open.push({ index, runs: [] });
    const into = open.at(-1);
    clause.runs.forEach((run, at) => {
      if (run.paragraph === index && isOn(side, run.change)) into?.runs.push([run, at]);
    });
  });
  return open.map(({ index, runs }, place) => {
    const end = runs.at(-1);
    const isBreak = place < open.length - 1 && end !== undefined && end[0].text === "\n";
    if (!isBreak) return { index, runs, breakAfter: undefined };
    const drawn = side === "both" && end[0].change !== undefined;
    return { index, runs: runs.slice(0, -1), breakAfter: drawn ? end : undefined };
  });
}

const openingLength = 90;

/** The first words of a clause, on one line. */
export function openingOf(clause: MarkedClause): string {
  const all = clause.runs.map((run) =>
    run.footnote !== undefined ||
    run.sign !== undefined ||
    (clause.change !== "removed" && run.change === "delete")
      ? ""
      : run.text,
  );
  const line = oneLine(all.join(""));
  return line.length <= openingLength ? line : `${line.slice(0, openingLength).trimEnd()}…`;
}

/** Those who wrote a text, by delegation, with how many characters of it are theirs; most first. */
export function authorship(clauses: readonly MarkedClause[]): DelegationFigures[] {
  const found = new Map<DelegationKey, { clauses: Set<ClauseId>; inserted: number; deleted: number }>();
  for (const clause of clauses) {
    for (const run of clause.runs) {
      const key = delegationKey(run.by);
      const sum = found.get(key) ?? { clauses: new Set<ClauseId>(), inserted: 0, deleted: 0 };
      sum.clauses.add(clause.id);
      if (run.change === "delete") sum.deleted += run.text.length;
      else sum.inserted += run.text.length;
      found.set(key, sum);
    }
  }
  return [...found]
    .map(([key, sum]) => ({
      delegation: delegationOf(key),
      ofDraft: key === theDraft,
      clauses: sum.clauses.size,
      inserted: sum.inserted,
      deleted: sum.deleted,
    }))
    .sort((a, b) => b.inserted - a.inserted);
}
