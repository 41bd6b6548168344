import type { DraftDetails, DraftSummary, LatestRevision } from "../model/draft";
import { type DraftId, delegationCode, draftId, lineageId, personId } from "../model/ids";
import type { OriginalFile } from "../model/intake";
import { JsonReader, readArray } from "../model/json";
import { type Me, ranks, roles } from "../model/person";
import { clauseStatuses, draftingModes } from "../model/standing";
import { getJson, request } from "./http";

export function readMe(value: unknown): Me {
  const me = new JsonReader(value, "me");
  const delegation = me.optionalObject("delegation");
  return {
    id: personId(me.string("id")),
    name: me.string("name"),
    role: me.oneOf("role", roles),
    rank: me.optionalOneOf("rank", ranks),
    delegation:
      delegation === undefined
        ? undefined
        : { code: delegationCode(delegation.string("code")), name: delegation.string("name") },
    processName: me.object("process").string("name"),
    mayCreateDrafts: me.boolean("mayCreateDrafts"),
    mayManage: me.boolean("mayManage"),
    email: me.optionalString("email"),
    hasPassword: me.boolean("hasPassword"),
    color: me.optionalString("color"),
  };
}

function readLatest(revision: JsonReader | undefined): LatestRevision | undefined {
  if (revision === undefined) return undefined;
  return {
    number: revision.number("number"),
    symbol: revision.string("symbol"),
    issuedAt: revision.date("issuedAt"),
  };
}

function readSummary(draft: JsonReader): DraftSummary {
  const counts = draft.numbers("statuses");
  const statuses = clauseStatuses
    .map((status) => [status, counts.get(status) ?? 0] as const)
    .filter(([, count]) => count > 0);
  return {
    id: draftId(draft.string("id")),
    title: draft.string("title"),
    processName: draft.object("process").string("name"),
    createdAt: draft.date("createdAt"),
    updatedAt: draft.date("updatedAt"),
    entries: draft.number("entries"),
    people: draft.number("people"),
    mode: draft.oneOf("mode", draftingModes),
    statuses: new Map(statuses),
    lineage: lineageId(draft.string("lineage")),
    revision: readLatest(draft.optionalObject("revision")),
  };
}

function readOriginal(file: JsonReader | undefined): OriginalFile | undefined {
  return file === undefined
    ? undefined
    : { name: file.string("name"), bytes: file.number("bytes"), sha256: file.string("sha256") };
}

export function readDetails(value: unknown): DraftDetails {
  const draft = new JsonReader(value, "draft");
  return {
    ...readSummary(draft),
    schema: draft.number("schema"),
    mayWrite: draft.boolean("mayWrite"),
    mayDecide: draft.optionalBoolean("mayDecide") ?? false,
    original: readOriginal(draft.optionalObject("original")),
  };
}

/** Who is signed in. */
export async function getMe(): Promise<Me> {
  return readMe(await getJson("/api/me"));
}

/** Exchanges the secret of a sign-in link for the session's cookie. */
export async function signIn(token: string): Promise<void> {
  await request("POST", "/api/session", { token });
}

export async function signOut(): Promise<void> {
  await request("DELETE", "/api/session");
}

export async function listDrafts(): Promise<DraftSummary[]> {
  return readArray(await getJson("/api/drafts"), "drafts", readSummary);
}

export async function createDraft(title: string): Promise<DraftId> {
  const response = await request("POST", "/api/drafts", { title });
  return draftId(new JsonReader(await response.json(), "draft").string("id"));
}

/** Where the browser gets the file that a draft was made from. */
export function originalAddress(id: DraftId): string {
  return `/api/drafts/${encodeURIComponent(id)}/original`;
}

export async function getDraft(id: DraftId): Promise<DraftDetails> {
  return readDetails(await getJson(`/api/drafts/${encodeURIComponent(id)}`));
}
