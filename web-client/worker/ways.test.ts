import { describe, expect, it } from "vitest";
import { wayOf } from "./ways";

const origin = "https://plenary.example";

function way(path: string, mode: RequestMode = "navigate", method = "GET") {
  return wayOf({ method, mode, url: new URL(path, origin).href }, origin);
}

describe("the worker", () => {
  it.each(["/", "/drafts/a1", "/drafts/a1/history?from=rev:1", "/process/audit", "/no/such/page", "/apiary"])(
    "brings the page %s up from the device when the server cannot be reached",
    (path) => expect(way(path)).toBe("page"),
  );

  it.each(["/assets/first-abc.js", "/favicon.svg"])("keeps the file %s", (path) => {
    expect(way(path, "no-cors")).toBe("file");
    expect(way(path)).toBe("file");
  });

  it.each([
    "/api/me",
    "/api/drafts/a1/exports/pdf?inline=true",
    "/collab/a1",
    "/desks/a1",
    "/sign-in/organization/acme/callback?code=1",
    "/docs",
    "/openapi.yaml",
    "/health/ready",
    "/metrics",
    "/sw.js",
    "/verify.html",
  ])("never stands between a browser and %s", (path) => {
    expect(way(path)).toBe("network");
    expect(way(path, "cors")).toBe("network");
  });

  it("never answers a form, a question of a page, or for another site", () => {
    expect(way("/", "navigate", "POST")).toBe("network");
    expect(way("/", "cors")).toBe("network");
    expect(way("https://elsewhere.example/assets/first-abc.js", "no-cors")).toBe("network");
  });
});
