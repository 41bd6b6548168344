import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { hearHeldKeys } from "./heldKeys";

let text: HTMLElement;
let told: number;
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  text = document.createElement("div");
  told = 0;
  end = hearHeldKeys(text, () => {
    told += 1;
  });
});
afterEach(() => vi.useRealTimers());

const press = (key: string, more: KeyboardEventInit = {}) =>
  text.dispatchEvent(new KeyboardEvent("keydown", { key, ...more }));

it("tells whoever types in a closed text once, and after a pause once more", () => {
  for (const key of "hello") press(key);
  expect(told).toBe(1);
  vi.advanceTimersByTime(5_000);
  press("Backspace");
  expect(told).toBe(2);
  end();
  vi.advanceTimersByTime(5_000);
  press("x");
  expect(told).toBe(2);
});

it("passes over keys that read, scroll and copy", () => {
  for (const key of [" ", "ArrowDown", "PageDown", "Tab", "Shift", "F6"]) press(key);
  press("c", { ctrlKey: true });
  press("k", { isComposing: true });
  expect(told).toBe(0);
  text.dispatchEvent(new Event("paste"));
  expect(told).toBe(1);
});
