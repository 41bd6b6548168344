import type { Stance } from "./brackets";
import type { ClauseStatus } from "./standing";

/** Where a draft stands, in figures. */
export interface StandingCounts {
  /** How many paragraphs, articles and annexes have each status, as it is shown; those that none has are left out. */
  readonly statuses: ReadonlyMap<ClauseStatus, number>;
  /** How many brackets stand in which words are contested. */
  readonly brackets: number;
  /** How many brackets stand for words that are to come. */
  readonly placeholders: number;
}

/** How many clauses are agreed for good, or adopted. */
export function agreedOf(statuses: ReadonlyMap<ClauseStatus, number>): number {
  return (statuses.get("AGREED") ?? 0) + (statuses.get("ADOPTED") ?? 0);
}

/** How many clauses there are. */
export function clausesOf(statuses: ReadonlyMap<ClauseStatus, number>): number {
  return [...statuses.values()].reduce((sum, count) => sum + count, 0);
}

/** When figures of a draft's life are counted: after each day in UTC that has entries, or at each revision and now. */
export const figureSteps = ["day", "revision"] as const;
export type FigureStep = (typeof figureSteps)[number];

/** Where a draft stood after an entry of its record. */
export interface FigureCounts extends StandingCounts {
  readonly seq: number;
  readonly at: Date;
  readonly clauses: number;
  readonly agreed: number;
  /** Contested words, each counted once. */
  readonly bracketedWords: number;
  /** Those to which they are alternatives are not counted. */
  readonly alternatives: number;
  readonly packages: number;
}

export interface FigurePoint extends FigureCounts {
  /** The day of its entry, at midnight in UTC. */
  readonly day: Date;
  /** The symbols of the revisions that were issued since the point before. */
  readonly revisions: readonly string[];
}

export interface FigureSeries {
  readonly by: FigureStep;
  /** Whether there were earlier points. */
  readonly more: boolean;
  /** In the order of the record; the last is now. */
  readonly points: readonly FigurePoint[];
}

/** What one holder of brackets holds. */
export interface HeldFigures {
  /** The code of a delegation, `chair` or `unknown`. */
  readonly holder: string;
  readonly brackets: number;
  readonly placeholders: number;
  readonly words: number;
  readonly stances: ReadonlyMap<Stance, number>;
}

export interface DraftFigures extends FigureCounts {
  /** Who holds most first. */
  readonly holders: readonly HeldFigures[];
}

/**
 * The corners of a line that keeps each value until the next, from the left edge to the right one.
 *
 * @param places where the values stand, from 0 to 1 and rising
 * @param values from 0 to `most`
 * @returns pairs from 0 to 1, of which the second is 0 for `most` and 1 for 0
 */
export function stepLine(
  places: readonly number[],
  values: readonly number[],
  most: number,
): readonly (readonly [number, number])[] {
  const corners: (readonly [number, number])[] = [];
  values.forEach((value, index) => {
    const height = 1 - value / Math.max(1, most);
    const before = corners.at(-1);
    const place = places[index] ?? 1;
    if (before !== undefined) corners.push([place, before[1]]);
    corners.push([place, height]);
  });
  const last = corners.at(-1);
  return last === undefined || last[0] >= 1 ? corners : [...corners, [1, last[1]]];
}

/** Where the points of a series stand from left to right, from 0 to 1: by their time, or at one distance. */
export function placesOf({ by, points }: FigureSeries): readonly number[] {
  const times = points.map(({ at }) => at.getTime());
  const first = times[0] ?? 0;
  const span = Math.max(...times) - first;
  let latest = 0;
  return points.map(({ at }, index) => {
    const even = index / Math.max(1, points.length - 1);
    // Clocks of servers may have gone back; the record's order counts.
    latest = Math.max(latest, by === "revision" || span <= 0 ? even : (at.getTime() - first) / span);
    return latest;
  });
}

/** The least of 1, 1.5, 2, 3, 4, 5, 6 and 8 times a power of ten that is at least a value: where an axis ends. */
export function roundUp(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8].find((each) => each * power >= value) ?? 10;
  return step * power;
}
