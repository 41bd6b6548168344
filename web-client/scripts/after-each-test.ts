import { afterEach, vi } from "vitest";

// Tests share a page: what one leaves must not reach the next, whichever file that is in.
afterEach(() => {
  vi.useRealTimers();
  if (typeof document === "undefined") return;
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
});
