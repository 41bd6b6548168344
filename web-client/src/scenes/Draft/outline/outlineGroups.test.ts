import { describe, expect, it } from "vitest";
import type { ClauseKind } from "../../../model/clause";
import { clauseId } from "../../../model/ids";
import { outlineGroups } from "./outlineGroups";

/** "title(a b) heading()": the groups of clauses of these kinds, called by their places. */
function grouped(...kinds: ClauseKind[]): string {
  const clauses = kinds.map((kind, at) => ({ id: clauseId(`${at}`), kind, number: "", opening: "" }));
  return outlineGroups(clauses)
    .map(({ head, clauses: those }) => `${head?.kind ?? ""}(${those.map(({ id }) => id).join(" ")})`)
    .join(" ");
}

describe("the groups of an outline", () => {
  it("begin with each title and heading, and before the first of them", () => {
    expect(grouped()).toBe("");
    expect(grouped("preambular", "title", "preambular", "operative", "heading", "heading", "annex")).toBe(
      "(0) title(2 3) heading() heading(6)",
    );
  });
});
