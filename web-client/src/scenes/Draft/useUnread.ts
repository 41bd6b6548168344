import { useEffect, useRef, useState } from "react";

/** So long nothing can be decided about words that have just changed: nobody has read them. */
const readMillis = 1_500;

/** What became of words since they were first shown. */
export interface Unread {
  /** They are other words now. */
  readonly changed: boolean;
  /** They have changed just now, and nobody has read them yet. */
  readonly unread: boolean;
}

/** Follows words that somebody is about to decide on. */
export function useUnread(words: string): Unread {
  const first = useRef(words);
  const last = useRef(words);
  const [unread, setUnread] = useState(false);
  useEffect(() => {
    if (words === last.current) return undefined;
    last.current = words;
    setUnread(true);
    return undefined;
  }, [words]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the words begins the time anew
  useEffect(() => {
    if (!unread) return undefined;
    const timer = setTimeout(() => setUnread(false), readMillis);
    return () => clearTimeout(timer);
  }, [unread, words]);
  return { changed: words !== first.current, unread };
}
