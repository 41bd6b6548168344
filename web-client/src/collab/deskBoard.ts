import { audienceKey, type OwnAudience } from "../model/audience";
import type { Desk, Thread, ToldAll, ToldDesks } from "../model/comments";
import type { DeskId, ThreadId } from "../model/ids";
import { type Position, type PositionKey, positionKey } from "../model/positions";

/** What is said to the audiences that one is in, as far as it was told. In memory alone, and nowhere on the device. */
export interface DeskBoard {
  /** In the server's order. */
  readonly audiences: readonly OwnAudience[];
  readonly desks: ReadonlyMap<DeskId, Desk>;
  readonly threads: ReadonlyMap<ThreadId, Thread>;
  /** Where delegations and groups stand; of what was taken back, that it was. */
  readonly positions: ReadonlyMap<PositionKey, Position>;
}

export const emptyBoard: DeskBoard = {
  audiences: [],
  desks: new Map(),
  threads: new Map(),
  positions: new Map(),
};

const byId = <Id, Item extends { readonly id: Id }>(items: Iterable<Item>): ReadonlyMap<Id, Item> =>
  new Map([...items].map((item) => [item.id, item]));

function newer(known: Thread | undefined, told: Thread): Thread {
  return known !== undefined && known.seq >= told.seq ? known : told;
}

/** A desk as it is told, with what is known of it and is not told: what one has read does not become unread. */
function known(before: DeskBoard, told: Desk): Desk {
  const last = before.desks.get(told.id);
  const seen = [last?.seen, told.seen].filter((seq) => seq !== undefined);
  return {
    ...told,
    seq: Math.max(told.seq, last?.seq ?? 0),
    seen: seen.length === 0 ? undefined : Math.max(...seen),
  };
}

/** The board after the server told who one is among now: all of desks that are not among these is gone. */
export function withDesks(before: DeskBoard, { audiences, desks }: ToldDesks): DeskBoard {
  const now = byId<DeskId, Desk>(desks.map((desk) => known(before, desk)));
  const threads = [...before.threads.values()].filter(({ desk }) => now.has(desk));
  const positions = new Map([...before.positions].filter(([, { desk }]) => now.has(desk)));
  return { audiences, desks: now, threads: byId<ThreadId, Thread>(threads), positions };
}

/** Whether desks are told of which there is something that is not known. */
export function hasUnknown(before: DeskBoard, { desks }: ToldDesks): boolean {
  return desks.some(({ id, seq }) => seq > (before.desks.get(id)?.seq ?? 0));
}

/**
 * The board after all was asked for. What came over the live connection meanwhile may be newer, and of a desk that is newer than the
 * answer; what is not for the audiences of the answer is gone.
 */
export function withAll(before: DeskBoard, { audiences, desks, threads, positions }: ToldAll): DeskBoard {
  const mine = new Set(audiences.map(audienceKey));
  const isMine = ({ audience }: Desk | Thread | Position) => mine.has(audienceKey(audience));
  const allDesks = new Map([...before.desks].filter(([, desk]) => isMine(desk)));
  for (const desk of desks) allDesks.set(desk.id, known(before, desk));
  const all = new Map([...before.threads].filter(([, thread]) => isMine(thread)));
  for (const thread of threads.filter(isMine)) all.set(thread.id, newer(all.get(thread.id), thread));
  // One that was taken back meanwhile is not in the answer; one that is newer than the answer cannot be.
  const toldUpTo = new Map(desks.map(({ id, seq }) => [id, seq]));
  const isNewer = ({ desk, seq }: Position) => seq > (toldUpTo.get(desk) ?? 0);
  const standing = new Map(
    [...before.positions].filter(([, position]) => isMine(position) && isNewer(position)),
  );
  for (const position of positions.filter(isMine)) {
    const key = positionKey(position);
    if ((standing.get(key)?.seq ?? 0) < position.seq) standing.set(key, position);
  }
  return { audiences, desks: allDesks, threads: all, positions: standing };
}

/** The board after a thread was told; the very same one if it is not for this person, or was told before. */
export function withThread(before: DeskBoard, thread: Thread): DeskBoard {
  const isMine = before.audiences.some((audience) => audienceKey(audience) === audienceKey(thread.audience));
  const last = before.threads.get(thread.id);
  if (!isMine || newer(last, thread) === last) return before;
  const { desk: id, seq, audience } = thread;
  const desk = known(before, { id, audience, seq, seen: undefined });
  return {
    ...before,
    desks: new Map(before.desks).set(id, desk),
    threads: new Map(before.threads).set(thread.id, thread),
  };
}

/** The board after a position was told; the very same one if it is not for this person, or was told before. */
export function withPosition(before: DeskBoard, position: Position): DeskBoard {
  const { desk: id, seq, audience } = position;
  const isMine = before.audiences.some((each) => audienceKey(each) === audienceKey(audience));
  const key = positionKey(position);
  if (!isMine || (before.positions.get(key)?.seq ?? 0) >= seq) return before;
  return {
    ...before,
    desks: new Map(before.desks).set(id, known(before, { id, audience, seq, seen: undefined })),
    positions: new Map(before.positions).set(key, position),
  };
}

/** The board after one has read a desk up to an entry. */
export function withSeen(before: DeskBoard, id: DeskId, seq: number): DeskBoard {
  const desk = before.desks.get(id);
  if (desk === undefined || (desk.seen ?? 0) >= seq) return before;
  return { ...before, desks: new Map(before.desks).set(id, { ...desk, seen: seq }) };
}
