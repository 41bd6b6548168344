import { IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";
import type { KeyStore } from "./keyStore";
import { LateUpdates } from "./lateUpdates";

const openMillis = 4_000;
const updatesStore = "updates";
/** What y-indexeddb leaves to others: here it says of which clients words were brought over to a copy that was written anew. */
const customStore = "custom";
const settledKey = "settled";

/** What is to be in a copy. */
export interface Rewriting {
  readonly state: Uint8Array;
  /** Up to which clock, by client, words were brought over. */
  readonly settled: ReadonlyMap<number, number>;
}

/** Makes, of the updates that are stored and of what was brought over before, what is to be in a copy. */
export type Anew = (stored: readonly Uint8Array[], settled: ReadonlyMap<number, number>) => Rewriting;

/** The copy of one lineage of a draft in the browser's own database. */
export class LocalCopy {
  readonly #persistence: IndexeddbPersistence;
  readonly #late: LateUpdates;
  readonly #loaded: Promise<true>;
  #broken = false;

  private constructor(persistence: IndexeddbPersistence, late: LateUpdates) {
    this.#persistence = persistence;
    this.#late = late;
    persistence.doc.on("update", this.#onUpdate);
    this.#loaded = persistence.whenSynced.then(() => {
      for (const update of late.found()) Y.applyUpdate(persistence.doc, update, this);
      return true;
    });
    // Where the browser forbids its database, the draft works without a copy, and says so.
    persistence._db.catch(() => {
      this.#broken = true;
    });
  }

  /** Opens, or creates, the copy of that name and binds it to the document. */
  static bind(name: string, doc: Y.Doc, store: KeyStore = localStorage): LocalCopy {
    return new LocalCopy(new IndexeddbPersistence(name, doc), new LateUpdates(store, name, doc.clientID));
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    // Where there is no database, nothing would ever be known to be in it.
    if (origin !== this.#persistence && !this.#broken) this.#late.handed(update);
  };

  /** Keeps what the database may not hold yet, for a page that goes away. */
  keepLast(): void {
    this.#late.keep();
  }

  /** Resolves when the copy is in the document; false if it could not be read within some seconds. */
  async loaded(): Promise<boolean> {
    const failed = this.#persistence._db.then(
      () => new Promise<false>((resolve) => setTimeout(() => resolve(false), openMillis)),
      () => false as const,
    );
    const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), openMillis));
    return Promise.race([this.#loaded, failed, late]);
  }

  /**
   * Resolves to true when everything handed to the copy so far is in the database: a reading transaction
   * begins after the writing ones before it have ended.
   */
  async settled(): Promise<boolean> {
    if (this.#broken || !(await this.loaded())) return false;
    const { db } = this.#persistence;
    if (db === null) return false;
    const count = this.#late.count;
    try {
      await new Promise<void>((resolve, reject) => {
        const transaction = db.transaction([updatesStore], "readonly");
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
        transaction.objectStore(updatesStore).count();
      });
      this.#late.stored(count);
      return true;
    } catch {
      return false;
    }
  }

  /** Adds a state of the document, after the copy was written anew by another page. */
  append(state: Uint8Array): void {
    const { db } = this.#persistence;
    if (db === null || this.#broken) return;
    db.transaction([updatesStore], "readwrite").objectStore(updatesStore).add(state);
  }

  /**
   * Writes the copy anew, in one step that happens as a whole or not at all, and no other page comes between. `anew` is given
   * what is stored, and called once, also where there is no database. The document of before is bound no more. Resolves to
   * whether the copy is written; where it cannot be, it is emptied.
   */
  async rewrite(anew: Anew): Promise<boolean> {
    const { db, doc, _storeUpdate } = this.#persistence;
    doc.off("update", _storeUpdate);
    doc.off("update", this.#onUpdate);
    if (db === null || this.#broken) {
      anew([], new Map());
      return false;
    }
    return new Promise<boolean>((resolve) => {
      const transaction = db.transaction([updatesStore, customStore], "readwrite");
      const updates = transaction.objectStore(updatesStore);
      const custom = transaction.objectStore(customStore);
      const settled: IDBRequest<Uint8Array | undefined> = custom.get(settledKey);
      const stored: IDBRequest<Uint8Array[]> = updates.getAll();
      transaction.oncomplete = () => {
        this.#late.forget();
        resolve(true);
      };
      transaction.onabort = () => void this.#empty().then(() => resolve(false));
      // Requests are answered in their order, so the first has been by then.
      stored.onsuccess = () => {
        const before = settled.result === undefined ? new Map() : Y.decodeStateVector(settled.result);
        const next = anew([...stored.result, ...this.#late.found()], before);
        updates.clear();
        updates.add(next.state);
        custom.put(Y.encodeStateVector(new Map(next.settled)), settledKey);
      };
    });
  }

  /** Empties the copy, also while another tab has it open, and lets go of it. */
  async discard(): Promise<void> {
    await this.#empty();
    await this.release();
  }

  async #empty(): Promise<void> {
    this.#late.forget();
    const { db } = this.#persistence;
    if (db === null) return;
    await new Promise<void>((resolve) => {
      const transaction = db.transaction([updatesStore], "readwrite");
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => resolve();
      transaction.objectStore(updatesStore).clear();
    });
  }

  async release(): Promise<void> {
    this.#persistence.doc.off("update", this.#onUpdate);
    await this.#persistence.destroy().catch(() => undefined);
  }
}
