import { afterEach, describe, expect, it, vi } from "vitest";
import { lookAfter, lookedAfter } from "./pages";

const ends: (() => void)[] = [];
afterEach(() => {
  vi.unstubAllGlobals();
  for (const end of ends.splice(0)) end();
});

describe("pages of one browser that did not come over TLS", () => {
  it("know whose words others look after, as long as these are there", async () => {
    // given a browser without locks
    vi.stubGlobal("navigator", {});
    const end = lookAfter("draft", 1);
    ends.push(end, lookAfter("draft", 2), lookAfter("draft", 3), lookAfter("another draft", 4));

    // then
    expect([...(await lookedAfter("draft", new Set([3])))].sort()).toEqual([
      [1, Number.POSITIVE_INFINITY],
      [2, Number.POSITIVE_INFINITY],
    ]);

    // and when one is left
    end();
    expect([...(await lookedAfter("draft", new Set([3]))).keys()]).toEqual([2]);
  });
});
