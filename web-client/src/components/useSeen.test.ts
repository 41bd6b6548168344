import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { draftId } from "../model/ids";
import { useSeen } from "./useSeen";

let visibility: DocumentVisibilityState = "visible";
const said = vi.fn((_path: string, _request: RequestInit) =>
  Promise.resolve(new Response(null, { status: 204 })),
);

function turn(state: DocumentVisibilityState) {
  visibility = state;
  document.dispatchEvent(new Event("visibilitychange"));
}

beforeEach(() => {
  visibility = "visible";
  said.mockClear();
  vi.useFakeTimers();
  vi.stubGlobal("fetch", said);
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const see = (shown: boolean, seq?: number) => renderHook(() => useSeen(draftId("d"), shown, seq));

describe("a draft before somebody's eyes", () => {
  it("is seen when they turn away from it, also while the page is being left", () => {
    see(true);
    expect(said).not.toHaveBeenCalled();
    turn("hidden");
    expect(said).toHaveBeenCalledOnce();
    expect(said.mock.calls[0]?.[0]).toBe("/api/drafts/d/seen");
    expect(said.mock.calls[0]?.[1]).toMatchObject({ method: "PUT", keepalive: true, body: "{}" });
  });

  it("is seen when they go to another page", () => {
    see(true, 57).unmount();
    expect(said.mock.calls[0]?.[1]).toMatchObject({ body: '{"seq":57}' });
  });

  it("is seen now and then, should the page never be left", () => {
    see(true);
    vi.advanceTimersByTime(5 * 60_000);
    expect(said).toHaveBeenCalledTimes(2);
  });

  it("is not seen in a tab that nobody looks at", () => {
    const { unmount } = see(true);
    turn("hidden");
    said.mockClear();
    vi.advanceTimersByTime(60 * 60_000);
    unmount();
    expect(said).not.toHaveBeenCalled();
  });

  it("is not seen as long as the page does not show it as it is", () => {
    const { unmount } = see(false);
    turn("hidden");
    unmount();
    expect(said).not.toHaveBeenCalled();
  });
});
