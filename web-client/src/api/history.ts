import type {
  Blame,
  ClauseHistory,
  NextRevision,
  Redline,
  Revision,
  RevisionEntry,
  Timeline,
} from "../model/history";
import type { ClauseId, DraftId, PersonId } from "../model/ids";
import { JsonReader } from "../model/json";
import type { Past } from "../model/past";
import { type RestorationEffects, readEffects } from "../model/restoration";
import { draftPath } from "./draftPath";
import { getJson, request } from "./http";
import { readRenumbered } from "./numbering";
import { readBlame, readClauseHistory, readRedline, readRevisions, readTimeline } from "./readHistory";

/** The members that are there, as the query of an address. */
function query(members: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(members).filter(
    (member): member is [string, string] => member[1] !== undefined,
  );
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}

/** Where the server tells of a past. */
function pastPath(past: Past): string {
  return typeof past === "string"
    ? draftPath(past)
    : `/api/proposals/${encodeURIComponent(past.proposal)}/history`;
}

/** Between which moments, of what, and how finely changes are shown. Moments are named as the server names them. */
export interface RedlineQuery {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly clause: ClauseId | undefined;
  readonly by: "word" | "character";
  /** Whether brackets stand in the text; without it, they do not. */
  readonly brackets?: "drawn";
}

export async function getRedline(past: Past, asked: RedlineQuery, signal?: AbortSignal): Promise<Redline> {
  return readRedline(await getJson(`${pastPath(past)}/redline${query({ ...asked })}`, signal));
}

export interface BlameQuery {
  readonly at: string | undefined;
  readonly clause: ClauseId | undefined;
  /** Whether text that is gone is shown where it stood. */
  readonly deleted: boolean;
}

export async function getBlame(past: Past, asked: BlameQuery, signal?: AbortSignal): Promise<Blame> {
  const { at, clause, deleted } = asked;
  const path = `${pastPath(past)}/blame${query({ at, clause, deleted: deleted ? "true" : undefined })}`;
  return readBlame(await getJson(path, signal));
}

/** The revisions of a draft, oldest first. */
export async function listRevisions(draft: DraftId): Promise<Revision[]> {
  return readRevisions(await getJson(`${draftPath(draft)}/revisions`));
}

/** How the next revision would be called. */
export async function getNextRevision(draft: DraftId): Promise<NextRevision> {
  const next = new JsonReader(await getJson(`${draftPath(draft)}/revisions/next`), "next");
  return {
    number: next.number("number"),
    symbol: next.string("symbol"),
    renumbered: readRenumbered(next),
  };
}

/** Freezes the draft as it is now under a symbol, which is returned. */
export async function issueRevision(
  draft: DraftId,
  { title, note, corrects }: RevisionEntry,
): Promise<string> {
  const response = await request("POST", `${draftPath(draft)}/revisions`, {
    title,
    ...(note === "" ? {} : { note }),
    ...(corrects === undefined ? {} : { corrects }),
  });
  return new JsonReader(await response.json(), "revision").string("symbol");
}

export async function getTimeline(past: Past): Promise<Timeline> {
  return readTimeline(await getJson(`${pastPath(past)}/timeline`));
}

export async function getClauseHistory(draft: DraftId, clause: ClauseId): Promise<ClauseHistory> {
  return readClauseHistory(
    await getJson(`${draftPath(draft)}/clauses/${encodeURIComponent(clause)}/history`),
  );
}

/** What is brought back, and why. */
export interface Restoration {
  /** The moment to which it is brought back. */
  readonly to: string;
  /** The one clause that is; undefined for the whole draft. */
  readonly clause: ClauseId | undefined;
  readonly reason: string;
}

/** Brings text back by a new change; returns how many clauses that changed. */
export async function restore(draft: DraftId, { to, clause, reason }: Restoration): Promise<number> {
  const response = await request("POST", `${draftPath(draft)}/restore`, {
    to,
    ...(clause === undefined ? {} : { clause }),
    ...(reason === "" ? {} : { reason }),
  });
  return new JsonReader(await response.json(), "restored").strings("clauses").length;
}

/** What restoring would do besides changing the text. Nothing is changed. */
export async function previewRestore(
  draft: DraftId,
  { to, clause }: Pick<Restoration, "to" | "clause">,
): Promise<RestorationEffects> {
  const path = `${draftPath(draft)}/restore${query({ to, clause })}`;
  return readEffects(new JsonReader(await getJson(path), "restoration"));
}

/** Takes back what one person changed since a moment, by a new change; returns how many clauses that changed. */
export async function undoPerson(
  draft: DraftId,
  person: PersonId,
  since: string,
  reason: string,
): Promise<number> {
  const response = await request("POST", `${draftPath(draft)}/undo`, {
    person,
    since,
    ...(reason === "" ? {} : { reason }),
  });
  return new JsonReader(await response.json(), "undone").strings("clauses").length;
}

/** Brings back the clauses that an entry of the record removed; returns how many came back. */
export async function bringBack(draft: DraftId, seq: number): Promise<number> {
  const response = await request("POST", `${draftPath(draft)}/bring-back`, { seq });
  return new JsonReader(await response.json(), "brought back").strings("clauses").length;
}

/** Where the server gives a receipt: the head of the record as it is then, signed. */
export function receiptAddress(draft: DraftId): string {
  return `${draftPath(draft)}/receipt`;
}

/** Where the browser gets the record file from. */
export function recordAddress(draft: DraftId): string {
  return `${draftPath(draft)}/record`;
}
