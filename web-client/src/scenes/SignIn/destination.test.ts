import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { destination } from "./destination";

/** What the server is held to, too. */
const addresses: [string, string][] = JSON.parse(
  readFileSync(
    join(import.meta.dirname, "../../../../server/src/test/resources/web-client/return-addresses.json"),
    "utf8",
  ),
);

describe("the destination after sign-in", () => {
  it.each(addresses)("of %j is %j", (next, path) => {
    expect(destination(`?next=${encodeURIComponent(next)}`)).toBe(path);
  });

  it.each([
    ["", "/"],
    [
      "?next=%2Fdrafts%2Fone%2Fhistory%3Ftab%3Dreplay%26at%3Dseq%253A5",
      "/drafts/one/history?tab=replay&at=seq%3A5",
    ],
    ["?next=/%09/evil.example/x", "/"],
    ["?next=/%0a/evil.example/x", "/"],
    ["?next=/%0d/evil.example/x", "/"],
    ["?next=/%5cevil.example/x", "/"],
    ["?next=%2F%2Fevil.example&next=/process", "/"],
  ])("of the query %j is %j", (search, path) => {
    expect(destination(search)).toBe(path);
  });

  it.each(addresses)("of %j stays on this site wherever a browser takes it", (next) => {
    const path = destination(`?next=${encodeURIComponent(next)}`);
    expect(new URL(path, "https://plenary.example").origin).toBe("https://plenary.example");
  });
});
