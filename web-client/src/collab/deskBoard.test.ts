import { describe, expect, it } from "vitest";
import type { Audience } from "../model/audience";
import { author, desk, forAll, forDelegation, thread } from "../model/comments.testLanguage";
import { deskId, threadId } from "../model/ids";
import type { Position, PositionValue } from "../model/positions";
import { emptyBoard, hasUnknown, withAll, withDesks, withPosition, withSeen, withThread } from "./deskBoard";

const france = forDelegation("FRA");
const own = (audience: Audience) => ({ ...audience, name: undefined, mayWrite: true });
const both = { audiences: [own(forAll), own(france)], desks: [desk("d1", forAll, 2), desk("d2", france, 5)] };
const onlyAll = { audiences: [own(forAll)], desks: [desk("d1", forAll, 2)] };
const all = {
  ...both,
  threads: [thread("t1", "d1", forAll, 2), thread("t2", "d2", france, 5)],
  positions: [],
};
const board = () => withAll(withDesks(emptyBoard, both), all);
const threadsOf = ({ threads }: ReturnType<typeof board>) => [...threads.keys()];

describe("what is said to audiences", () => {
  it("of those that one is in no more is gone at once", () => {
    const now = withDesks(board(), onlyAll);
    expect(threadsOf(now)).toEqual(["t1"]);
    expect([...now.desks.keys()]).toEqual(["d1"]);
    expect(now.audiences).toEqual(onlyAll.audiences);
  });

  it("and comes for one that one is not in, by a message on its way, is not taken", () => {
    const now = withDesks(board(), onlyAll);
    expect(withThread(now, thread("t3", "d2", france, 6))).toBe(now);
  });

  it("is not brought back by an answer that was given for other audiences", () => {
    const now = withAll(withDesks(board(), onlyAll), { ...onlyAll, threads: all.threads, positions: [] });
    expect(threadsOf(now)).toEqual(["t1"]);
  });

  it("goes with an answer, too, for other audiences than those before", () => {
    expect(threadsOf(withAll(board(), { ...onlyAll, threads: [], positions: [] }))).toEqual(["t1"]);
  });

  it("stays as the newer form has it, whichever comes first", () => {
    const later = thread("t1", "d1", forAll, 8, { state: "RESOLVED" });
    expect(withAll(withThread(board(), later), all).threads.get(threadId("t1"))?.state).toBe("RESOLVED");
    const known = withThread(board(), later);
    expect(withThread(known, thread("t1", "d1", forAll, 7))).toBe(known);
  });

  it("on a desk that was made while all was asked for stays", () => {
    const first = thread("t9", "d9", forAll, 1);
    const now = withAll(withThread(withDesks(emptyBoard, { ...onlyAll, desks: [] }), first), {
      ...onlyAll,
      desks: [],
      threads: [],
      positions: [],
    });
    expect(threadsOf(now)).toEqual(["t9"]);
  });

  it("is asked for when a desk has more than is known", () => {
    expect(hasUnknown(board(), both)).toBe(false);
    expect(hasUnknown(board(), { ...both, desks: [desk("d1", forAll, 3)] })).toBe(true);
    expect(hasUnknown(board(), { ...both, desks: [...both.desks, desk("d3", forDelegation("X"), 1)] })).toBe(
      true,
    );
  });

  const stands = (seq: number, value: PositionValue | undefined, on = "d1", audience = forAll): Position => ({
    desk: deskId(on),
    seq,
    audience,
    holder: { kind: "DELEGATION", code: "FRA" },
    scope: { kind: "CLAUSE", id: "a" },
    value,
    note: undefined,
    at: new Date(seq),
    by: author(),
  });
  const standing = ({ positions }: ReturnType<typeof board>) =>
    [...positions.values()].map(({ value }) => value);

  it("of where somebody stands is as it was said last, whichever comes first", () => {
    const now = withPosition(board(), stands(4, "OPPOSE"));
    expect(standing(now)).toEqual(["OPPOSE"]);
    expect(withPosition(now, stands(3, "SUPPORT"))).toBe(now);
    expect(standing(withAll(now, { ...all, positions: [stands(2, "SUPPORT")] }))).toEqual(["OPPOSE"]);
    expect(standing(withPosition(now, stands(5, undefined)))).toEqual([undefined]);
  });

  it("of where somebody stood and stands no more is gone when all is asked for", () => {
    const now = withPosition(board(), stands(2, "SUPPORT"));
    expect(standing(withAll(now, all))).toEqual([]);
  });

  it("of where somebody stands is behind the wall, too", () => {
    const now = withPosition(board(), stands(6, "RESERVE", "d2", france));
    expect(standing(now)).toEqual(["RESERVE"]);
    const left = withDesks(now, onlyAll);
    expect(standing(left)).toEqual([]);
    expect(withPosition(left, stands(7, "OPPOSE", "d2", france))).toBe(left);
    expect(
      standing(withAll(left, { ...onlyAll, threads: [], positions: [stands(7, "OPPOSE", "d2", france)] })),
    ).toEqual([]);
  });

  it("that one has read is not unread again", () => {
    const seen = withSeen(board(), deskId("d2"), 5);
    expect(withSeen(seen, deskId("d2"), 3)).toBe(seen);
    expect(withDesks(seen, both).desks.get(deskId("d2"))?.seen).toBe(5);
    expect(withThread(seen, thread("t4", "d2", france, 6)).desks.get(deskId("d2"))).toMatchObject({
      seq: 6,
      seen: 5,
    });
  });
});
