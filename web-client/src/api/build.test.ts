import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadPart, Replaced } from "./build";
import { Unreachable } from "./http";

const fault = new TypeError("Failed to fetch dynamically imported module");
const failing = () => Promise.reject(fault);

function serverWith(page: () => Promise<Response>) {
  vi.stubGlobal("fetch", vi.fn(page));
}

const pageOf = (build: string) => async () =>
  new Response(`<!doctype html><meta name="plenary-build" content="${build}"><div id="root"></div>`);

beforeEach(() => {
  document.head.innerHTML = '<meta name="plenary-build" content="one">';
});
afterEach(() => {
  document.head.innerHTML = "";
  vi.unstubAllGlobals();
});

describe("a part of the client that does not come", () => {
  it("asks nobody anything as long as it does come", async () => {
    serverWith(() => Promise.reject(new TypeError("nobody asks")));
    await expect(loadPart(async () => 1)).resolves.toBe(1);
    expect(fetch).not.toHaveBeenCalled();
  });

  it("waits for a connection if the server cannot be reached", async () => {
    serverWith(() => Promise.reject(new TypeError("Failed to fetch")));
    await expect(loadPart(failing)).rejects.toBeInstanceOf(Unreachable);
  });

  it("waits for a connection while something else answers in the server's place", async () => {
    serverWith(async () => new Response("Bad gateway", { status: 502 }));
    await expect(loadPart(failing)).rejects.toBeInstanceOf(Unreachable);
  });

  it("was replaced if the server has another build", async () => {
    serverWith(pageOf("two"));
    await expect(loadPart(failing)).rejects.toBeInstanceOf(Replaced);
  });

  it("is a fault if the server still has this build", async () => {
    serverWith(pageOf("one"));
    await expect(loadPart(failing)).rejects.toBe(fault);
  });
});
