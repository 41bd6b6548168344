import { describe, expect, it } from "vitest";
import { clauseId } from "./ids";
import { placed, searched } from "./placing";

const clause = (id: string) => ({ id: clauseId(id), kind: "operative" as const, number: "" });
const order = (clauses: readonly { id: string }[]) => clauses.map(({ id }) => id).join("");

describe("the order of clauses", () => {
  const clauses = ["a", "b", "c"].map(clause);
  it.each([
    ["a", "c", "bca"],
    ["c", "a", "acb"],
    ["c", undefined, "cab"],
    ["b", "b", "abc"],
    ["x", "a", "abc"],
  ])("with %s behind %s is %s", (moved, behind, expected) => {
    const target = behind === undefined ? undefined : clauseId(behind);
    expect(order(placed(clauses, clauseId(moved), target))).toBe(expected);
  });
});

describe("the search for a clause", () => {
  const entries = [
    { number: "PP7", words: "Recalling the État de droit" },
    { number: "OP70", words: "Seventy" },
    { number: "OP7", words: "Seven, see OP8" },
    { number: "Article 2", words: "Second" },
  ];
  it.each([
    ["op7", ["OP7", "OP70"]],
    ["OP 7", ["OP7", "OP70"]],
    ["OP8", ["OP7"]],
    ["etat de", ["PP7"]],
    ["article 2", ["Article 2"]],
    ["nothing", []],
    [" ", ["PP7", "OP70", "OP7", "Article 2"]],
  ])("finds by %s", (search, numbers) => {
    expect(searched(entries, search).map(({ number }) => number)).toEqual(numbers);
  });
});
