import type { TFunction } from "i18next";
import type { AuditEntry } from "../../model/audit";
import { ranks, roles } from "../../model/person";
import { capacities, delegationKinds } from "../../model/process";

/** What the audit trail tells of, by what a reader looks for. */
export const topics = {
  signIns: [
    "SIGNED_IN",
    "SIGN_IN_FAILED",
    "SIGN_IN_THROTTLED",
    "SIGNED_OUT",
    "SESSION_ENDED",
    "OTHER_SESSIONS_ENDED",
    "TOKEN_ENDED",
    "SIGN_INS_WITHDRAWN",
    "PASSWORD_CHANGED",
    "PASSWORD_REFUSED",
  ],
  people: [
    "PEOPLE_ADMITTED",
    "PERSON_INVITED",
    "INVITATION_ISSUED",
    "INVITATION_ACCEPTED",
    "PERSON_CHANGED",
    "PERSON_REVOKED",
    "PERSON_RESTORED",
  ],
  process: [
    "SET_UP",
    "PROCESS_RENAMED",
    "SYMBOLS_CHANGED",
    "MASTHEAD_CHANGED",
    "DRAFT_IMPORTED",
    "DELEGATION_ADDED",
    "DELEGATION_CHANGED",
    "DELEGATION_REMOVED",
    "GROUP_ADDED",
    "GROUP_CHANGED",
    "GROUP_REMOVED",
  ],
} as const;

export type Topic = keyof typeof topics;
type KnownAction = (typeof topics)[Topic][number];

const known: ReadonlyMap<string, { readonly action: KnownAction; readonly topic: Topic }> = new Map(
  (Object.keys(topics) as Topic[]).flatMap((topic) =>
    topics[topic].map((action) => [action, { action, topic }] as const),
  ),
);

/** To which topic an entry belongs; undefined for what this page does not know yet. */
export function topicOf(entry: AuditEntry): Topic | undefined {
  return known.get(entry.action)?.topic;
}

/** Names of people by their ids. */
export type Names = ReadonlyMap<string, string>;

/** An entry as a sentence. */
export function sentence(entry: AuditEntry, names: Names, t: TFunction): string {
  const who = entry.name ?? t("audit.somebody");
  const named =
    entry.details.get("name") ?? (entry.subject === undefined ? undefined : names.get(entry.subject));
  const whom = named ?? entry.subject ?? t("audit.unknown");
  const about = { who, whom, code: entry.subject ?? "", count: Number(entry.details.get("count") ?? 0) };
  const action = known.get(entry.action)?.action;
  if (action === undefined) return t("audit.other", { ...about, action: entry.action });
  if (action === "SIGN_IN_FAILED" && entry.subject === undefined) return t("audit.failedUnknown");
  if (action === "SIGN_IN_THROTTLED" && entry.subject === undefined) return t("audit.throttledUnknown");
  return t(`audit.did.${action}`, about);
}

const fields = ["name", "email", "role", "rank", "delegation", "kind", "capacity"] as const;
type Field = (typeof fields)[number];

/** A detail as people read it. */
function inWords(field: Field, value: string | undefined, t: TFunction): string {
  if (value === undefined || value === "") return t("audit.nothing");
  const among = <Value extends string>(values: readonly Value[]) => values.find((each) => each === value);
  const role = field === "role" ? among(roles) : undefined;
  if (role !== undefined) return t(`role.${role}`);
  const rank = field === "rank" ? among(ranks) : undefined;
  if (rank !== undefined) return t(`rank.${rank}`);
  const kind = field === "kind" ? among(delegationKinds) : undefined;
  if (kind !== undefined) return t(`delegationKind.${kind}`);
  const capacity = field === "capacity" ? among(capacities) : undefined;
  return capacity === undefined ? value : t(`capacity.${capacity}`);
}

/** What changed, from what to what: "Role: Delegate → Chair". */
function changes(entry: AuditEntry, t: TFunction): string[] {
  if (entry.before.size === 0) return [];
  return (
    fields
      .filter((field) => entry.before.get(field) !== entry.details.get(field))
      // An address that is not told of before need not have been missing.
      .filter((field) => field !== "email" || entry.before.has(field))
      .map((field) =>
        t("audit.changed", {
          field: t(`audit.field.${field}`),
          from: inWords(field, entry.before.get(field), t),
          to: inWords(field, entry.details.get(field), t),
        }),
      )
  );
}

const means = ["TOKEN", "PASSWORD", "ORGANIZATION", "INVITATION", "SET_UP"] as const;

/** What else is known of an entry, part by part. */
export function particulars(entry: AuditEntry, device: string | undefined, t: TFunction): string[] {
  const by = means.find((each) => each === entry.details.get("means"));
  const address = entry.details.get("address");
  return [
    ...changes(entry, t),
    by === undefined ? undefined : t(`audit.means.${by}`),
    device,
    address === undefined || address === "" ? undefined : t("account.sessions.from", { address }),
  ].filter((part) => part !== undefined);
}
