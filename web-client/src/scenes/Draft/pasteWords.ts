import type { TFunction } from "i18next";
import { ApiError, Unreachable } from "../../api/http";
import type { Pasted } from "../../editor/clipboard/reading";

/** What was put in, in a few words. */
export function summaryOf({ fragment, inserted }: Pasted, t: TFunction): string {
  if (fragment === undefined) return t("paste.local.title");
  const clauses = inserted?.clauses ?? 0;
  const subparagraphs = inserted?.subparagraphs ?? 0;
  if (clauses === 0)
    return subparagraphs === 0 ? t("paste.words") : t("paste.subparagraphs", { count: subparagraphs });
  const words = t("paste.clauses", { count: clauses });
  if (subparagraphs === 0) return words;
  return t("paste.both", {
    clauses: words,
    subparagraphs: t("paste.withSubparagraphs", { count: subparagraphs }),
  });
}

/** Why what was pasted was not read. */
export function reasonOf(fault: unknown, t: TFunction): string {
  if (fault === undefined) return t("paste.local.slow");
  if (fault instanceof Unreachable) return t("paste.local.offline");
  const busy = fault instanceof ApiError && (fault.status === 503 || fault.status === 429);
  return busy ? t("paste.local.busy") : t("paste.local.refused");
}
