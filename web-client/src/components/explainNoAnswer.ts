import type { TFunction } from "i18next";
import { ApiError, Unreachable } from "../api/http";

/** What is said when the server could not be asked, or asks for patience; undefined for anything else. */
export function explainNoAnswer(error: unknown, t: TFunction): string | undefined {
  if (error instanceof Unreachable) return t("signIn.unreachable");
  if (!(error instanceof ApiError) || error.status !== 429) return undefined;
  const seconds = error.retryAfterSeconds;
  if (seconds === undefined) return t("signIn.tooMany");
  return seconds < 90
    ? t("signIn.tooManySeconds", { count: Math.max(1, seconds) })
    : t("signIn.tooManyMinutes", { count: Math.ceil(seconds / 60) });
}
