import { MantineProvider } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Received } from "../api/receiving";
import papers from "./papers.en.json";
import { Waiting } from "./Waiting";

beforeAll(async () => {
  window.matchMedia ??= () => ({ matches: false, addEventListener() {}, removeEventListener() {} }) as never;
  const translation = { ...papers, action: { cancel: "Cancel" } };
  await i18next.use(initReactI18next).init({ lng: "en", resources: { en: { translation } } });
});
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (millis: number) => act(() => vi.advanceTimersByTimeAsync(millis));
const bar = () => screen.queryByRole("progressbar") as HTMLProgressElement | null;

function waits(received: Received | undefined, onCancel = () => {}) {
  const waiting = (now: Received | undefined) => (
    <MantineProvider>
      <Waiting received={now} doing="Preparing the file…" onCancel={onCancel} />
    </MantineProvider>
  );
  const { rerender } = render(waiting(received));
  return (now: Received) => rerender(waiting(now));
}

describe("who waits", () => {
  it("sees nothing for a moment, then a bar, then words and a way out", async () => {
    const onCancel = vi.fn();
    waits(undefined, onCancel);
    await pass(299);
    expect(bar()).toBeNull();
    await pass(1);
    expect(bar()?.hasAttribute("value")).toBe(false);
    expect(screen.queryByText(/Preparing/)).toBeNull();
    await pass(700);
    expect(screen.getByText("Preparing the file… 1 s")).toBeTruthy();
    await pass(2000);
    expect(screen.getByText("Preparing the file… 3 s")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(onCancel).toHaveBeenCalledOnce();
  });

  it("hears the words once, and not every second", async () => {
    waits(undefined);
    await pass(1000);
    const status = screen.getByRole("status");
    expect(status.textContent).toBe("Preparing the file…");
    await pass(5000);
    expect(screen.getByRole("status")).toBe(status);
    expect(status.textContent).toBe("Preparing the file…");
    expect(screen.getByText("Preparing the file… 6 s").getAttribute("aria-hidden")).toBe("true");
  });

  it("sees how much has arrived", async () => {
    const arrives = waits({ bytes: 0, total: 2_000_000 });
    await pass(1000);
    arrives({ bytes: 500_000, total: 2_000_000 });
    expect(bar()?.value).toBe(0.25);
    expect(screen.getByText("500 kB of 2 MB")).toBeTruthy();
  });
});
