import { type DraftId, draftId, type LineageId, lineageId, type PersonId } from "../model/ids";
import { JsonReader } from "../model/json";
import type { KeyStore } from "./keyStore";
import { forgetLateUpdates } from "./lateUpdatesKeys";
import { type Act, acts, type Why, whys } from "./rebase/rejection";

/** What this device remembers of a draft, so that it can be shown while the server is out of reach. */
export interface RememberedDraft {
  readonly lineage: LineageId;
  readonly title: string;
  readonly mayWrite: boolean;
  /** Whether the local copy holds changes that the server had not confirmed. */
  readonly unsent: boolean;
  /** Base64 of the Yjs state vector that the server last confirmed; "" when it never did. */
  readonly confirmed: string;
  /** The server's last notices of the draft's standing and of this person's rights, as they came; "" without. */
  readonly standing: string;
  readonly rights: string;
  /** The language of the text, a tag of BCP 47; "" where an earlier page did not remember it. */
  readonly language: string;
  /** The draft of which it is a proposal's branch; undefined for a draft itself. */
  readonly of?: DraftId | undefined;
}

/** Words from one clause; `clause` is how it was called then, by its number if it had one, or "". */
export interface KeptPassage {
  readonly clause: string;
  readonly words: string;
  /** What else was not accepted; undefined where nothing is known but the words. */
  readonly rejection?: KeptRejection;
}

/** Why a part of somebody's work was not accepted, and what it was besides words that were put in. */
export interface KeptRejection {
  readonly why: Why;
  readonly act: Act;
  /** Words that were taken out; "" without. */
  readonly removed: string;
}

/** Words that did not get into a draft, kept for their author until they are dismissed. */
export interface KeptWords {
  readonly cause: "refused" | "lineage";
  /** What the server gave as its reason, in its words; "" when it gave none. */
  readonly reason: string;
  /** The server's name for its reason, "" when it gave none, and the clause that it was about. */
  readonly code: string;
  readonly clause: string;
  readonly words: readonly KeptPassage[];
}

function readPassage(value: unknown): KeptPassage {
  if (typeof value === "string") return { clause: "", words: value };
  const passage = new JsonReader(value, "kept passage");
  const words = { clause: passage.string("clause"), words: passage.string("words") };
  if (passage.optionalString("why") === undefined) return words;
  const rejection = {
    why: passage.oneOf("why", whys),
    act: passage.oneOf("act", acts),
    removed: passage.string("removed"),
  };
  return { ...words, rejection };
}

/** One level, as it is stored: what an earlier page stored has no more than the first two. */
function written({ clause, words, rejection }: KeptPassage): Record<string, string> {
  return { clause, words, ...rejection };
}

const prefix = "plenary.draft";
const toldPrefix = "plenary.told";
const keptPrefix = "plenary.kept";
const seenPrefix = "plenary.moved";

/** Name of the database that holds one person's copy of one lineage of a draft. */
export function localCopyName(person: PersonId, draft: DraftId, lineage: LineageId): string {
  return `plenary/${person}/${draft}/${lineage}`;
}

/** One person's remembered drafts. A store that is full or forbidden is as good as one that forgets. */
export class DraftMemory {
  readonly #store: KeyStore;
  readonly #person: PersonId;
  /** What of the server's notices the store has, by draft: they are long, and the rest is written at each pause of typing. */
  readonly #told = new Map<DraftId, Pick<RememberedDraft, "standing" | "rights">>();

  constructor(store: KeyStore, person: PersonId) {
    this.#store = store;
    this.#person = person;
  }

  recall(draft: DraftId): RememberedDraft | undefined {
    const text = this.#store.getItem(this.#key(draft));
    if (text === null) return undefined;
    try {
      const entry = new JsonReader(JSON.parse(text), "remembered draft");
      const told = this.#store.getItem(this.#toldKey(draft));
      const ofDraft = entry.optionalString("of");
      // Earlier pages kept the notices with the rest.
      const notices =
        told === null ? entry : new JsonReader(JSON.parse(told), "notices of a remembered draft");
      return {
        lineage: lineageId(entry.string("lineage")),
        title: entry.string("title"),
        mayWrite: entry.boolean("mayWrite"),
        unsent: entry.boolean("unsent"),
        confirmed: entry.string("confirmed"),
        standing: notices.optionalString("standing") ?? "",
        rights: notices.optionalString("rights") ?? "",
        language: entry.optionalString("language") ?? "",
        of: ofDraft === undefined ? undefined : draftId(ofDraft),
      };
    } catch {
      this.forget(draft);
      return undefined;
    }
  }

  remember(draft: DraftId, { standing, rights, ...entry }: RememberedDraft): void {
    try {
      const known = this.#told.get(draft);
      if (known?.standing !== standing || known.rights !== rights) {
        this.#store.setItem(this.#toldKey(draft), JSON.stringify({ standing, rights }));
        this.#told.set(draft, { standing, rights });
      }
      this.#store.setItem(this.#key(draft), JSON.stringify(entry));
    } catch {
      // Without the entry the draft cannot be opened offline; online nothing is missing.
    }
  }

  forget(draft: DraftId): void {
    this.#store.removeItem(this.#key(draft));
    this.#store.removeItem(this.#toldKey(draft));
    this.#told.delete(draft);
  }

  keepWords(draft: DraftId, kept: KeptWords): void {
    try {
      const words = kept.words.map(written);
      this.#store.setItem(this.#keptKey(draft), JSON.stringify({ ...kept, words }));
    } catch {
      // They stay on the screen as long as the page is open.
    }
  }

  keptWords(draft: DraftId): KeptWords | undefined {
    const text = this.#store.getItem(this.#keptKey(draft));
    if (text === null) return undefined;
    try {
      const kept = new JsonReader(JSON.parse(text), "kept words");
      return {
        cause: kept.oneOf("cause", ["refused", "lineage"] as const),
        reason: kept.string("reason"),
        code: kept.optionalString("code") ?? "",
        clause: kept.optionalString("clause") ?? "",
        words: kept.list("words").map(readPassage),
      };
    } catch {
      this.dropWords(draft);
      return undefined;
    }
  }

  /** Up to which entries of the draft's record this person has seen how a branch's clauses were changed there. */
  seenMoves(branch: DraftId): ReadonlyMap<string, number> {
    const text = this.#store.getItem(this.#seenKey(branch));
    if (text === null) return new Map();
    try {
      const seen = new JsonReader(JSON.parse(text), "seen moves");
      return new Map(seen.array("clauses", (each) => [each.string("clause"), each.number("seq")] as const));
    } catch {
      this.#store.removeItem(this.#seenKey(branch));
      return new Map();
    }
  }

  seeMoves(branch: DraftId, seen: ReadonlyMap<string, number>): void {
    try {
      const clauses = [...seen].map(([clause, seq]) => ({ clause, seq }));
      this.#store.setItem(this.#seenKey(branch), JSON.stringify({ clauses }));
    } catch {
      // They are told again when the branch is opened anew.
    }
  }

  dropWords(draft: DraftId): void {
    this.#store.removeItem(this.#keptKey(draft));
  }

  /** Ids of the drafts that this person has on this device. */
  drafts(): DraftId[] {
    const start = `${prefix}.${this.#person}.`;
    const found: DraftId[] = [];
    for (let index = 0; index < this.#store.length; index++) {
      const key = this.#store.key(index);
      if (key?.startsWith(start)) found.push(draftId(key.slice(start.length)));
    }
    return found;
  }

  /** Forgets a draft and everything that the store has of it. */
  forgetAll(draft: DraftId): void {
    const lineage = this.recall(draft)?.lineage;
    if (lineage !== undefined) forgetLateUpdates(this.#store, localCopyName(this.#person, draft, lineage));
    this.forget(draft);
    this.dropWords(draft);
    this.#store.removeItem(this.#seenKey(draft));
  }

  /** Whether any draft has changes on this device that the server had not confirmed. */
  hasUnsent(): boolean {
    return this.drafts().some((draft) => this.recall(draft)?.unsent === true);
  }

  #keptKey(draft: DraftId): string {
    return `${keptPrefix}.${this.#person}.${draft}`;
  }

  #seenKey(branch: DraftId): string {
    return `${seenPrefix}.${this.#person}.${branch}`;
  }

  #toldKey(draft: DraftId): string {
    return `${toldPrefix}.${this.#person}.${draft}`;
  }

  #key(draft: DraftId): string {
    return `${prefix}.${this.#person}.${draft}`;
  }
}

/** Removes a person's drafts from this device, the copies of their text included. */
export async function removeLocalCopies(memory: DraftMemory, person: PersonId): Promise<void> {
  const names = new Set<string>();
  for (const draft of memory.drafts()) {
    const entry = memory.recall(draft);
    if (entry !== undefined) names.add(localCopyName(person, draft, entry.lineage));
    memory.forgetAll(draft);
  }
  await Promise.all([...names].map(deleteDatabase));
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    // Another tab holds it open: the browser deletes it when that tab closes.
    request.onblocked = () => resolve();
    request.onerror = () => resolve();
  });
}
