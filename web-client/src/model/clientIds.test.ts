import { afterEach, describe, expect, it, vi } from "vitest";
import { branchClient, isBranchClient } from "./clientIds";

afterEach(() => vi.restoreAllMocks());

describe("a client id of a branch", () => {
  it("is another each time, from 2^32 on, and no larger than every program can hold", () => {
    const ids = Array.from({ length: 200 }, branchClient);
    expect(new Set(ids).size).toBe(200);
    expect(ids.filter((id) => !isBranchClient(id) || !Number.isSafeInteger(id))).toEqual([]);
  });

  it.each([
    [0, 0],
    [0xffffffff, 0xffffffff],
    [2 ** 21 - 1, 0],
    [2 ** 21 - 2, 0xffffffff],
  ])("of the chances %i and %i is within these bounds", (high, low) => {
    vi.spyOn(crypto, "getRandomValues").mockReturnValue(new Uint32Array([high, low]));
    const id = branchClient();
    expect([id >= 2 ** 32, id < 2 ** 53]).toEqual([true, true]);
  });
});
