import { describe, expect, it } from "vitest";
import type { Activity, Timeline } from "./history";
import { TimeAxis } from "./timeAxis";

const minute = 60_000;
const day = 24 * 60 * minute;
const begin = Date.UTC(2026, 10, 12, 9);

/** A record whose entries were made so many milliseconds after the beginning, each a stretch of its own. */
function record(...after: readonly number[]): Timeline {
  const moment = (seq: number) => ({
    seq,
    at: new Date(begin + (after[seq - 1] ?? 0)),
    revision: undefined,
  });
  const activity = after.slice(1).map((_, index): Activity => {
    const { seq, at } = moment(index + 2);
    return { seq, from: at, at, edits: 1, inserted: 1, deleted: 0 };
  });
  return { first: moment(1), last: moment(after.length), activity, marks: [] };
}

describe("the axis of a record's time", () => {
  it("places entries by their time, and not by their number", () => {
    const minutes = Array.from({ length: 31 }, (_, index) => index * minute);
    const axis = new TimeAxis(record(...minutes.filter((at) => at < 10 * minute || at > 20 * minute)));

    // Ten entries in ten minutes, eleven minutes of nothing, ten more.
    expect(axis.quiet).toHaveLength(1);
    expect(axis.placeOf(1)).toBe(0);
    expect(axis.placeOf(20)).toBe(1);
    const steady = new TimeAxis(record(0, minute, 2 * minute, 2 * minute, 2 * minute, 4 * minute));
    expect(steady.placeOf(4)).toBe(steady.placeOf(3));
  });

  it("cuts long pauses to one length each, and tells how long they were", () => {
    const axis = new TimeAxis(record(0, minute, 5 * day, 5 * day + minute, 9 * day, 9 * day + 2 * minute));

    expect(axis.quiet.map(({ millis }) => Math.round(millis / day))).toEqual([5, 4]);
    const [one, other] = axis.quiet;
    expect((one?.to ?? 0) - (one?.from ?? 0)).toBeCloseTo((other?.to ?? 0) - (other?.from ?? 0));
    expect(axis.placeOf(2)).toBeCloseTo(one?.from ?? -1);
    expect(axis.placeOf(3)).toBeCloseTo(one?.to ?? -1);
  });

  it("finds the entry of a place, and the place of every entry again", () => {
    const axis = new TimeAxis(record(0, minute, 3 * minute, day, day + minute, 8 * day));

    for (const seq of [1, 2, 3, 4, 5, 6]) expect(axis.seqAt(axis.placeOf(seq))).toBe(seq);
    expect(axis.seqAt(-1)).toBe(1);
    expect(axis.seqAt(2)).toBe(6);
    expect(axis.timeOf(4)).toBe(begin + day);
  });

  it("never goes back, whatever clocks did", () => {
    const axis = new TimeAxis(record(0, 10 * minute, 4 * minute, 20 * minute));

    const places = [1, 2, 3, 4].map((seq) => axis.placeOf(seq));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("stands entries of one instant at one distance", () => {
    const axis = new TimeAxis(record(0, 0, 0));

    expect([1, 2, 3].map((seq) => axis.placeOf(seq))).toEqual([0, 0.5, 1]);
    expect(axis.quiet).toEqual([]);
    expect(new TimeAxis(record(0)).placeOf(1)).toBe(0);
  });

  it("keeps the time within a stretch of many entries", () => {
    const { first, last, marks } = record(0, 0, 0, 0, day);
    const at = (millis: number) => new Date(begin + millis);
    const axis = new TimeAxis({
      first,
      last,
      marks,
      activity: [
        { seq: 4, from: at(minute), at: at(3 * minute), edits: 3, inserted: 3, deleted: 0 },
        { seq: 5, from: at(day), at: at(day), edits: 1, inserted: 1, deleted: 0 },
      ],
    });

    expect(axis.timeOf(3)).toBe(begin + 2 * minute);
    expect(axis.quiet).toHaveLength(1);
  });
});
