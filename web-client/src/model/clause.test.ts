import { describe, expect, it } from "vitest";
import { type ClauseKind, countProvisions } from "./clause";

const count = (...kinds: ClauseKind[]) => countProvisions(kinds.map((kind) => ({ kind })));

describe("the count of provisions", () => {
  it("counts paragraphs, articles and annexes, and neither title nor headings", () => {
    expect(
      count("title", "heading", "preambular", "preambular", "operative", "heading", "article", "annex"),
    ).toEqual({ paragraphs: 3, articles: 1, annexes: 1 });
    expect(count("title", "heading")).toEqual({ paragraphs: 0, articles: 0, annexes: 0 });
  });
});
