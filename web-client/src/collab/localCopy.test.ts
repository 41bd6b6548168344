import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { LocalCopy } from "./localCopy";

let names = 0;

async function copyOf(doc: Y.Doc, name = `copy ${++names}`) {
  const copy = LocalCopy.bind(name, doc);
  await copy.loaded();
  return { copy, name };
}

async function stored(name: string): Promise<string> {
  const doc = new Y.Doc();
  const { copy } = await copyOf(doc, name);
  await copy.release();
  return doc.getText("t").toString();
}

function stateOf(words: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, words);
  return Y.encodeStateAsUpdate(doc);
}

describe("a copy on the device", () => {
  it("is written anew in one step, and hears nothing more of the document of before", async () => {
    const doc = new Y.Doc();
    const { copy, name } = await copyOf(doc);
    doc.getText("t").insert(0, "refused");
    await copy.settled();
    const isWritten = await copy.rewrite((updates, settled) => {
      const before = new Y.Doc();
      for (const update of updates) Y.applyUpdate(before, update);
      expect(before.getText("t").toString()).toBe("refused");
      expect(settled.size).toBe(0);
      return { state: stateOf("anew"), settled: new Map([[7, 5]]) };
    });
    doc.getText("t").insert(0, "late and ");
    await copy.release();
    expect(isWritten).toBe(true);
    expect(await stored(name)).toBe("anew");
  });

  it("remembers, for every page, which words were brought over", async () => {
    const first = await copyOf(new Y.Doc());
    const second = await copyOf(new Y.Doc(), first.name);
    await first.copy.rewrite(() => ({ state: stateOf("one"), settled: new Map([[7, 5]]) }));
    await second.copy.rewrite((_updates, settled) => {
      expect([...settled]).toEqual([[7, 5]]);
      return { state: stateOf("two"), settled };
    });
    expect(await stored(first.name)).toBe("two");
  });

  it("is as it was when what is to be in it cannot be written, but for being empty", async () => {
    const doc = new Y.Doc();
    const { copy, name } = await copyOf(doc);
    doc.getText("t").insert(0, "refused");
    await copy.settled();
    const state = { notCloneable: () => {} } as unknown as Uint8Array;
    expect(await copy.rewrite(() => ({ state, settled: new Map() }))).toBe(false);
    await copy.release();
    expect(await stored(name)).toBe("");
  });

  it("takes what another page adds after it was written anew", async () => {
    const first = await copyOf(new Y.Doc());
    const second = await copyOf(new Y.Doc(), first.name);
    await first.copy.rewrite(() => ({ state: stateOf("one"), settled: new Map() }));
    second.copy.append(stateOf("other"));
    await second.copy.settled();
    expect(["oneother", "otherone"]).toContain(await stored(first.name));
  });
});
