import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError, Unreachable } from "../api/http";
import { useLoad } from "./useLoad";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("visible");
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const settle = () => act(() => vi.advanceTimersByTimeAsync(0));

describe("what could not be loaded", () => {
  it("is loaded again by itself as soon as the device has a connection", async () => {
    const load = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new Unreachable())
      .mockResolvedValue("text");
    const { result } = renderHook(() => useLoad(load));
    await settle();
    expect(result.current[0].kind).toBe("failed");
    window.dispatchEvent(new Event("online"));
    await settle();
    expect(result.current[0]).toEqual({ kind: "loaded", value: "text" });
  });

  it("is loaded again from time to time, since a server may come back without the device knowing, and then no more", async () => {
    const load = vi.fn<() => Promise<string>>().mockRejectedValue(new Unreachable());
    const { result } = renderHook(() => useLoad(load));
    await settle();
    await act(() => vi.advanceTimersByTimeAsync(12_000));
    expect(load).toHaveBeenCalledTimes(3);
    load.mockResolvedValue("text");
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(result.current[0].kind).toBe("loaded");
    expect(load).toHaveBeenCalledTimes(4);
  });

  it("because the server refused is not asked for over and over", async () => {
    const load = vi
      .fn<() => Promise<string>>()
      .mockRejectedValue(new ApiError(404, "There is no such thing"));
    renderHook(() => useLoad(load));
    await settle();
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(load).toHaveBeenCalledOnce();
  });
});
