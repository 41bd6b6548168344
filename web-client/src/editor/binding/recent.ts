import * as Y from "yjs";
import { type Erased, type Recent, reshapes } from "./cells";

/** What is on its way between people is no older, in milliseconds. */
const recentMillis = 20_000;
/** What was deleted is remembered so long, in milliseconds, for whoever says that they did not know. */
const rememberedMillis = 120_000;
/** What is younger has hardly been seen by others, in milliseconds. */
const justMillis = 3_000;
/** Times are told apart to this, so that few are kept. */
const grainMillis = 500;
/** So many deleted stretches are remembered of this person, and as many of others. */
const mostDeleted = 500;

/** So many copies are remembered. */
const mostCopied = 50;

/** So many splits and joins are remembered. */
const mostReshaped = 50;

const keyOf = ({ client, clock }: Y.ID) => `${client}-${clock}`;

interface Deleted {
  readonly time: number;
  readonly client: number;
  readonly clock: number;
  readonly words: string;
  /** The change in which this person deleted them; undefined when others did. */
  readonly change: number | undefined;
  /** So many letters of their text that change wrote anew, these among them; 0 when it did not. */
  readonly movedOf: number;
}

/** Remembers what came and went a moment ago, by the transactions in which it did. */
export class RecentDoings implements Recent {
  readonly #client: number;
  /** What everybody had written at a time, by client: all behind that came later. */
  #states: { readonly time: number; readonly clocks: ReadonlyMap<number, number> }[] = [];
  #own: Deleted[] = [];
  #others: Deleted[] = [];
  /** How many changes this person has made, and what their clock was after each of the last ones. */
  #changes = 0;
  /** What this person has written anew by splitting or joining lines, by their clocks. */
  readonly #reshaped: { readonly from: number; readonly to: number }[] = [];
  /** Letters that others wrote anew of those that this person had typed. */
  #copied: { readonly time: number; readonly ids: ReadonlySet<string> }[] = [];
  #clocks: { readonly time: number; readonly change: number; readonly clock: number }[] = [];

  constructor(client: number) {
    this.#client = client;
  }

  /** Sees a transaction of others while what it deleted can still be read. */
  hear(transaction: Y.Transaction): void {
    this.#remember(transaction);
    remember(this.#others, transaction, undefined);
  }

  /** Sees a transaction of this person's while what it deleted can still be read. */
  see(transaction: Y.Transaction): void {
    this.#remember(transaction);
    this.#changes += 1;
    const clock = transaction.afterState.get(this.#client) ?? 0;
    this.#clocks.push({ time: Date.now(), change: this.#changes, clock });
    if (reshapes(transaction)) {
      this.#reshaped.push({ from: transaction.beforeState.get(this.#client) ?? 0, to: clock });
      this.#reshaped.splice(0, this.#reshaped.length - mostReshaped);
    }
    remember(this.#own, transaction, this.#changes);
  }

  /** Somebody wrote letters anew which this person had typed. */
  seeCopied(ids: readonly Y.ID[]): void {
    if (ids.length > 0) this.#copied.push({ time: Date.now(), ids: new Set(ids.map(keyOf)) });
    this.#copied.splice(0, this.#copied.length - mostCopied);
  }

  isMine(id: Y.ID): boolean {
    const key = keyOf(id);
    return id.client === this.#client || this.#copied.some(({ ids }) => ids.has(key));
  }

  isReshaped({ client, clock }: Y.ID): boolean {
    return client === this.#client && this.#reshaped.some(({ from, to }) => from <= clock && clock < to);
  }

  #remember(transaction: Y.Transaction): void {
    const time = Date.now();
    this.#forget(time - recentMillis);
    const last = this.#states.at(-1);
    if (last === undefined || time - last.time >= grainMillis)
      this.#states.push({ time, clocks: transaction.beforeState });
  }

  #forget(before: number): void {
    this.#states = this.#states.filter(({ time }) => time >= before);
    const long = before + recentMillis - rememberedMillis;
    this.#own = this.#own.filter(({ time }) => time >= long);
    this.#others = this.#others.filter(({ time }) => time >= long);
    this.#clocks = this.#clocks.filter(({ time }) => time >= before);
    this.#copied = this.#copied.filter(({ time }) => time >= long);
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

  typedIn(id: Y.ID): number | undefined {
    if (!this.isTyped(id)) return undefined;
    return this.#clocks.find(({ clock }) => id.clock < clock)?.change;
  }

  erased({ id, length }: Y.Item): (Erased | undefined)[] {
    const within = ({ client, clock, words }: Deleted) =>
      client === id.client && clock < id.clock + length && id.clock < clock + words.length;
    const old = Date.now() - recentMillis;
    const found = [...this.#own, ...this.#others].filter(within);
    return Array.from({ length: found.length === 0 ? 0 : length }, (_, index) => {
      const at = id.clock + index;
      const each = found.find(({ clock, words }) => clock <= at && at < clock + words.length);
      if (each === undefined) return undefined;
      const { change, movedOf, time } = each;
      return { letter: each.words[at - each.clock] ?? "", change, movedOf, isOld: time < old };
    });
  }
}

function remember(deleted: Deleted[], transaction: Y.Transaction, change: number | undefined): void {
  const time = Date.now();
  const written = change === undefined || !reshapes(transaction) ? "" : wordsWrittenIn(transaction);
  const found: (Deleted & { readonly text: unknown; readonly isMoved: boolean })[] = [];
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return;
    const { client, clock } = struct.id;
    const words = struct.content.str;
    const isMoved = written.includes(words);
    found.push({ time, client, clock, words, change, movedOf: 0, text: struct.parent, isMoved });
  });
  for (const { text, isMoved, ...each } of found) {
    const moved = found.filter((other) => other.isMoved && other.text === text);
    const movedOf = isMoved ? moved.reduce((sum, { words }) => sum + words.length, 0) : 0;
    deleted.push({ ...each, movedOf });
  }
  deleted.splice(0, deleted.length - mostDeleted);
}

/** All words that this person wrote in a transaction of their own. */
function wordsWrittenIn({ doc, beforeState, afterState }: Y.Transaction): string {
  const before = beforeState.get(doc.clientID) ?? 0;
  const structs = doc.store.clients.get(doc.clientID);
  if (structs === undefined || before >= (afterState.get(doc.clientID) ?? 0)) return "";
  return structs
    .slice(Y.findIndexSS(structs, before))
    .map((struct) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : "",
    )
    .join("");
}
