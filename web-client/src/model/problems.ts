/** The stable names of what the server refuses. Why it does not read a file is told where files are read (`intakeRefusals`). */
export const problems = [
  "invalid-request",
  "not-signed-in",
  "not-allowed",
  "forgery-suspected",
  "not-found",
  "method-not-allowed",
  "not-acceptable",
  "conflict",
  "contested",
  "packaged",
  "transition-does-not-exist",
  "too-large",
  "misdirected",
  "unsupported-media-type",
  "answer-too-large",
  "file-refused",
  "not-set-by-hand",
  "form-unsupported",
  "too-many-attempts",
  "fault",
  "unavailable",
] as const;
export type Problem = (typeof problems)[number];

const general: readonly Problem[] = ["invalid-request", "not-found", "conflict", "contested", "file-refused"];

/** The one with this name; undefined if there is none. */
export const problemNamed = (name: string | undefined): Problem | undefined =>
  problems.find((each) => each === name);

/** Whether it has so many cases that what the server says of the one at hand is told as well. */
export const isGeneral = (problem: Problem): boolean => general.includes(problem);
