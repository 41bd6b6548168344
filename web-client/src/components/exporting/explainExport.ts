import type { TFunction } from "i18next";
import { ApiError, Unreachable } from "../../api/http";
import { describeError } from "../describeError";

/** Why there is no file, and what can be done. */
export function explainExport(error: unknown, t: TFunction): string {
  if (error instanceof Unreachable) return t(navigator.onLine ? "export.unreachable" : "export.offline");
  if (!(error instanceof ApiError)) return t("export.failed", { reason: describeError(error, t) });
  if (error.problem?.endsWith("too-large")) return t("export.tooLarge");
  if (error.status === 503) {
    const { retryAfterSeconds } = error;
    return retryAfterSeconds === undefined
      ? t("export.busy")
      : t("export.busySeconds", { count: Math.max(1, retryAfterSeconds) });
  }
  if (error.status === 404) return t("export.gone");
  return t("export.failed", { reason: describeError(error, t) });
}
