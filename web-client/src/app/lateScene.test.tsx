import { MantineProvider } from "@mantine/core";
import { act, cleanup, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { lateScene } from "./lateScene";
import { en } from "./locales";

const fault = new TypeError("Failed to fetch dynamically imported module");
const reload = vi.fn();

/** The server has the page of a build, or cannot be reached. */
function serverHas(build: string | undefined) {
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => {
      if (build === undefined) throw new TypeError("Failed to fetch");
      return new Response(`<meta name="plenary-build" content="${build}">`);
    }),
  );
}

beforeAll(async () => {
  window.matchMedia ??= () => ({ matches: false, addEventListener() {}, removeEventListener() {} }) as never;
  await i18next.use(initReactI18next).init({ lng: "en", resources: { en: { translation: en } } });
});
beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  reload.mockClear();
  document.head.innerHTML = '<meta name="plenary-build" content="one">';
  vi.stubGlobal("location", { ...window.location, reload });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.head.innerHTML = "";
});

async function open(load: () => Promise<() => string>) {
  const Scene = lateScene(load);
  render(
    <MantineProvider>
      <Scene />
    </MantineProvider>,
  );
  await act(() => vi.advanceTimersByTimeAsync(0));
}
const title = () => screen.queryByRole("heading")?.textContent;

describe("a page that comes late", () => {
  it("waits for a connection, and opens by itself", async () => {
    serverHas(undefined);
    const load = vi
      .fn<() => Promise<() => string>>()
      .mockRejectedValueOnce(fault)
      .mockResolvedValue(() => "History");
    await open(load);
    expect(title()).toBe("This needs a connection");
    window.dispatchEvent(new Event("online"));
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(screen.getByText("History")).toBeTruthy();
    expect(reload).not.toHaveBeenCalled();
  });

  it("of a build that was replaced is loaded anew once, and then says so", async () => {
    serverHas("two");
    await open(() => Promise.reject(fault));
    expect(reload).toHaveBeenCalledOnce();
    cleanup();
    await open(() => Promise.reject(fault));
    expect(title()).toBe("Plenary has been renewed");
    expect(reload).toHaveBeenCalledOnce();
  });

  it("that the browser remembers as missing is loaded anew once, and then says so", async () => {
    serverHas("one");
    await open(() => Promise.reject(fault));
    expect(reload).toHaveBeenCalledOnce();
    cleanup();
    await open(() => Promise.reject(fault));
    expect(title()).toBe("This part of the page did not come");
    expect(reload).toHaveBeenCalledOnce();
  });
});
