import type { TFunction } from "i18next";
import { ApiError, Unreachable } from "../api/http";
import { isGeneral, problemNamed } from "../model/problems";
import { isInServersLanguage, serversWords } from "./serversWords";

/** What the page itself says of a refusal; undefined where it does not know its kind. */
function ownWords({ problem, named }: ApiError, t: TFunction): string | undefined {
  const known = problemNamed(problem);
  if (known === undefined) return undefined;
  return known === "contested" && named.has("alternatives")
    ? t("problems.competing")
    : t(`problems.${known}`);
}

/** Why the server refused something: on a page in its language in its own words, which know the case; else in the page's. */
function describeRefusal(error: ApiError, t: TFunction): string {
  const { problem, detail, title, named } = error;
  const own = ownWords(error, t);
  if (isInServersLanguage()) return detail ?? own ?? title;
  if (own === undefined) return serversWords(detail ?? title);
  const known = problemNamed(problem);
  const isOneOfMany = known !== undefined && isGeneral(known) && !named.has("alternatives");
  return isOneOfMany && detail !== undefined ? `${own} ${serversWords(detail)}` : own;
}

/**
 * What went wrong, in words for the person at the screen. The server's may be among them, in another language than the
 * page's: {@link Said} shows them as what they are.
 */
export function describeError(error: unknown, t: TFunction): string {
  if (error instanceof Unreachable) return t("lobby.unreachable");
  if (error instanceof ApiError) return describeRefusal(error, t);
  return error instanceof Error ? error.message : String(error);
}
