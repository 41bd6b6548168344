import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { Anchor, UnitId } from "../model/anchor";
import { clauseId } from "../model/ids";
import { resolveAnchor } from "./anchors";

interface Told {
  readonly clause: string;
  readonly from?: UnitId;
  readonly to?: UnitId;
  readonly words: string;
}

interface Case {
  readonly name: string;
  readonly steps: readonly { readonly update: string; readonly anchors: readonly Told[] }[];
}

const file = join(import.meta.dirname, "../../../shared/instrument/src/test/resources/anchor-cases.json");
const cases: readonly Case[] = JSON.parse(readFileSync(file, "utf8"));

describe("anchors that the server follows", () => {
  it("has cases", () => {
    const all = cases.flatMap(({ steps }) => steps.flatMap(({ anchors }) => anchors));
    expect(all.length).toBeGreaterThan(100);
    expect(all.some(({ words }) => words.includes("\n"))).toBe(true);
  });

  it.each(cases)("are read here as there: $name", ({ steps }) => {
    for (const gc of [true, false]) {
      const doc = new Y.Doc({ gc });
      for (const { update, anchors } of steps) {
        Y.applyUpdate(doc, new Uint8Array(Buffer.from(update, "base64")));
        for (const { clause, from, to, words } of anchors) {
          const found = resolveAnchor(doc, { clause: clauseId(clause), from, to, quote: words });
          expect(found?.words).toBe(words);
          expect(found?.clause.getAttribute("id")).toBe(clause);
          const cut = found?.parts.map((part) => part.text.toString().slice(part.from, part.to)).join("");
          expect(cut?.replaceAll(/<[^>]*>/g, "").length).toBeLessThanOrEqual(words.length);
        }
      }
    }
  });
});

describe("an anchor in a document that is edited", () => {
  const anchorFor = (text: Y.XmlText, words: string): Anchor => {
    const at = text.toString().indexOf(words);
    const unit = (index: number): UnitId => {
      const item = Y.createRelativePositionFromTypeIndex(text, index, 0).item;
      return [item?.client ?? -1, item?.clock ?? -1];
    };
    return { clause: clauseId("a"), from: unit(at), to: unit(at + words.length - 1), quote: words };
  };

  const draft = () => {
    const doc = new Y.Doc();
    const clause = new Y.XmlElement("operative");
    const paragraph = new Y.XmlElement("paragraph");
    const text = new Y.XmlText("The parties shall cooperate closely");
    clause.setAttribute("id", "a");
    paragraph.insert(0, [text]);
    clause.insert(0, [paragraph]);
    doc.getXmlFragment("text").insert(0, [clause]);
    return { doc, clause, paragraph, text };
  };

  it("grows with words inside and not at its edges", () => {
    const { doc, text } = draft();
    const anchor = anchorFor(text, "shall cooperate");
    text.insert(27, " out");
    text.insert(17, " in");
    text.insert(12, "out ");
    expect(resolveAnchor(doc, anchor)?.words).toBe("shall in cooperate");
  });

  it("shrinks as its words go, until the server says what became of it", () => {
    const { doc, text, paragraph } = draft();
    const anchor = anchorFor(text, "shall cooperate");
    text.delete(4, 10);
    expect(resolveAnchor(doc, anchor)?.words).toBe("all cooperate");
    text.delete(4, 13);
    expect(resolveAnchor(doc, anchor)).toMatchObject({ parts: [], words: "" });
    paragraph.delete(0, 1);
    expect(resolveAnchor(doc, anchor)).toBeUndefined();
  });

  it("holds parts of several texts, and is not there before its words have come", () => {
    const { doc, clause, text } = draft();
    const second = new Y.XmlElement("paragraph");
    const more = new Y.XmlText("and often");
    second.insert(0, [more]);
    clause.insert(1, [second]);
    const anchor = { ...anchorFor(text, "closely"), to: anchorFor(more, "and").to };
    const found = resolveAnchor(doc, anchor);
    expect(found?.words).toBe("closely\nand");
    expect(found?.parts).toEqual([
      { text, from: 28, to: 35 },
      { text: more, from: 0, to: 3 },
    ]);
    expect(resolveAnchor(new Y.Doc(), anchor)).toBeUndefined();
  });

  it("is a whole clause without its footnotes", () => {
    const { doc, paragraph } = draft();
    const footnote = new Y.XmlElement("footnote");
    footnote.insert(0, [new Y.XmlText("a note")]);
    paragraph.insert(1, [footnote, new Y.XmlText(", at once")]);
    const found = resolveAnchor(doc, { clause: clauseId("a"), quote: "" });
    expect(found?.words).toBe("The parties shall cooperate closely, at once");
    expect(resolveAnchor(doc, { clause: clauseId("b"), quote: "" })).toBeUndefined();
    const note = anchorFor(footnote.get(0) as Y.XmlText, "note");
    expect(resolveAnchor(doc, note)?.words).toBe("note");
  });
});
