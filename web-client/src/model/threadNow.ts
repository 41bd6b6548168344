import { type AnchorState, readUnit, type UnitId } from "./anchor";
import { type ClauseId, clauseId, type DelegationCode, type ThreadId, threadId } from "./ids";
import type { JsonReader } from "./json";
import { readDelegationCode } from "./readDelegation";

/** A part of the words of a thread, where the server found it. */
export interface ThreadPart {
  readonly clause: ClauseId;
  readonly from: UnitId | undefined;
  readonly to: UnitId | undefined;
  readonly state: AnchorState;
}

/** Who changed words last, or took them away. */
export interface WordsChange {
  readonly at: Date;
  readonly by: { readonly name: string; readonly delegation: DelegationCode | undefined };
}

/** Where the words of a thread were in the server's record when it was asked. */
export interface ThreadNow {
  /** In the order of the text; one if they are gone. */
  readonly parts: readonly ThreadPart[];
  readonly isGone: boolean;
  readonly change: WordsChange | undefined;
}

export type ThreadsNow = ReadonlyMap<ThreadId, ThreadNow>;

export const nothingTold: ThreadsNow = new Map();

function readChange(part: JsonReader): WordsChange | undefined {
  const at = part.optionalNumber("at");
  const by = part.optionalObject("by");
  if (at === undefined || by === undefined) return undefined;
  return { at: new Date(at), by: { name: by.string("name"), delegation: readDelegationCode(by) } };
}

function readNow(thread: JsonReader): ThreadNow {
  const changes: (WordsChange | undefined)[] = [];
  const parts = thread.array("now", (part) => {
    changes.push(readChange(part));
    return {
      clause: clauseId(part.string("clause")),
      from: readUnit(part, "from"),
      to: readUnit(part, "to"),
      state: part.oneOf("state", ["HELD", "CHANGED", "GONE"]),
    };
  });
  return { parts, isGone: parts.every(({ state }) => state === "GONE"), change: changes[0] };
}

/** Reads where the words of threads are. */
export function readThreadsNow(told: JsonReader): ThreadsNow {
  return new Map(
    told.array("threads", (thread) => [threadId(thread.string("id")), readNow(thread)] as const),
  );
}
