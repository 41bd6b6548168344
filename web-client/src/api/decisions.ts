import { type AccessRule, type AccessSubject, accessLevels } from "../model/access";
import type { Terms } from "../model/agreement";
import { type ClauseId, clauseId, type DraftId, delegationCode, groupCode, personId } from "../model/ids";
import { JsonReader, UnexpectedForm } from "../model/json";
import type { ClauseStatus, DraftingMode } from "../model/standing";
import { draftPath } from "./draftPath";
import { getJson, request } from "./http";

/** The form in which the server takes what is said of an agreement ad referendum. */
export function wireTerms(terms: Terms | undefined): object {
  if (terms === undefined) return {};
  const { forum, pending } = terms;
  return { ...(forum === "" ? {} : { forum }), ...(pending.length === 0 ? {} : { pending }) };
}

/** Gives a clause another status. What then holds comes over the draft's live connection, to everybody at once. */
export async function decideStatus(
  draft: DraftId,
  clause: ClauseId,
  status: ClauseStatus,
  reason: string | undefined,
  terms?: Terms,
): Promise<void> {
  const path = `${draftPath(draft)}/clauses/${encodeURIComponent(clause)}/status`;
  await request("PUT", path, {
    status,
    ...(reason === undefined ? {} : { reason }),
    ...wireTerms(terms),
  });
}

/** Changes who drafts. */
export async function decideMode(draft: DraftId, mode: DraftingMode): Promise<void> {
  await request("PUT", `${draftPath(draft)}/mode`, { mode });
}

function readSubject(subject: JsonReader): AccessSubject {
  const delegation = subject.optionalString("delegation");
  if (delegation !== undefined) return { kind: "delegation", code: delegationCode(delegation) };
  const group = subject.optionalString("group");
  if (group !== undefined) return { kind: "group", code: groupCode(group) };
  const person = subject.optionalString("person");
  if (person !== undefined) return { kind: "person", code: personId(person) };
  throw new UnexpectedForm("rule.subject", "a delegation, a group or a person");
}

export function readRules(value: unknown): AccessRule[] {
  return new JsonReader(value, "access").array("rules", (rule) => ({
    subject: readSubject(rule.object("subject")),
    level: rule.oneOf("level", accessLevels),
    clauses: rule.optionalStrings("clauses")?.map(clauseId),
    arrange: rule.boolean("arrange"),
  }));
}

/** The form in which the server takes a rule. */
export function wireRule({ subject, level, clauses, arrange }: AccessRule): object {
  return { subject: { [subject.kind]: subject.code }, level, clauses: clauses ?? null, arrange };
}

export async function getAccess(draft: DraftId): Promise<AccessRule[]> {
  return readRules(await getJson(`${draftPath(draft)}/access`));
}

export async function putAccess(draft: DraftId, rules: readonly AccessRule[]): Promise<void> {
  await request("PUT", `${draftPath(draft)}/access`, { rules: rules.map(wireRule) });
}
