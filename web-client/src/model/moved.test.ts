import { describe, expect, it } from "vitest";
import { clauseId, delegationCode } from "./ids";
import { newMoves, seenNow, unseenMoves } from "./moved";
import type { MovedClause } from "./proposals";

const [a, b] = [clauseId("a"), clauseId("b")];

function moved(clause: MovedClause["clause"], seq: number): MovedClause {
  const by = { name: "Amara", delegation: delegationCode("FRA") };
  return { clause, label: "OP1", change: "CHANGED", seq, at: new Date(0), by };
}

describe("what moved under a branch", () => {
  it("is unseen until somebody looks at it, and again when it moves on", () => {
    const now = [moved(a, 4), moved(b, 7)];

    const seen = seenNow(now, new Map(), a);

    expect(unseenMoves(now, seen)).toEqual([moved(b, 7)]);
    expect(unseenMoves([moved(a, 9)], seen)).toEqual([moved(a, 9)]);
  });

  it("is remembered as long as it is told, and no longer", () => {
    const seen = seenNow([moved(a, 4)], new Map(), a);

    expect([...seenNow([moved(a, 4), moved(b, 7)], seen, b)]).toEqual([
      [a, 4],
      [b, 7],
    ]);
    expect([...seenNow([moved(b, 7)], seen, b)]).toEqual([[b, 7]]);
  });

  it("is news when it was not told, or moved since", () => {
    expect(newMoves([moved(a, 4)], [moved(a, 4), moved(b, 7)])).toEqual([moved(b, 7)]);
    expect(newMoves([moved(a, 4)], [moved(a, 5)])).toEqual([moved(a, 5)]);
    expect(newMoves([moved(a, 4)], [])).toEqual([]);
  });
});
