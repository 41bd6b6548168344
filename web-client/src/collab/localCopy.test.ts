import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
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

/** As a page's last write is lost that went away before the database answered. */
async function loseLastWrite(name: string): Promise<void> {
  const db = await done(indexedDB.open(name));
  const updates = db.transaction("updates", "readwrite").objectStore("updates");
  const last = await done(updates.openCursor(null, "prev"));
  if (last !== null) await done(last.delete());
  db.close();
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

describe("a copy on the device", () => {
  beforeEach(() => localStorage.clear());

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

  it("has the last letters too of a page that went away before they were in the database", async () => {
    const doc = new Y.Doc();
    const { copy, name } = await copyOf(doc);
    doc.getText("t").insert(0, "at the ");
    await copy.settled();
    doc.getText("t").insert(7, "gate");
    copy.keepLast();
    await loseLastWrite(name);
    await copy.release();
    expect(await stored(name)).toBe("at the gate");
    expect(await stored(name)).toBe("at the gate");
  });

  it("keeps nothing beside the database for longer than it needs", async () => {
    const doc = new Y.Doc();
    const { copy } = await copyOf(doc);
    doc.getText("t").insert(0, "gate");
    copy.keepLast();
    expect(localStorage.length).toBe(1);
    await copy.settled();
    expect(localStorage.length).toBe(0);
    copy.keepLast();
    expect(localStorage.length).toBe(0);
  });

  it("hands over the last letters when it is written anew, and forgets them then", async () => {
    const doc = new Y.Doc();
    const { copy, name } = await copyOf(doc);
    doc.getText("t").insert(0, "gate");
    copy.keepLast();
    await loseLastWrite(name);
    const other = await copyOf(new Y.Doc(), name);
    await other.copy.rewrite((updates) => ({ state: Y.mergeUpdates([...updates]), settled: new Map() }));
    expect(localStorage.length).toBe(0);
    expect(await stored(name)).toBe("gate");
  });

  it("leaves nothing beside the database when it is discarded or cannot be read", async () => {
    const { copy, name } = await copyOf(new Y.Doc());
    localStorage.setItem(`plenary.late.${name}#1`, "no update");
    const reader = await copyOf(new Y.Doc(), name);
    await reader.copy.settled();
    expect(localStorage.length).toBe(0);
    localStorage.setItem(`plenary.late.${name}#1`, "no update");
    await copy.discard();
    expect(localStorage.length).toBe(0);
  });
});
