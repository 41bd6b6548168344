import { describe, expect, it } from "vitest";
import type { Audience } from "../model/audience";
import { desk, forAll, forDelegation, thread } from "../model/comments.testLanguage";
import { deskId, threadId } from "../model/ids";
import { emptyBoard, hasUnknown, withAll, withDesks, withSeen, withThread } from "./deskBoard";

const france = forDelegation("FRA");
const own = (audience: Audience) => ({ ...audience, name: undefined, mayWrite: true });
const both = { audiences: [own(forAll), own(france)], desks: [desk("d1", forAll, 2), desk("d2", france, 5)] };
const onlyAll = { audiences: [own(forAll)], desks: [desk("d1", forAll, 2)] };
const all = { ...both, threads: [thread("t1", "d1", forAll, 2), thread("t2", "d2", france, 5)] };
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
    const now = withAll(withDesks(board(), onlyAll), { ...onlyAll, threads: all.threads });
    expect(threadsOf(now)).toEqual(["t1"]);
  });

  it("goes with an answer, too, for other audiences than those before", () => {
    expect(threadsOf(withAll(board(), { ...onlyAll, threads: [] }))).toEqual(["t1"]);
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
