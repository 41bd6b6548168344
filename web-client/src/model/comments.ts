import { type Anchor, readUnit } from "./anchor";
import { type Audience, type OwnAudience, readAudience, readOwnAudience } from "./audience";
import { type Author, readAuthor } from "./author";
import {
  type ClauseId,
  type CommentId,
  type CommentKey,
  clauseId,
  commentId,
  commentKey,
  type DeskId,
  deskId,
  type ProposalId,
  proposalId,
  type ThreadId,
  threadId,
} from "./ids";
import type { JsonReader } from "./json";
import type { Position } from "./positions";

/** What a comment said before its author worded it anew. */
export interface Wording {
  readonly text: string;
  readonly at: Date;
}

export interface Comment {
  readonly id: CommentId;
  readonly key: CommentKey;
  /** The number of the entry on its desk that made it. */
  readonly seq: number;
  /** Several lines. */
  readonly text: string;
  readonly at: Date;
  readonly by: Author;
  /** Codes of delegations and groups, `CHAIR`, `SECRETARIAT`. */
  readonly mentions: readonly string[];
  /** The older wordings, the oldest first. */
  readonly edited: readonly Wording[];
}

export const threadStates = ["OPEN", "RESOLVED"] as const;
export type ThreadState = (typeof threadStates)[number];

/** What of a proposal a thread is about. */
export interface ProposalPlace {
  readonly id: ProposalId;
  /** That of the submitting which was looked at, from 0; undefined for one that was being drafted. */
  readonly revision: number | undefined;
  /** The one of its clauses; undefined for all of it. */
  readonly clause: ClauseId | undefined;
  /** Words of that clause as it was proposed; "" for none. */
  readonly quote: string;
}

/** A comment, what was answered, and what they are about. */
export interface Thread {
  readonly id: ThreadId;
  readonly desk: DeskId;
  /** The number of the newest entry on its desk that changed it. */
  readonly seq: number;
  readonly audience: Audience;
  readonly state: ThreadState;
  readonly at: Date;
  /** Words of a clause, or all of it; undefined for the draft as a whole, and for a proposal. */
  readonly anchor: Anchor | undefined;
  /** Undefined for what is about the draft. */
  readonly proposal?: ProposalPlace | undefined;
  /** The first one began it. */
  readonly comments: readonly Comment[];
  /** Undefined while it is open. */
  readonly resolved: { readonly at: Date; readonly by: Author } | undefined;
}

/** Where people of one audience talk about one draft. */
export interface Desk {
  readonly id: DeskId;
  readonly audience: Audience;
  /** The number of its newest entry. */
  readonly seq: number;
  /** Up to which entry the signed-in person has read it; 0 for nothing, undefined where it was not said. */
  readonly seen: number | undefined;
}

/** The audiences that one is in, and the desks of theirs that there are. */
export interface ToldDesks {
  readonly audiences: readonly OwnAudience[];
  readonly desks: readonly Desk[];
}

/** All that is said to the audiences that one is in. */
export interface ToldComments extends ToldDesks {
  readonly threads: readonly Thread[];
}

/** The same with where delegations and groups stand. */
export interface ToldAll extends ToldComments {
  readonly positions: readonly Position[];
}

/** The most characters of a comment that the server takes. */
export const longestComment = 10_000;

const moment = (from: JsonReader, name: string) => new Date(from.number(name));

function readComment(comment: JsonReader, desk: DeskId): Comment {
  const id = commentId(comment.string("id"));
  return {
    id,
    key: commentKey(desk, id),
    seq: comment.number("seq"),
    text: comment.string("text"),
    at: moment(comment, "at"),
    by: readAuthor(comment.object("by")),
    mentions: comment.optionalStrings("mentions") ?? [],
    edited: comment.optionalArray("edited", (wording) => ({
      text: wording.string("text"),
      at: moment(wording, "at"),
    })),
  };
}

function readAnchor(anchor: JsonReader): Anchor {
  return {
    clause: clauseId(anchor.string("clause")),
    from: readUnit(anchor, "from"),
    to: readUnit(anchor, "to"),
    quote: anchor.optionalString("quote") ?? "",
  };
}

function readProposalPlace(place: JsonReader): ProposalPlace {
  const clause = place.optionalString("clause");
  return {
    id: proposalId(place.string("id")),
    revision: place.optionalNumber("revision"),
    clause: clause === undefined ? undefined : clauseId(clause),
    quote: place.optionalString("quote") ?? "",
  };
}

export function readThread(thread: JsonReader): Thread {
  const anchor = thread.optionalObject("anchor");
  const resolved = thread.optionalObject("resolved");
  const proposal = thread.optionalObject("proposal");
  const desk = deskId(thread.string("desk"));
  return {
    id: threadId(thread.string("id")),
    desk,
    seq: thread.number("seq"),
    audience: readAudience(thread.object("audience")),
    state: thread.oneOf("state", threadStates),
    at: moment(thread, "at"),
    anchor: anchor && readAnchor(anchor),
    proposal: proposal && readProposalPlace(proposal),
    comments: thread.array("comments", (comment) => readComment(comment, desk)),
    resolved: resolved && { at: moment(resolved, "at"), by: readAuthor(resolved.object("by")) },
  };
}

export function readToldDesks(told: JsonReader): ToldDesks {
  return {
    audiences: told.array("audiences", readOwnAudience),
    desks: told.array("desks", (desk) => ({
      id: deskId(desk.string("id")),
      audience: readAudience(desk.object("audience")),
      seq: desk.number("seq"),
      seen: desk.optionalNumber("seen"),
    })),
  };
}

export function readToldComments(told: JsonReader): ToldComments {
  return { ...readToldDesks(told), threads: told.array("threads", readThread) };
}

/** How many open threads are about each clause; clauses without one are not in it. */
export function openByClause(threads: Iterable<Thread>): ReadonlyMap<ClauseId, number> {
  const counts = new Map<ClauseId, number>();
  for (const { state, anchor } of threads) {
    if (state === "OPEN" && anchor !== undefined)
      counts.set(anchor.clause, (counts.get(anchor.clause) ?? 0) + 1);
  }
  return counts;
}

/** The open threads about each proposal; proposals without one are not in it. */
export function openByProposal(threads: Iterable<Thread>): ReadonlyMap<ProposalId, readonly Thread[]> {
  const found = new Map<ProposalId, Thread[]>();
  for (const thread of threads) {
    if (thread.state !== "OPEN" || thread.proposal === undefined) continue;
    found.set(thread.proposal.id, [...(found.get(thread.proposal.id) ?? []), thread]);
  }
  return found;
}
