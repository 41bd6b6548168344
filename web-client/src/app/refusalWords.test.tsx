import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cleanup, render } from "@testing-library/react";
import i18next, { type TFunction } from "i18next";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { ApiError, problemOf, Unreachable } from "../api/http";
import { describeError } from "../components/describeError";
import { Said } from "../components/Said";
import { intakeRefusals } from "../model/intake";
import { problems } from "../model/problems";
import { en, fr } from "./locales";

const server = "../server/src/main/java/org/plenary/server";

let french: TFunction;
let english: TFunction;
beforeAll(async () => {
  const options = { interpolation: { escapeValue: false } };
  const resources = { en: { translation: en }, fr: { translation: fr } };
  french = await i18next.createInstance().init({ ...options, lng: "fr", resources });
  english = await i18next.createInstance().init({ ...options, lng: "en", resources });
});
afterEach(() => {
  cleanup();
  document.documentElement.lang = "";
});

const namesIn = (file: string, form: RegExp) =>
  [...readFileSync(join(server, file), "utf8").matchAll(form)].map(([, name]) => name);

describe("the words for what the server refuses", () => {
  it("are there for every kind of problem that it has", () => {
    const kinds = [
      ...namesIn("http/exchange/Problem.java", /\(\d{3}, "([a-z-]+)"/g),
      ...namesIn("negotiation/DecisionException.java", /-> "([a-z-]+)"/g),
      ...namesIn("intake/IntakeException.java", /[A-Z_]+\("([a-z-]+)"\)/g),
    ];
    expect(kinds.length).toBeGreaterThan(25);
    // A busy reader of files is "unavailable".
    const own = [...problems, ...intakeRefusals, "busy"];
    expect(kinds.filter((kind) => !own.some((each) => each === kind))).toEqual([]);
    expect(problems.filter((problem) => !kinds.includes(problem))).toEqual([]);
  });

  it("know all places where the server gives a problem a name of its own", () => {
    const naming = readdirSync(server, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".java"))
      .filter((file) => readFileSync(join(server, file), "utf8").includes("String caseName()"));
    expect(naming.sort()).toEqual([
      "intake/IntakeException.java",
      "negotiation/DecisionException.java",
      "refusal/RefusedException.java",
    ]);
  });

  it.each(problems)("are not the server's for %s on a page in French", (problem) => {
    document.documentElement.lang = "fr";
    const error = new ApiError(409, "Title", undefined, { problem });
    expect(describeError(error, french)).toBe(fr.problems[problem]);
  });
});

function refusal(type: string, more: object = {}): Promise<ApiError> {
  const body = { type: `/problems/${type}`, title: "Title", status: 409, detail: "Why in detail.", ...more };
  return problemOf(new Response(JSON.stringify(body), { status: 409 }));
}

/** What is shown of it, with what is marked as English between `<` and `>`. */
function shown(words: string): string {
  const { container } = render(<Said>{words}</Said>);
  return [...container.childNodes]
    .map((node) =>
      node instanceof HTMLElement && node.lang === "en" ? `<${node.textContent}>` : node.textContent,
    )
    .join("");
}

describe("a refusal", () => {
  it("is told in the server's own words on a page in English, which know the case", async () => {
    expect(describeError(await refusal("contested"), english)).toBe("Why in detail.");
    expect(describeError(new ApiError(403, "Title", undefined, { problem: "not-allowed" }), english)).toBe(
      en.problems["not-allowed"],
    );
    expect(describeError(new ApiError(418, "Title"), english)).toBe("Title");
  });

  it("is told in French on a page in French, and what the server says of the case is marked as English", async () => {
    document.documentElement.lang = "fr";
    const told = async (type: string, more?: object) =>
      shown(describeError(await refusal(type, more), french));
    expect(await told("packaged")).toBe(fr.problems.packaged);
    expect(await told("conflict")).toBe(`${fr.problems.conflict} <Why in detail.>`);
    expect(await told("contested")).toBe(`${fr.problems.contested} <Why in detail.>`);
    expect(await told("contested", { alternatives: ["c6", "c7"] })).toBe(fr.problems.competing);
    expect(await told("of-tomorrow")).toBe("<Why in detail.>");
  });

  it("is shown within a sentence of the page with its language, and no sign of it is seen", async () => {
    document.documentElement.lang = "fr";
    const reason = describeError(await refusal("of-tomorrow"), french);
    expect(shown(french("action.failed", { reason }))).toMatch(/^[^<]+<Why in detail\.>$/);
  });

  it("by nobody is that nobody was reached", () => {
    expect(describeError(new Unreachable(), french)).toBe(fr.lobby.unreachable);
  });
});
