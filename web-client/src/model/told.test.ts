import { describe, expect, it } from "vitest";
import { clauseId, personId } from "./ids";
import { gather, type ToldDecision, type ToldDeed } from "./told";

const amara = { person: personId("amara"), name: "Amara Okafor", delegation: undefined };
const ingrid = { person: personId("ingrid"), name: "Ingrid Solberg", delegation: undefined };
const at = new Date(0);
const [a, b, c] = [clauseId("a"), clauseId("b"), clauseId("c")];

function told(...deeds: readonly (readonly [typeof amara, ToldDeed])[]): ToldDecision[] {
  return deeds.map(([who, deed], index) => ({ ...who, at, seq: index + 1, deed }));
}

const status = (clause: typeof a, is: "AGREED" | "OPEN"): ToldDeed => ({
  kind: "status",
  clause,
  status: is,
});

describe("decisions that come in a row", () => {
  it("are told together when one person gave clauses the same status, in the order of the decisions", () => {
    const news = gather(
      told(
        [amara, status(a, "AGREED")],
        [amara, status(b, "AGREED")],
        [ingrid, { kind: "revision", symbol: "WP/Rev.1" }],
        [ingrid, status(c, "AGREED")],
      ),
    );
    expect(news.map(({ name, seq, what }) => [name, seq, what])).toEqual([
      ["Ingrid Solberg", 4, { kind: "statuses", status: "AGREED", clauses: [c] }],
      ["Ingrid Solberg", 3, { kind: "revision", symbol: "WP/Rev.1" }],
      ["Amara Okafor", 2, { kind: "statuses", status: "AGREED", clauses: [a, b] }],
    ]);
  });

  it("are not told where another one has taken their place", () => {
    const news = gather(
      told(
        [amara, { kind: "mode", mode: "CHAIR" }],
        [amara, status(a, "AGREED")],
        [ingrid, status(a, "OPEN")],
        [ingrid, { kind: "mode", mode: "EVERYBODY" }],
      ),
    );
    expect(news.map(({ what }) => what)).toEqual([
      { kind: "mode", mode: "EVERYBODY" },
      { kind: "statuses", status: "OPEN", clauses: [a] },
    ]);
  });

  it("are all told when they are restorations, each of which changed words", () => {
    const restore = { kind: "restore", clause: undefined, revision: undefined, left: undefined } as const;
    expect(gather(told([amara, restore], [amara, restore]))).toHaveLength(2);
  });
});
