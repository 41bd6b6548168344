import type { Run } from "./history";

/** A run with its place in the clause. */
export type PlacedRun = readonly [Run, number];

/** A footnote with the runs of its words. */
export interface FootnoteRuns {
  readonly footnote: number;
  readonly number: number | undefined;
  readonly runs: readonly PlacedRun[];
}

/** Whether a run is the mark of a footnote, which stands in the line. */
export const isFootnoteMark = (run: Run) => run.footnote !== undefined && run.text === "";

/** The runs of a paragraph as they are shown: the line with the marks of its footnotes, and below it the footnotes with their words. */
export function footnotedRuns(runs: readonly PlacedRun[]): {
  readonly line: readonly PlacedRun[];
  readonly footnotes: readonly FootnoteRuns[];
} {
  const line: PlacedRun[] = [];
  const footnotes = new Map<number, { number: number | undefined; runs: PlacedRun[] }>();
  for (const placed of runs) {
    const [run] = placed;
    if (run.footnote === undefined) {
      line.push(placed);
      continue;
    }
    const known = footnotes.get(run.footnote) ?? { number: run.footnoteNumber, runs: [] };
    footnotes.set(run.footnote, known);
    (isFootnoteMark(run) ? line : known.runs).push(placed);
  }
  return {
    line,
    footnotes: [...footnotes].map(([footnote, { number, runs: words }]) => ({
      footnote,
      number,
      runs: words,
    })),
  };
}
