import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pauseMillis, usePolling } from "./usePolling";

describe("asking again and again", () => {
  let visible: DocumentVisibilityState = "visible";
  beforeEach(() => {
    vi.useFakeTimers();
    visible = "visible";
    vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visible);
  });
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });
  const pass = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis));

  it("shows the newest answer", async () => {
    let answers = 0;
    const ask = async () => ++answers;
    const { result } = renderHook(() => usePolling(ask, 5000));
    await pass(0);
    expect(result.current).toEqual({ value: 1, stale: false });
    await pass(10_000);
    expect(result.current).toEqual({ value: 3, stale: false });
  });

  it("asks less and less often while there is no answer, and keeps the last one", async () => {
    const ask = vi.fn(async () => "first");
    const { result } = renderHook(() => usePolling(ask, 5000));
    await pass(0);
    ask.mockRejectedValue(new Error("offline"));
    await pass(5000);
    expect(result.current).toEqual({ value: "first", stale: true });
    await pass(9000);
    expect(ask).toHaveBeenCalledTimes(2);
    await pass(1000);
    expect(ask).toHaveBeenCalledTimes(3);
    ask.mockResolvedValue("again");
    await act(async () => window.dispatchEvent(new Event("online")));
    await pass(0);
    expect(result.current).toEqual({ value: "again", stale: false });
  });

  it("asks nothing while nobody looks", async () => {
    const ask = vi.fn(async () => 1);
    renderHook(() => usePolling(ask, 5000));
    await pass(0);
    visible = "hidden";
    document.dispatchEvent(new Event("visibilitychange"));
    await pass(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
    visible = "visible";
    document.dispatchEvent(new Event("visibilitychange"));
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("stops with the page", async () => {
    const ask = vi.fn(async () => 1);
    const { unmount } = renderHook(() => usePolling(ask, 5000));
    await pass(0);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
    await pass(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("asks nothing more when the page was left while a question was on its way", async () => {
    let answer: (value: number) => void = () => {};
    const ask = vi.fn(
      () =>
        new Promise<number>((resolve) => {
          answer = resolve;
        }),
    );
    renderHook(() => usePolling(ask, 5000));
    await pass(0);
    visible = "hidden";
    document.dispatchEvent(new Event("visibilitychange"));
    answer(1);
    await pass(60_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it.each([
    [0, 5000],
    [1, 10_000],
    [3, 40_000],
    [4, 60_000],
    [400, 60_000],
  ])("waits after %i failures for %i ms", (failures, millis) => {
    expect(pauseMillis(5000, failures)).toBe(millis);
  });
});
