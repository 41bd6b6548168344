import { beforeEach, describe, expect, it } from "vitest";
import { mayReload } from "./reloading";

beforeEach(() => sessionStorage.clear());

describe("a page that loads itself anew", () => {
  it("does so once, and not in a loop", () => {
    expect(mayReload(sessionStorage, 1_000_000)).toBe(true);
    expect(mayReload(sessionStorage, 1_001_000)).toBe(false);
    expect(mayReload(sessionStorage, 1_059_000)).toBe(false);
  });

  it("may do so again after the next deployment", () => {
    expect(mayReload(sessionStorage, 1_000_000)).toBe(true);
    expect(mayReload(sessionStorage, 5_000_000)).toBe(true);
  });

  it("does not where it could not remember that it did", () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    };
    expect(mayReload(full, 1_000_000)).toBe(false);
  });
});
