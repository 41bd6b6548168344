import { useCallback, useEffect, useMemo, useRef } from "react";
import { putSeen } from "../../../api/comments";
import type { CommentId, DeskId, ThreadId } from "../../../model/ids";
import { readUpTo, unreadComments } from "../../../model/threadList";
import type { CommentsInRoom } from "./useComments";

/** The server is told so long after something was seen, once for all that was. */
const sayAfterMillis = 500;

/**
 * What is new to this person, for as long as the list is open: what they have seen of it stays marked until they close it. What was shown
 * is said to the server, so that it is not new again.
 *
 * @return the comments that are new, and who is told that a thread was shown; stable
 */
export function useReading({
  draft,
  me,
  view,
  desks,
}: CommentsInRoom): readonly [ReadonlySet<CommentId>, (thread: ThreadId) => void] {
  const known = useRef<ReadonlySet<CommentId>>(new Set());
  const fresh = useMemo(() => {
    const now = unreadComments(view.threads.values(), view.desks, me.id).map(({ id }) => id);
    if (now.some((id) => !known.current.has(id))) known.current = new Set([...known.current, ...now]);
    return known.current;
  }, [view.threads, view.desks, me.id]);

  const shown = useRef(new Set<CommentId>());
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
      for (const comment of thread.comments) shown.current.add(comment.id);
      const upTo = readUpTo(desk, now.threads.values(), me.id, shown.current);
      if (upTo <= (desk.seen ?? 0)) return;
      seen.current.set(desk.id, upTo);
      clearTimeout(waiting.current);
      waiting.current = setTimeout(say, sayAfterMillis);
    },
    [desks, me.id, say],
  );
  return [fresh, onShown];
}
