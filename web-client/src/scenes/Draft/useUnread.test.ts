import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useUnread } from "./useUnread";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const passes = (millis: number) => act(() => vi.advanceTimersByTime(millis));

describe("words that somebody is about to agree", () => {
  it("are read when they have not changed", () => {
    const { result } = renderHook(() => useUnread("one"));
    expect(result.current).toEqual({ changed: false, unread: false });
  });

  it("are unread for a moment after each change", () => {
    const { result, rerender } = renderHook(useUnread, { initialProps: "one" });
    rerender("one two");
    expect(result.current).toEqual({ changed: true, unread: true });
    passes(1_000);
    rerender("one two three");
    passes(1_000);
    expect(result.current.unread).toBe(true);
    passes(600);
    expect(result.current).toEqual({ changed: true, unread: false });
  });

  it("are read again, too, when somebody takes back what they changed", () => {
    const { result, rerender } = renderHook(useUnread, { initialProps: "one" });
    rerender("one two");
    passes(1_000);
    rerender("one");
    expect(result.current).toEqual({ changed: false, unread: true });
    passes(1_600);
    expect(result.current).toEqual({ changed: false, unread: false });
  });
});
