import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Editor } from "@tiptap/core";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { bindingOf } from "./binding/sharing";
import { textRoot } from "./extensions";
import { editorOnShared } from "./sharedTestLanguage";

/*
 * What the server's gate let in, of people who edit and forge at random: the game's seed, then each change, as RandomGateTest wrote
 * it down. Whatever comes, an editor shows all of it, and writes nothing by itself. Yjs itself takes out marks of others that mark
 * nothing any more, which is no letter's change.
 */

const games = (
  JSON.parse(
    gunzipSync(readFileSync("../server/src/test/resources/web-client/accepted.gz")).toString("utf8"),
  ) as readonly (readonly string[])[]
).map((updates) => updates.map((update) => new Uint8Array(Buffer.from(update, "base64"))));

const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

/** All words of a shared text, whatever they stand in. */
function wordsOf(type: Y.XmlFragment | Y.XmlText): string {
  if (type instanceof Y.XmlText) {
    return (type.toDelta() as Y.YTextEvent["delta"])
      .map(({ insert }) => (typeof insert === "string" ? insert : ""))
      .join("");
  }
  return type
    .toArray()
    .map((child) => (child instanceof Y.XmlHook ? "" : wordsOf(child)))
    .join("");
}

describe("what the gate lets in", () => {
  it("is something", () => {
    expect(games.length).toBeGreaterThan(20);
    expect(games.flat().length).toBeGreaterThan(500);
  });

  it.each(games.map((updates, game) => [game, updates] as const))(
    "is shown whole, and answered by no change (game %i)",
    (_game, [seed, ...updates]) => {
      // given
      const doc = new Y.Doc();
      if (seed !== undefined) Y.applyUpdate(doc, seed, "others");
      const editor = editorOnShared(doc);
      editors.push(editor);
      const written: unknown[] = [];
      doc.on("update", (update: Uint8Array, origin: unknown) => {
        const isTidying = origin === null && Y.decodeUpdate(update).structs.length === 0;
        if (origin !== "others" && !isTidying) written.push(origin);
      });

      for (const update of updates) {
        // when
        Y.applyUpdate(doc, update, "others");

        // then
        const text = doc.getXmlFragment(textRoot);
        expect(editor.state.doc.textContent).toBe(wordsOf(text));
        expect(bindingOf(editor.view)?.inStep).toBe(true);
        expect(written).toEqual([]);
      }
    },
  );
});
