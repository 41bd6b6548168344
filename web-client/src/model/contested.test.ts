import { describe, expect, it } from "vitest";
import type { Bracket } from "./brackets";
import { type Contested, contestedOf, everything, isSameContested } from "./contested";
import { bracketId, clauseId } from "./ids";

const day = 86_400_000;
const now = new Date(100 * day);

function item(
  id: string,
  holders: readonly string[],
  daysOld: number,
  kind: Bracket["kind"] = "CONTESTED",
): Contested {
  const at = new Date(now.getTime() - daysOld * day);
  const hold = { stance: "KEEP", note: undefined, since: at, by: "Claire" } as const;
  const bracket: Bracket = {
    id: bracketId(id),
    kind,
    on: [],
    holders: holders.map((holder) => ({ holder, ...hold })),
    at,
    by: "Claire",
    settled: undefined,
  };
  const words = { isWhole: false, was: "words", now: undefined, state: "HELD", goneAt: undefined } as const;
  return { kind, key: id, bracket, clause: clauseId("a"), ...words };
}

const all = [
  item("b1", ["FRA", "KEN"], 0),
  item("b2", ["KEN"], 3),
  item("b3", ["chair"], 8, "PLACEHOLDER"),
  item("b4", ["FRA"], 2.9),
];

const left = (filter: Partial<typeof everything>) =>
  contestedOf(all, { ...everything, ...filter }, now)
    .map(({ key }) => key)
    .join(" ");

describe("what is looked for among what is contested", () => {
  it.each([
    [{}, "b1 b2 b3 b4"],
    [{ holder: "FRA" }, "b1 b4"],
    [{ holder: "KEN" }, "b1 b2"],
    [{ kind: "PLACEHOLDER" }, "b3"],
    [{ days: 3 }, "b2 b3"],
    [{ holder: "FRA", days: 1 }, "b4"],
    [{ holder: "USA" }, ""],
  ] as const)("by %o is %s", (filter, expected) => {
    expect(left(filter)).toBe(expected);
  });
});

describe("two things that are contested", () => {
  it("are the same as long as they say the same", () => {
    const [one] = all;
    if (one === undefined) throw new Error("expected one");
    expect(isSameContested(one, { ...one })).toBe(true);
    expect(isSameContested(one, undefined)).toBe(false);
    for (const other of [
      { now: "others" },
      { state: "GONE" },
      { clause: undefined },
      { goneAt: 7 },
      { bracket: { ...one.bracket } },
    ] as const) {
      expect(isSameContested(one, { ...one, ...other })).toBe(false);
    }
  });
});
