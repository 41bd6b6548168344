import { describe, expect, it } from "vitest";
import type { ClauseKind } from "../../model/clause";
import { corrected, noCorrections } from "../../model/corrections";
import { labelsOf } from "./readLabels";

const clauses = (["title", "operative", "operative", "operative", "operative"] satisfies ClauseKind[]).map(
  (kind) => ({ kind, number: "", text: "", numberInFile: undefined, paragraphs: [] }),
);

describe("the clauses of a file", () => {
  it("are called alternatives where they will be such", () => {
    const all = corrected({ clauses, leftOut: [] }, noCorrections);
    const names = (competing: ReadonlyMap<number, number>) =>
      [...labelsOf(all, competing).values()].map(({ number }) => number);

    expect(names(new Map())).toEqual(["", "OP1", "OP2", "OP3", "OP4"]);
    expect(
      names(
        new Map([
          [2, 1],
          [3, 1],
        ]),
      ),
    ).toEqual(["", "OP1", "OP1 alt", "OP1 alt 2", "OP2"]);
  });
});
