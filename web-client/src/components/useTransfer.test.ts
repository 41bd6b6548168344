import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Received } from "../api/receiving";
import { progressOf, useTransfer } from "./useTransfer";

/** A transfer that the test moves on, and that ends as its signal says. */
function byHand() {
  const hand = { tell: (_: Received) => {}, finish: (_: string) => {}, fail: (_: Error) => {} };
  const run = (tell: (received: Received) => void, signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      Object.assign(hand, { tell, finish: resolve, fail: reject });
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  return { hand, run };
}

afterEach(cleanup);

describe("a transfer", () => {
  it("tells how far it is, and what came of it", async () => {
    const { hand, run } = byHand();
    const then = vi.fn();
    const { result } = renderHook(() => useTransfer<string>());
    expect(result.current.state).toEqual({ kind: "idle" });
    act(() => result.current.start(run, then));
    expect(result.current.state).toEqual({ kind: "working", received: undefined });
    act(() => hand.tell({ bytes: 5, total: 10 }));
    expect(result.current.state).toEqual({ kind: "working", received: { bytes: 5, total: 10 } });
    await act(async () => hand.finish("file"));
    expect(result.current.state).toEqual({ kind: "done", value: "file" });
    expect(then).toHaveBeenCalledExactlyOnceWith("file");
  });

  it("keeps why it failed", async () => {
    const { hand, run } = byHand();
    const { result } = renderHook(() => useTransfer<string>());
    act(() => result.current.start(run));
    const error = new Error("no");
    await act(async () => hand.fail(error));
    expect(result.current.state).toEqual({ kind: "failed", error });
  });

  it("that is cancelled is no failure, and nothing comes of it", async () => {
    const { hand, run } = byHand();
    const then = vi.fn();
    const { result } = renderHook(() => useTransfer<string>());
    act(() => result.current.start(run, then));
    await act(async () => result.current.cancel());
    await act(async () => hand.finish("late"));
    expect(result.current.state).toEqual({ kind: "idle" });
    expect(then).not.toHaveBeenCalled();
  });

  it("gives way to the next one", async () => {
    const [first, second] = [byHand(), byHand()];
    const { result } = renderHook(() => useTransfer<string>());
    act(() => result.current.start(first.run));
    act(() => result.current.start(second.run));
    await act(async () => second.hand.finish("second"));
    act(() => first.hand.tell({ bytes: 1, total: 2 }));
    expect(result.current.state).toEqual({ kind: "done", value: "second" });
  });

  it("ends with its component", async () => {
    const { hand, run } = byHand();
    const then = vi.fn();
    const { result, unmount } = renderHook(() => useTransfer<string>());
    act(() => result.current.start(run, then));
    unmount();
    await act(async () => hand.finish("late"));
    expect(then).not.toHaveBeenCalled();
  });
});

describe("how far a transfer is", () => {
  it.each([
    [undefined, undefined],
    [{ bytes: 0, total: 10 }, undefined],
    [{ bytes: 5, total: undefined }, undefined],
    [{ bytes: 5, total: 10 }, 0.5],
    [{ bytes: 11, total: 10 }, 1],
  ])("%j is %s", (received, progress) => {
    expect(progressOf(received)).toBe(progress);
  });
});
