import type { TFunction } from "i18next";
import { ApiError } from "../../api/http";
import { describeError } from "../../components/describeError";
import { explainNoAnswer } from "../../components/explainNoAnswer";

/** With what somebody tried to sign in. */
export type Way = "link" | "password";

/** Why the server did not sign somebody in, and what to do. */
export function explainSignIn(error: unknown, way: Way, t: TFunction): string {
  const noAnswer = explainNoAnswer(error, t);
  if (noAnswer !== undefined) return noAnswer;
  if (error instanceof ApiError && [400, 401, 404].includes(error.status)) {
    return t(way === "link" ? "signIn.refused" : "signIn.refusedPassword");
  }
  return t("signIn.failed", { reason: describeError(error, t) });
}

/** What the server, or a page that somebody was sent away from, says was the matter. */
const problems = [
  "signed-out",
  "cancelled",
  "unknown-person",
  "unknown-organization",
  "account-taken",
  "invitation",
  "provider",
  "expired",
  "unavailable",
] as const;

/** What the `problem` in the query of the address says; undefined if there is none. */
export function explainProblem(
  search: string,
  t: TFunction,
): { readonly words: string; readonly calm: boolean } | undefined {
  const code = new URLSearchParams(search).get("problem");
  if (code === null) return undefined;
  const known = problems.find((problem) => problem === code);
  const words = known === undefined ? t("signIn.problem.other", { code }) : t(`signIn.problem.${known}`);
  return { words, calm: code === "signed-out" };
}
