import { beforeEach, describe, expect, it } from "vitest";
import { draftId, lineageId, personId } from "../model/ids";
import { DraftMemory, localCopyName, type RememberedDraft } from "./draftMemory";
import type { KeyStore } from "./keyStore";

const amelie = personId("amelie");
const draft = draftId("one");
const key = "plenary.draft.amelie.one";
const entry: RememberedDraft = {
  lineage: lineageId("lin"),
  title: "Declaration",
  mayWrite: true,
  unsent: false,
  confirmed: "AA==",
  standing: '{"kind":"standing"}',
  rights: "",
  language: "fr",
};

describe("the memory of drafts", () => {
  beforeEach(() => localStorage.clear());

  it("gives back what it was told", () => {
    const memory = new DraftMemory(localStorage, amelie);
    memory.remember(draft, entry);
    expect(new DraftMemory(localStorage, amelie).recall(draft)).toEqual(entry);
  });

  it("knows of a branch whose it is", () => {
    const memory = new DraftMemory(localStorage, amelie);
    memory.remember(draft, { ...entry, of: draftId("whole") });
    expect(memory.recall(draft)?.of).toBe("whole");
  });

  it("knows what of a branch was seen to move until all of it is forgotten", () => {
    const memory = new DraftMemory(localStorage, amelie);
    memory.seeMoves(draft, new Map([["c1", 7]]));
    expect([...new DraftMemory(localStorage, amelie).seenMoves(draft)]).toEqual([["c1", 7]]);
    expect(new DraftMemory(localStorage, personId("ame")).seenMoves(draft).size).toBe(0);
    memory.forgetAll(draft);
    expect(localStorage.length).toBe(0);
    localStorage.setItem("plenary.moved.amelie.one", "{}");
    expect(memory.seenMoves(draft).size).toBe(0);
  });

  it("keeps people apart", () => {
    new DraftMemory(localStorage, amelie).remember(draft, entry);
    const other = new DraftMemory(localStorage, personId("ame"));
    expect(other.recall(draft)).toBeUndefined();
    expect(other.drafts()).toEqual([]);
    expect(localCopyName(amelie, draft, entry.lineage)).not.toBe(
      localCopyName(personId("ame"), draft, entry.lineage),
    );
  });

  it("forgets an entry that it cannot read", () => {
    const memory = new DraftMemory(localStorage, amelie);
    memory.remember(draft, entry);
    localStorage.setItem(key, '{"lineage": 7}');
    expect(memory.recall(draft)).toBeUndefined();
    expect(localStorage.length).toBe(0);
  });

  it("knows of changes that were never confirmed", () => {
    const memory = new DraftMemory(localStorage, amelie);
    memory.remember(draft, entry);
    expect(memory.hasUnsent()).toBe(false);
    memory.remember(draftId("two"), { ...entry, unsent: true });
    expect(memory.hasUnsent()).toBe(true);
    expect([...memory.drafts()].sort()).toEqual(["one", "two"]);
  });

  it("reads what an earlier page of this device remembered", () => {
    const memory = new DraftMemory(localStorage, amelie);
    localStorage.setItem(key, JSON.stringify(entry));
    expect(memory.recall(draft)).toEqual(entry);
    const { standing: _standing, rights: _rights, ...earliest } = entry;
    localStorage.setItem(key, JSON.stringify(earliest));
    expect(memory.recall(draft)).toEqual({ ...earliest, standing: "", rights: "" });
    localStorage.setItem(
      "plenary.kept.amelie.one",
      JSON.stringify({ cause: "refused", reason: "no", words: ["one"] }),
    );
    expect(memory.keptWords(draft)?.words).toEqual([{ clause: "", words: "one" }]);
  });

  it("writes what the server told again only if that changed, for it is long", () => {
    // given
    const written: string[] = [];
    const store: KeyStore = {
      getItem: (name) => localStorage.getItem(name),
      setItem: (name, value) => {
        written.push(name);
        localStorage.setItem(name, value);
      },
      removeItem: (name) => localStorage.removeItem(name),
      key: (at) => localStorage.key(at),
      length: 0,
    };
    const memory = new DraftMemory(store, amelie);
    memory.remember(draft, entry);
    written.length = 0;

    // when
    memory.remember(draft, { ...entry, unsent: true });

    // then
    expect(written).toEqual([key]);
    expect(memory.recall(draft)).toEqual({ ...entry, unsent: true });

    // when
    memory.remember(draft, { ...entry, rights: "others" });

    // then
    expect(memory.recall(draft)?.rights).toBe("others");
  });

  it("keeps words that were not accepted until they are dismissed", () => {
    const memory = new DraftMemory(localStorage, amelie);
    const kept = {
      cause: "refused",
      reason: "The clause is agreed.",
      code: "frozen",
      clause: "OP3",
      words: [
        { clause: "OP3", words: "one" },
        { clause: "", words: "two" },
        {
          clause: "OP4",
          words: "three",
          rejection: { why: "agreed", act: "wrote", removed: "gone" },
        },
      ],
    } as const;
    memory.keepWords(draft, kept);
    expect(memory.keptWords(draft)).toEqual(kept);
    memory.dropWords(draft);
    expect(memory.keptWords(draft)).toBeUndefined();
  });

  it("works without a store that takes anything", () => {
    const full: KeyStore = {
      length: 0,
      key: () => null,
      getItem: () => null,
      removeItem: () => {},
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    };
    const memory = new DraftMemory(full, amelie);
    expect(() => memory.remember(draft, entry)).not.toThrow();
    expect(memory.recall(draft)).toBeUndefined();
  });
});
