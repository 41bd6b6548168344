import type { Timeline } from "./history";

/** A pause in which nothing happened, drawn shorter than it was. */
export interface Quiet {
  /** Where it is drawn, in parts of the axis from 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly millis: number;
}

interface Known {
  readonly seq: number;
  readonly at: number;
  readonly place: number;
}

/** A pause longer than this part of the whole life, and than so many usual ones, is cut to the longer of the two. */
const longestPart = 1 / 24;
const longestPauses = 2;

/**
 * Places the entries of a record by their time, from 0 to 1. Pauses that would leave no room for anything else are cut to one
 * length each, and known as {@link Quiet}, so that whoever draws the axis can say so.
 */
export class TimeAxis {
  readonly quiet: readonly Quiet[];
  readonly #known: readonly Known[];

  constructor({ first, last, activity, marks }: Timeline) {
    const times = new Map<number, number>([[first.seq, first.at.getTime()]]);
    let from = first.seq + 1;
    for (const { seq, from: begun, at } of activity) {
      times.set(from, begun.getTime());
      times.set(seq, at.getTime());
      from = seq + 1;
    }
    for (const { seq, at } of marks) times.set(seq, at.getTime());
    times.set(last.seq, last.at.getTime());
    const points = [...times]
      .filter(([seq]) => seq >= first.seq && seq <= last.seq)
      .sort(([a], [b]) => a - b);
    // Clocks of servers may have gone back; the record's order counts.
    let latest = first.at.getTime();
    const sorted = points.map(([seq, at]) => {
      latest = Math.max(latest, at);
      return { seq, at: latest };
    });
    const span = latest - first.at.getTime();
    const most = span * Math.max(longestPart, longestPauses / Math.max(1, sorted.length - 1));
    const length = (index: number) => {
      const [before, point] = [sorted[index - 1], sorted[index]];
      return before === undefined || point === undefined ? 0 : point.at - before.at;
    };
    const total = sorted.reduce((sum, _, index) => sum + Math.min(length(index), most), 0);
    let passed = 0;
    const quiet: Quiet[] = [];
    this.#known = sorted.map(({ seq, at }, index) => {
      // Without any time between them, entries stand at one distance.
      if (total === 0) return { seq, at, place: index / Math.max(1, sorted.length - 1) };
      const from = passed / total;
      passed += Math.min(length(index), most);
      const place = passed / total;
      if (length(index) > most) quiet.push({ from, to: place, millis: length(index) });
      return { seq, at, place };
    });
    this.quiet = quiet;
  }

  /** Where an entry stands. */
  placeOf(seq: number): number {
    return this.#between(
      seq,
      (point) => point.seq,
      (point) => point.place,
    );
  }

  /** About when an entry was made, in milliseconds since 1970. */
  timeOf(seq: number): number {
    return this.#between(
      seq,
      (point) => point.seq,
      (point) => point.at,
    );
  }

  /** The entry that stands nearest to a place. */
  seqAt(place: number): number {
    return Math.round(
      this.#between(
        place,
        (point) => point.place,
        (point) => point.seq,
      ),
    );
  }

  #between(wanted: number, of: (point: Known) => number, give: (point: Known) => number): number {
    const known = this.#known;
    const index = known.findIndex((point) => of(point) >= wanted);
    const after = index === -1 ? known.at(-1) : known[index];
    if (after === undefined) return 0;
    const before = index > 0 ? known[index - 1] : undefined;
    if (index === -1 || before === undefined || of(after) === of(before)) return give(after);
    const part = (wanted - of(before)) / (of(after) - of(before));
    return give(before) + part * (give(after) - give(before));
  }
}
