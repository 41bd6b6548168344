import { useCallback, useEffect, useMemo, useRef } from "react";
import { putSeen } from "../../../api/comments";
import type { Comment } from "../../../model/comments";
import type { CommentKey, DeskId, ThreadId } from "../../../model/ids";
import { type Reader, readUpTo, unreadComments } from "../../../model/threadList";
import type { CommentsInRoom } from "./useComments";

/** What is new to somebody, for as long as they have the list open. */
type Novelties = Pick<Reader, "fresh" | "missed">;

const none: Novelties = { fresh: new Set(), missed: new Set() };

/** The same with more in it; the very same set if there is nothing more. */
function joined<Id>(known: ReadonlySet<Id>, more: readonly Id[]): ReadonlySet<Id> {
  return more.every((id) => known.has(id)) ? known : new Set([...known, ...more]);
}

/** The server is told so long after something was seen, once for all that was. */
const sayAfterMillis = 500;

/**
 * What is new to this person, for as long as the list is open: what they have seen of it stays marked until they close it. What was shown
 * is said to the server, so that it is not new again.
 *
 * @return what is new, and who is told that a thread was shown; stable
 */
export function useReading({
  draft,
  me,
  view,
  desks,
}: CommentsInRoom): readonly [Novelties, (thread: ThreadId) => void] {
  const known = useRef(none);
  const shown = useRef(new Set<CommentKey>());
  const novelties = useMemo(() => {
    const unread = new Set(unreadComments(view.threads.values(), view.desks, me.id).map(({ key }) => key));
    const isUnseen = ({ key }: Comment) => unread.has(key) && !shown.current.has(key);
    const missed = [...view.threads.values()].filter(
      ({ state, comments }) => state === "RESOLVED" && comments.some(isUnseen),
    );
    known.current = {
      fresh: joined(known.current.fresh, [...unread]),
      missed: joined(
        known.current.missed,
        missed.map(({ id }) => id),
      ),
    };
    return known.current;
  }, [view.threads, view.desks, me.id]);

  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const seen = useRef(new Map<DeskId, number>());
  const say = useCallback(() => {
    clearTimeout(waiting.current);
    for (const [desk, seq] of seen.current) {
      desks?.see(desk, seq);
      // Without a connection it will be called new once more.
      putSeen(draft, desk, seq).catch(() => undefined);
    }
    seen.current.clear();
  }, [desks, draft]);
  // What was seen is said also when the list is closed right after.
  useEffect(() => say, [say]);
  const onShown = useCallback(
    (id: ThreadId) => {
      const now = desks?.view();
      const thread = now?.threads.get(id);
      const desk = thread && now?.desks.get(thread.desk);
      if (now === undefined || thread === undefined || desk === undefined) return;
      for (const comment of thread.comments) shown.current.add(comment.key);
      const upTo = readUpTo(desk, now.threads.values(), me.id, shown.current);
      if (upTo <= (desk.seen ?? 0)) return;
      seen.current.set(desk.id, upTo);
      clearTimeout(waiting.current);
      waiting.current = setTimeout(say, sayAfterMillis);
    },
    [desks, me.id, say],
  );
  return [novelties, onShown];
}
