import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type NumberedClause, number } from "./numbering";

interface Case {
  readonly name: string;
  readonly clauses: readonly NumberedClause[];
  readonly labels: readonly string[];
}

const file = join(import.meta.dirname, "../../../shared/instrument/src/test/resources/numbering-cases.json");
const cases: readonly Case[] = JSON.parse(readFileSync(file, "utf8"));

describe("numbering", () => {
  it("has the cases that the server answers too", () => {
    expect(cases.length).toBeGreaterThan(5);
  });

  it.each(cases)("$name", ({ clauses, labels }) => {
    expect(number(clauses)).toEqual(labels);
  });
});
