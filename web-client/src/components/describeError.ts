import type { TFunction } from "i18next";
import { ApiError, Unreachable } from "../api/http";

/** What went wrong, in words for the person at the screen. */
export function describeError(error: unknown, t: TFunction): string {
  if (error instanceof Unreachable) return t("lobby.unreachable");
  if (error instanceof ApiError) return error.detail ?? error.title;
  return error instanceof Error ? error.message : String(error);
}
