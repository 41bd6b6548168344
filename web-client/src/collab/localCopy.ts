import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";

const openMillis = 4_000;
const updatesStore = "updates";

/** The copy of one lineage of a draft in the browser's own database. */
export class LocalCopy {
  readonly #persistence: IndexeddbPersistence;
  #broken = false;

  private constructor(persistence: IndexeddbPersistence) {
    this.#persistence = persistence;
    // Where the browser forbids its database, the draft works without a copy, and says so.
    persistence._db.catch(() => {
      this.#broken = true;
    });
  }

  /** Opens, or creates, the copy of that name and binds it to the document. */
  static bind(name: string, doc: Y.Doc): LocalCopy {
    return new LocalCopy(new IndexeddbPersistence(name, doc));
  }

  /** Resolves when the copy is in the document; false if it could not be read within some seconds. */
  async loaded(): Promise<boolean> {
    const failed = this.#persistence._db.then(
      () => new Promise<false>((resolve) => setTimeout(() => resolve(false), openMillis)),
      () => false as const,
    );
    const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), openMillis));
    return Promise.race([this.#persistence.whenSynced.then(() => true as const), failed, late]);
  }

  /**
   * Resolves to true when everything handed to the copy so far is in the database: a reading transaction
   * begins after the writing ones before it have ended.
   */
  async settled(): Promise<boolean> {
    const { db } = this.#persistence;
    if (db === null || this.#broken || !this.#persistence.synced) return false;
    try {
      await new Promise<void>((resolve, reject) => {
        const transaction = db.transaction([updatesStore], "readonly");
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
        transaction.objectStore(updatesStore).count();
      });
      return true;
    } catch {
      return false;
    }
  }

  /** Empties the copy, also while another tab has it open, and lets go of it. */
  async discard(): Promise<void> {
    const { db } = this.#persistence;
    if (db !== null) {
      await new Promise<void>((resolve) => {
        const transaction = db.transaction([updatesStore], "readwrite");
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => resolve();
        transaction.objectStore(updatesStore).clear();
      });
    }
    await this.release();
  }

  async release(): Promise<void> {
    await this.#persistence.destroy().catch(() => undefined);
  }
}
