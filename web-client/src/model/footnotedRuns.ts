import type { Run } from "./history";

/** A run with its place in the clause. */
export type PlacedRun = readonly [Run, number];

/** A footnote with the runs of its words. */
export interface FootnoteRuns {
  readonly footnote: number;
  /** The mark of the footnote, or a run of its words where that is not shown. */
  readonly first: Run;
  readonly runs: readonly PlacedRun[];
}

/** Whether a run is the mark of a footnote, which stands in the line. */
export const isFootnoteMark = (run: Run) => run.footnote !== undefined && run.text === "";

/** The number by which the footnote of a run is called, on the side of before or otherwise; undefined where it has none. */
export function footnoteNumberOf(run: Run, before: boolean): number | undefined {
  return before ? (run.footnoteNumberBefore ?? run.footnoteNumber) : run.footnoteNumber;
}

/** The runs of a paragraph as they are shown: the line with the marks of its footnotes, and below it the footnotes with their words. */
export function footnotedRuns(runs: readonly PlacedRun[]): {
  readonly line: readonly PlacedRun[];
  readonly footnotes: readonly FootnoteRuns[];
} {
  const line: PlacedRun[] = [];
  const footnotes = new Map<number, { first: Run; runs: PlacedRun[] }>();
  for (const placed of runs) {
    const [run] = placed;
    if (run.footnote === undefined) {
      line.push(placed);
      continue;
    }
    const known = footnotes.get(run.footnote) ?? { first: run, runs: [] };
    footnotes.set(run.footnote, known);
    (isFootnoteMark(run) ? line : known.runs).push(placed);
  }
  return {
    line,
    footnotes: [...footnotes].map(([footnote, { first, runs: words }]) => ({ footnote, first, runs: words })),
  };
}
