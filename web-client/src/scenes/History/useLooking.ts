import { useCallback, useMemo } from "react";
import { useSearchParams } from "wouter";
import { type Looking, readLooking, writeLooking } from "../../model/looking";

export type Look = (change: Partial<Looking>, options?: { replace?: boolean }) => void;

/** What is looked at, as the address says, and the way to look at something else. */
export function useLooking(): readonly [Looking, Look] {
  const [query, setQuery] = useSearchParams();
  const text = query.toString();
  const looking = useMemo(() => readLooking(new URLSearchParams(text)), [text]);
  const look: Look = useCallback(
    (change, { replace = false } = {}) =>
      setQuery((last) => writeLooking({ ...readLooking(last), ...change }), { replace }),
    [setQuery],
  );
  return [looking, look];
}
