import * as Y from "yjs";
import type { Recent } from "./cells";

/** What is on its way between people is no older, in milliseconds. */
const recentMillis = 20_000;
/** What is younger has hardly been seen by others, in milliseconds. */
const justMillis = 3_000;
/** Times are told apart to this, so that few are kept. */
const grainMillis = 500;
/** So many deleted stretches are remembered. */
const mostDeleted = 500;

interface Deleted {
  readonly time: number;
  readonly client: number;
  readonly clock: number;
  readonly words: string;
}

/** Remembers what this person typed and deleted a moment ago, by the transactions in which the binding wrote it. */
export class RecentDoings implements Recent {
  readonly #client: number;
  /** The clocks from which on was typed at a time. */
  #typed: { readonly time: number; readonly clock: number }[] = [];
  #deleted: Deleted[] = [];

  constructor(client: number) {
    this.#client = client;
  }

  /** Sees a transaction of this person's while what it deleted can still be read. */
  see(transaction: Y.Transaction): void {
    const time = Date.now();
    this.#forget(time - recentMillis);
    const last = this.#typed.at(-1);
    if (last === undefined || time - last.time >= grainMillis) {
      this.#typed.push({ time, clock: transaction.beforeState.get(this.#client) ?? 0 });
    }
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return;
      const { client, clock } = struct.id;
      this.#deleted.push({ time, client, clock, words: struct.content.str });
    });
    this.#deleted.splice(0, this.#deleted.length - mostDeleted);
  }

  #forget(before: number): void {
    this.#typed = this.#typed.filter(({ time }) => time >= before);
    this.#deleted = this.#deleted.filter(({ time }) => time >= before);
  }

  isTyped(id: Y.ID): boolean {
    return this.#isTypedWithin(id, recentMillis);
  }

  isJustTyped(id: Y.ID): boolean {
    return this.#isTypedWithin(id, justMillis);
  }

  #isTypedWithin({ client, clock }: Y.ID, millis: number): boolean {
    const since = Date.now() - millis;
    const first = this.#typed.find(({ time }) => time >= since);
    return client === this.#client && first !== undefined && clock >= first.clock;
  }

  takenBack(item: Y.Item): string | undefined {
    const { client, clock } = item.id;
    const letters = Array.from({ length: item.length }, (_, index) => this.#letter(client, clock + index));
    return letters.includes(undefined) ? undefined : letters.join("");
  }

  #letter(client: number, clock: number): string | undefined {
    const found = this.#deleted.find(
      (each) => each.client === client && each.clock <= clock && clock < each.clock + each.words.length,
    );
    return found?.words[clock - found.clock];
  }
}
