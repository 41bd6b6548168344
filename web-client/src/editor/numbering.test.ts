import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { NumberingPlan } from "../model/numberingPlan";
import { type NumberedClause, number } from "./numbering";

interface Case {
  readonly name: string;
  readonly clauses: readonly NumberedClause[];
  readonly plan?: {
    readonly held?: readonly (readonly [string, string])[];
    readonly alternatives?: readonly (readonly [string, string])[];
  };
  readonly labels: readonly string[];
}

function planOf({ held, alternatives }: NonNullable<Case["plan"]>): NumberingPlan {
  return {
    ...(held === undefined ? {} : { held: held.map(([clause, number]) => ({ clause, number })) }),
    alternatives: new Map(alternatives ?? []),
  };
}

const file = join(import.meta.dirname, "../../../shared/instrument/src/test/resources/numbering-cases.json");
const cases: readonly Case[] = JSON.parse(readFileSync(file, "utf8"));

describe("numbering", () => {
  it("has the cases that the server answers too", () => {
    expect(cases.length).toBeGreaterThan(45);
  });

  it.each(cases)("$name", ({ clauses, plan, labels }) => {
    expect(number(clauses, plan === undefined ? undefined : planOf(plan))).toEqual(labels);
  });
});
