import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HeldBack } from "./heldBack";

describe("what is held back", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const passing = (held: HeldBack, done: string[]) => (name: string) => held.pass(() => done.push(name));

  it("passes at once outside of a moment", () => {
    const done: string[] = [];
    passing(new HeldBack(500), done)("a");
    expect(done).toEqual(["a"]);
  });

  it("passes after the moment, in order", () => {
    const done: string[] = [];
    const held = new HeldBack(500);
    const pass = passing(held, done);
    held.holdFor(30);
    pass("a");
    vi.advanceTimersByTime(20);
    pass("b");
    expect(done).toEqual([]);
    vi.advanceTimersByTime(10);
    expect(done).toEqual(["a", "b"]);
  });

  it("passes earlier when the moment is cut short", () => {
    const done: string[] = [];
    const held = new HeldBack(500);
    held.holdFor(300);
    passing(held, done)("a");
    held.holdFor(10);
    vi.advanceTimersByTime(10);
    expect(done).toEqual(["a"]);
  });

  it("never waits longer than the bound, however often it is asked", () => {
    const done: string[] = [];
    const held = new HeldBack(500);
    held.holdFor(300);
    passing(held, done)("a");
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(100);
      held.holdFor(300);
    }
    expect(done).toEqual(["a"]);
  });
});
