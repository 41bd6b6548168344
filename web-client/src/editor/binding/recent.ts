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

/** Remembers what came a moment ago, and what this person deleted, by the transactions in which it did. */
export class RecentDoings implements Recent {
  readonly #client: number;
  /** What everybody had written at a time, by client: all behind that came later. */
  #states: { readonly time: number; readonly clocks: ReadonlyMap<number, number> }[] = [];
  #deleted: Deleted[] = [];

  constructor(client: number) {
    this.#client = client;
  }

  /** Sees a transaction of others. */
  hear(transaction: Y.Transaction): void {
    const time = Date.now();
    this.#forget(time - recentMillis);
    const last = this.#states.at(-1);
    if (last === undefined || time - last.time >= grainMillis)
      this.#states.push({ time, clocks: transaction.beforeState });
  }

  /** Sees a transaction of this person's while what it deleted can still be read. */
  see(transaction: Y.Transaction): void {
    const time = Date.now();
    this.hear(transaction);
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return;
      const { client, clock } = struct.id;
      this.#deleted.push({ time, client, clock, words: struct.content.str });
    });
    this.#deleted.splice(0, this.#deleted.length - mostDeleted);
  }

  #forget(before: number): void {
    this.#states = this.#states.filter(({ time }) => time >= before);
    this.#deleted = this.#deleted.filter(({ time }) => time >= before);
  }

  isNews(id: Y.ID): boolean {
    return this.#cameWithin(id, recentMillis);
  }

  isTyped(id: Y.ID): boolean {
    return id.client === this.#client && this.#cameWithin(id, recentMillis);
  }

  isJustTyped(id: Y.ID): boolean {
    return id.client === this.#client && this.#cameWithin(id, justMillis);
  }

  #cameWithin({ client, clock }: Y.ID, millis: number): boolean {
    const since = Date.now() - millis;
    const first = this.#states.find(({ time }) => time >= since);
    return first !== undefined && clock >= (first.clocks.get(client) ?? 0);
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
