import { describe, expect, it } from "vitest";
import type { Agreement } from "./agreement";
import type { Bracket } from "./brackets";
import { type ContestedWords, contestedClauses, contestedOf, everything, isSameContested } from "./contested";
import { bracketId, clauseId, delegationCode, packageId, personId } from "./ids";
import type { ClauseStatus, Decision, Standing } from "./standing";

const day = 86_400_000;
const now = new Date(100 * day);

function item(
  id: string,
  holders: readonly string[],
  daysOld: number,
  kind: Bracket["kind"] = "CONTESTED",
): ContestedWords {
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

const at = (daysOld: number) => new Date(now.getTime() - daysOld * day);
const person = { person: personId("p"), name: "Claire" };

function decided(status: ClauseStatus, agreement?: Agreement): Decision {
  return { ...person, status, delegation: undefined, at: at(1), reason: undefined, agreement };
}

/** `b`, by France, and `c`, by the chair, compete with `a`; `c` and `d` are one package. */
const standing: Standing = {
  seq: 9,
  mode: "EVERYBODY",
  archived: false,
  clauses: new Map(),
  alternatives: [
    { ...person, clause: clauseId("b"), of: clauseId("a"), delegation: delegationCode("FRA"), at: at(4) },
    { ...person, clause: clauseId("c"), of: clauseId("a"), delegation: undefined, at: at(1) },
  ],
  packages: new Map([
    [
      packageId("p7"),
      {
        id: packageId("p7"),
        title: "Finance",
        clauses: [clauseId("d"), clauseId("c")],
        at: at(8),
        by: "Amara",
      },
    ],
  ]),
};

const inText = (ids: string) => (clause: string) => {
  const place = ids.indexOf(clause);
  return place < 0 ? undefined : place;
};
const ofClauses = (ids: string, more: Partial<Standing> = {}) =>
  contestedClauses({ ...standing, ...more }, inText(ids));

describe("what is contested of whole clauses", () => {
  it("are packages and competitions, at the first of their clauses in the text", () => {
    expect(ofClauses("abcd").map(({ kind, clause }) => [kind, clause])).toEqual([
      ["PACKAGE", "c"],
      ["ALTERNATIVES", "a"],
    ]);
    expect(ofClauses("dcb").map(({ clause }) => clause)).toEqual(["d", "b"]);
    expect(ofClauses("").map(({ clause }) => clause)).toEqual([undefined, undefined]);
  });

  it("is no package whose clauses in the text are all agreed", () => {
    const agreed = (...ids: string[]) => ({
      clauses: new Map(ids.map((id) => [clauseId(id), decided("AGREED")])),
    });
    expect(ofClauses("abcd", agreed("c")).map(({ kind }) => kind)).toEqual(["PACKAGE", "ALTERNATIVES"]);
    expect(ofClauses("abcd", agreed("c", "d")).map(({ kind }) => kind)).toEqual(["ALTERNATIVES"]);
    expect(ofClauses("abc", agreed("c")).map(({ kind }) => kind)).toEqual(["ALTERNATIVES"]);
  });

  it("says of a package how far its clauses have come, and whose confirmation is missing", () => {
    const agreement: Agreement = {
      forum: undefined,
      pending: [delegationCode("KEN")],
      withheld: [{ delegation: delegationCode("USA"), reason: "No", by: "Sam", at: at(1) }],
      confirmed: [],
    };
    const clauses = new Map([[clauseId("c"), decided("AGREED_AD_REFERENDUM", agreement)]]);
    expect(ofClauses("abcd", { clauses })[0]).toMatchObject({
      there: ["c", "d"],
      statuses: ["AGREED_AD_REFERENDUM", "OPEN"],
      pending: ["KEN"],
      withheld: ["USA"],
    });
  });

  it.each([
    [{}, "PACKAGE ALTERNATIVES"],
    [{ holder: "FRA" }, "ALTERNATIVES"],
    [{ holder: "chair" }, "PACKAGE ALTERNATIVES"],
    [{ holder: "KEN" }, ""],
    [{ kind: "PACKAGE" }, "PACKAGE"],
    [{ kind: "CONTESTED" }, ""],
    [{ days: 3 }, "PACKAGE ALTERNATIVES"],
    [{ days: 7 }, "PACKAGE"],
  ] as const)("by %o is %s", (filter, expected) => {
    const found = contestedOf(ofClauses("abcd"), { ...everything, ...filter }, now);
    expect(found.map(({ kind }) => kind).join(" ")).toBe(expected);
  });

  it("is the same as long as it says the same", () => {
    const isSame = (more: Partial<Standing>, ids = "abcd") => {
      const others = ofClauses(ids, more);
      return ofClauses("abcd").map((item, index) => isSameContested(item, others[index]));
    };
    expect(isSame({ seq: 10 })).toEqual([true, true]);
    expect(isSame({ clauses: new Map([[clauseId("d"), decided("PARKED")]]) })).toEqual([false, true]);
    expect(isSame({}, "bcad")).toEqual([true, true]);
    expect(isSame({}, "dabc")).toEqual([false, true]);
    const [first] = standing.alternatives ?? [];
    expect(isSame({ alternatives: first === undefined ? [] : [first] })).toEqual([true, false]);
  });
});

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
