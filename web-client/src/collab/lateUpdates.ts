import * as buffer from "lib0/buffer";
import * as Y from "yjs";
import type { KeyStore } from "./keyStore";
import { forgetLateUpdates, lateUpdatesKey, lateUpdatesKeys } from "./lateUpdatesKeys";

/** The store holds five million characters for all drafts; more than this is not written within a moment. */
const mostCharacters = 1_000_000;

/**
 * The last moments of a copy. The browser's database answers later, and what it has not answered is gone with the page: of
 * words that were written just before a reload, the last letters. So a page that goes away puts them where writing ends
 * at once, and the next one that opens the copy finds them there.
 */
export class LateUpdates {
  readonly #store: KeyStore;
  readonly #copy: string;
  readonly #key: string;
  #pending: Uint8Array[] = [];
  /** What is to be removed as soon as the database holds it. */
  readonly #kept = new Set<string>();

  /** `page` tells pages apart that have the same copy open. */
  constructor(store: KeyStore, copy: string, page: number) {
    this.#store = store;
    this.#copy = copy;
    this.#key = lateUpdatesKey(copy, page);
  }

  /** An update was handed to the database. */
  handed(update: Uint8Array): void {
    this.#pending.push(update);
  }

  /** How many updates the database has not been seen to hold. */
  get count(): number {
    return this.#pending.length;
  }

  /** The database holds the first `count` of them. */
  stored(count: number): void {
    this.#pending.splice(0, count);
    if (this.#pending.length > 0) return;
    for (const key of this.#kept) this.#store.removeItem(key);
    this.#kept.clear();
  }

  /** Keeps what the database may not hold, for a page that goes away. */
  keep(): void {
    if (this.#pending.length === 0) return;
    const update = buffer.toBase64(Y.mergeUpdates(this.#pending));
    if (update.length > mostCharacters) return;
    try {
      this.#store.setItem(this.#key, update);
      this.#kept.add(this.#key);
    } catch {
      // A store that is full or forbidden keeps no last moments; the database mostly does.
    }
  }

  /** What pages that went away kept, whichever they were. It stays until the database holds all that it is handed. */
  found(): Uint8Array[] {
    return lateUpdatesKeys(this.#store, this.#copy).flatMap((key) => {
      this.#kept.add(key);
      try {
        const update = buffer.fromBase64(this.#store.getItem(key) ?? "");
        Y.decodeUpdate(update);
        return [update];
      } catch {
        return [];
      }
    });
  }

  /** Forgets all of it. */
  forget(): void {
    this.#pending = [];
    forgetLateUpdates(this.#store, this.#copy);
  }
}
