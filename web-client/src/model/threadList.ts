import { type AudienceKey, audienceKey } from "./audience";
import type { Comment, Desk, Thread, ThreadState } from "./comments";
import type { ClauseId, CommentKey, DeskId, PersonId, ThreadId } from "./ids";
import type { WordsChange } from "./threadNow";

/**
 * What became of what a thread is about: the draft as a whole, a clause as a whole, words that are as they were or others, words of
 * which none is left in their clause, and words or a clause where the clause has left the text.
 */
export type ThreadPlaceState = "DRAFT" | "CLAUSE" | "HELD" | "CHANGED" | "GONE" | "LEFT";

/** A thread, and what it is about now. */
export interface ThreadPlace {
  readonly thread: Thread;
  /** The clause in which it is; undefined for the draft as a whole, and for what has left the text. */
  readonly clause: ClauseId | undefined;
  readonly state: ThreadPlaceState;
  /** The words as they are, where they are others. */
  readonly now: string | undefined;
  /** Who took the words or the clause away, as far as the server has said. */
  readonly lost: WordsChange | undefined;
  /** Whether the words were found by their letters alone. */
  readonly isGuess: boolean;
}

export function isSamePlace(one: ThreadPlace, other: ThreadPlace | undefined): boolean {
  return (
    one.thread === other?.thread &&
    one.clause === other.clause &&
    one.state === other.state &&
    one.now === other.now &&
    one.lost === other.lost &&
    one.isGuess === other.isGuess
  );
}

/** Which of the threads somebody looks for, by what these have to do with them. */
export const concerns = ["mine", "mentions", "unread"] as const;
export type Concern = (typeof concerns)[number];

/** What of the threads is looked for; what is undefined is not asked for. */
export interface ThreadFilter {
  readonly audience: AudienceKey | undefined;
  readonly state: ThreadState | undefined;
  readonly clause: ClauseId | undefined;
  readonly concern: Concern | undefined;
}

/** What is shown before anybody looks for anything. */
export const openThreads: ThreadFilter = {
  audience: undefined,
  state: "OPEN",
  clause: undefined,
  concern: undefined,
};

/** Who looks: what threads have to do with them. */
export interface Reader {
  readonly me: PersonId;
  /** By what they are mentioned. */
  readonly calledBy: ReadonlySet<string>;
  /** The comments that are new to them. */
  readonly fresh: ReadonlySet<CommentKey>;
  /** The threads that were resolved before they had seen all that was said in them. */
  readonly missed: ReadonlySet<ThreadId>;
}

function concernsThem({ comments }: Thread, concern: Concern, { me, calledBy, fresh }: Reader): boolean {
  switch (concern) {
    case "mine":
      return comments.some(({ by }) => by.person === me);
    case "mentions":
      return comments.some(({ mentions }) => mentions.some((each) => calledBy.has(each)));
    case "unread":
      return comments.some(({ key }) => fresh.has(key));
  }
}

/** Whether a thread is among those that are looked for. One that was resolved with something new in it is among the open ones. */
export function isLookedFor(thread: Thread, filter: ThreadFilter, reader: Reader): boolean {
  const { audience, state, clause, concern } = filter;
  const isMissed = reader.missed.has(thread.id);
  return (
    (audience === undefined || audienceKey(thread.audience) === audience) &&
    (state === undefined || thread.state === state || (state === "OPEN" && isMissed)) &&
    (clause === undefined || thread.anchor?.clause === clause) &&
    (concern === undefined || concernsThem(thread, concern, reader))
  );
}

/** The comments of others that a person has not read. */
export function unreadComments(
  threads: Iterable<Thread>,
  desks: ReadonlyMap<DeskId, Desk>,
  me: PersonId,
): readonly Comment[] {
  return [...threads].flatMap(({ desk, comments }) => {
    const seen = desks.get(desk)?.seen ?? 0;
    return comments.filter(({ seq, by }) => seq > seen && by.person !== me);
  });
}

/**
 * Up to which entry of a desk a person has read it: up to the next comment of somebody else's that was not shown.
 *
 * @param shown the comments that were shown
 */
export function readUpTo(
  desk: Desk,
  threads: Iterable<Thread>,
  me: PersonId,
  shown: ReadonlySet<CommentKey>,
): number {
  const seen = desk.seen ?? 0;
  let first = Number.POSITIVE_INFINITY;
  let last = seen;
  for (const { desk: id, comments } of threads) {
    if (id !== desk.id) continue;
    for (const { seq, by, key } of comments) {
      last = Math.max(last, seq);
      if (seq > seen && by.person !== me && !shown.has(key)) first = Math.min(first, seq);
    }
  }
  return Math.max(seen, Math.min(last, first - 1));
}

/** A piece of a comment; one that calls somebody has their code. */
export interface Passage {
  readonly text: string;
  readonly mention: string | undefined;
}

/** A comment's text, in which those who are called are told apart. */
export function passagesOf({ text, mentions }: Pick<Comment, "text" | "mentions">): readonly Passage[] {
  const called = new Map(mentions.map((code) => [code.toLowerCase(), code]));
  return text
    .split(/(@[\p{L}\p{N}_-]+)/u)
    .filter((piece) => piece !== "")
    .map((piece) => ({
      text: piece,
      mention: piece.startsWith("@") ? called.get(piece.slice(1).toLowerCase()) : undefined,
    }));
}
