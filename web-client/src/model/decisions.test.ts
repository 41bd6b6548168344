import { describe, expect, it } from "vitest";
import { decisionsBetween } from "./decisions";
import { type Mark, nobody } from "./history";
import { clauseId } from "./ids";
import type { ClauseStatus } from "./standing";

const status = (seq: number, clause: string, to: ClauseStatus): Mark => ({
  ...nobody,
  seq,
  kind: "status",
  clause: clauseId(clause),
  status: to,
});

describe("decisions between two moments", () => {
  const marks: readonly Mark[] = [
    status(3, "a", "BRACKETED"),
    { ...nobody, seq: 4, kind: "access" },
    status(5, "a", "AGREED"),
    status(6, "b", "PARKED"),
    status(9, "b", "OPEN"),
  ];

  it("are those after the first up to the second, each from what it was", () => {
    const steps = decisionsBetween(marks, 3, 6);
    expect(steps.map(({ seq, before, status }) => `${seq} ${before} ${status}`)).toEqual([
      "5 BRACKETED AGREED",
      "6 OPEN PARKED",
    ]);
    expect(decisionsBetween(marks, 9, 20)).toEqual([]);
  });
});
