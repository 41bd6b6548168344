import type { Audience } from "./audience";
import type { Author } from "./author";
import type { Comment, Desk, Thread } from "./comments";
import { clauseId, commentId, commentKey, delegationCode, deskId, personId, threadId } from "./ids";

/* Comments for tests: a thread on a desk of an audience, made by an entry. */

export const forAll: Audience = { kind: "ALL", code: undefined };
export const forChair: Audience = { kind: "CHAIR", code: undefined };
export const forDelegation = (code: string): Audience => ({ kind: "DELEGATION", code });

export function author(name = "Claire", delegation: string | undefined = "FRA"): Author {
  return {
    person: personId(name.toLowerCase()),
    name,
    role: delegation === undefined ? "CHAIR" : "DELEGATE",
    delegation: delegation === undefined ? undefined : delegationCode(delegation),
  };
}

export function comment(seq: number, more: Partial<Comment> = {}): Comment {
  return {
    id: commentId(`c${seq}`),
    key: commentKey(deskId("d1"), commentId(`c${seq}`)),
    seq,
    text: `Words ${seq}`,
    at: new Date(seq * 1000),
    by: author(),
    mentions: [],
    edited: [],
    ...more,
  };
}

export function desk(id: string, audience: Audience, seq: number, seen: number | undefined = 0): Desk {
  return { id: deskId(id), audience, seq, seen };
}

export function thread(id: string, on: string, audience: Audience, seq: number, more: Partial<Thread> = {}) {
  const own = more.comments ?? [comment(seq)];
  const comments = own.map((each) => ({ ...each, key: commentKey(deskId(on), each.id) }));
  const made: Thread = {
    id: threadId(id),
    desk: deskId(on),
    seq,
    audience,
    state: "OPEN",
    at: new Date(seq * 1000),
    anchor: { clause: clauseId("a"), from: undefined, to: undefined, quote: "The parties" },
    resolved: undefined,
    ...more,
    comments,
  };
  return made;
}

/** A value as the server would write it. */
export function asTold(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, function told(this: Record<string, unknown>, name, member) {
      const own = this[name];
      return own instanceof Date ? own.getTime() : member;
    }),
  );
}
