import type { DraftDetails, DraftSummary, LatestRevision } from "../model/draft";
import { type DraftId, delegationCode, draftId, lineageId, personId } from "../model/ids";
import type { OriginalFile } from "../model/intake";
import { JsonReader, readArray } from "../model/json";
import { languageTag, usualLanguage } from "../model/language";
import type { News } from "../model/news";
import { type Me, ranks, roles } from "../model/person";
import { clauseStatuses, draftingModes } from "../model/standing";
import { draftPath } from "./draftPath";
import { getJson, request } from "./http";
import { allSaid } from "./seen";

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

function readNews(news: JsonReader | undefined): News | undefined {
  if (news === undefined) return undefined;
  return {
    seq: news.number("seq"),
    at: news.date("at"),
    changes: news.number("changes"),
    decisions: news.number("decisions"),
    people: news.number("people"),
    delegations: news.strings("delegations").map(delegationCode),
    more: news.boolean("more"),
  };
}

export function readSummary(draft: JsonReader): DraftSummary {
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
    people: draft.number("people"),
    mode: draft.oneOf("mode", draftingModes),
    archived: draft.boolean("archived"),
    mayArchive: draft.boolean("mayArchive"),
    statuses: new Map(statuses),
    brackets: draft.optionalNumber("brackets") ?? 0,
    placeholders: draft.optionalNumber("placeholders") ?? 0,
    lineage: lineageId(draft.string("lineage")),
    revision: readLatest(draft.optionalObject("revision")),
    seq: draft.number("seq"),
    since: readNews(draft.optionalObject("since")),
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
    language: languageTag(draft.optionalString("language") ?? "") ?? usualLanguage,
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

/** The drafts of the process. Whoever comes to the list from a draft finds nothing new in it that they have just seen. */
export async function listDrafts(): Promise<DraftSummary[]> {
  await allSaid();
  return readArray(await getJson("/api/drafts"), "drafts", readSummary);
}

export async function createDraft(title: string): Promise<DraftId> {
  const response = await request("POST", "/api/drafts", { title });
  return draftId(new JsonReader(await response.json(), "draft").string("id"));
}

/** Where the browser gets the file that a draft was made from. */
export function originalAddress(id: DraftId): string {
  return `${draftPath(id)}/original`;
}

export async function getDraft(id: DraftId): Promise<DraftDetails> {
  return readDetails(await getJson(draftPath(id)));
}

/** Puts a draft among the archived ones, or brings it back. */
export async function archiveDraft(id: DraftId, archived: boolean): Promise<void> {
  await request("PUT", `${draftPath(id)}/archived`, { archived });
}
