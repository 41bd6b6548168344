import i18next, { type TFunction } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { clauseId } from "../model/ids";
import { replacementWords } from "../scenes/Draft/finding/replacementWords";
import words from "./locales/finding.en.json";

let t: TFunction;
beforeAll(async () => {
  t = await i18next.createInstance().init({ lng: "en", resources: { en: { translation: words } } });
});

const clauses = Array.from({ length: 8 }, (_, at) => ({
  id: clauseId(`c${at + 1}`),
  kind: "operative" as const,
  number: `OP${at + 1}`,
  opening: "",
}));
const ids = (...numbers: number[]) => numbers.map((number) => clauseId(`c${number}`));

describe("what was replaced", () => {
  it.each([
    [{ replaced: 1, left: [] }, "1 hit replaced."],
    [{ replaced: 0, left: [] }, "0 hits replaced."],
    [
      { replaced: 12, left: [{ reason: "agreed" as const, count: 3, clauses: ids(5, 3) }] },
      "12 hits replaced. 3 left as they are, in OP3, OP5: agreed.",
    ],
    [
      { replaced: 2, left: [{ reason: "notYours" as const, count: 7, clauses: ids(1, 2, 3, 4, 5, 6) }] },
      "2 hits replaced. 7 left as they are, in OP1, OP2, OP3, OP4, 2 more: not among the clauses that you may draft.",
    ],
    [
      { replaced: 0, left: [{ reason: "closed" as const, count: 1, clauses: ids(1) }] },
      "0 hits replaced. 1 left as it is: the draft is closed.",
    ],
    [
      {
        replaced: 1,
        left: [
          { reason: "number" as const, count: 1, clauses: ids(1) },
          { reason: "parked" as const, count: 1, clauses: ids(2) },
        ],
      },
      "1 hit replaced. 1 left as it is: numbers are computed. 1 left as it is, in OP2: parked.",
    ],
  ])("%# is told with what was left, and why", (replacement, expected) => {
    expect(replacementWords({ ...replacement, transaction: undefined }, clauses, t)).toBe(expected);
  });
});
