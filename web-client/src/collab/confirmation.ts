import * as buffer from "lib0/buffer";
import * as Y from "yjs";

type Clocks = Map<number, number>;

/** A refusal comes with the answers to what was sent with it, never later. */
const mostTakenBack = 256;

/** Raises clocks to others; returns what those that were raised had been. */
function raise(clocks: Clocks, others: ReadonlyMap<number, number>): Clocks {
  const before: Clocks = new Map();
  for (const [client, clock] of others) {
    const old = clocks.get(client) ?? 0;
    if (clock > old) {
      clocks.set(client, clock);
      before.set(client, old);
    }
  }
  return before;
}

function clocksOf(doc: Y.Doc): Clocks {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}

/**
 * Which of a document's words the server is known to have: per client id, the clock up to which they are
 * confirmed. It is told what is sent and answered on a connection, and what came from the server.
 */
export class Confirmation {
  readonly #confirmed: Clocks;
  readonly #doc: Y.Doc;
  /** Client ids under which changes of this page are sent. */
  readonly #own: Set<number>;
  /** Clocks at the time of each message of this connection that is not answered yet; the first is `#next`. */
  #waiting: Clocks[] = [];
  #next = 1;
  /** The clocks that each of the messages answered last raised, as they were before; the last is of `#next - 1`. */
  #before: Clocks[] = [];

  /** `stored` is what {@link encode} gave at another time, or "". */
  constructor(doc: Y.Doc, stored: string) {
    this.#doc = doc;
    this.#own = new Set([doc.clientID]);
    this.#confirmed = new Map();
    if (stored !== "") raise(this.#confirmed, Y.decodeStateVector(buffer.fromBase64(stored)));
  }

  connectionOpened(): void {
    this.#waiting = [];
    this.#next = 1;
    this.#before = [];
  }

  sent(message: "state" | "update"): void {
    const own = () => [...this.#own].map((client) => [client, Y.getState(this.#doc.store, client)] as const);
    this.#waiting.push(message === "state" ? clocksOf(this.#doc) : new Map(own()));
  }

  /** What is sent as an update from now on may be under this client id, too. */
  alsoOwn(client: number): void {
    this.#own.add(client);
  }

  /** The server has every message up to number `count` on disk. */
  committed(count: number): void {
    while (this.#next <= count && this.#waiting.length > 0) {
      this.#before.push(raise(this.#confirmed, this.#waiting.shift() ?? new Map()));
      this.#next += 1;
    }
    this.#before.splice(0, this.#before.length - mostTakenBack);
  }

  /**
   * Message number `count` was not accepted. An answer may count it in, because a later message without words was:
   * what it held is not confirmed all the same, nor is what came after.
   */
  refused(count: number): void {
    for (; this.#next > count; this.#next -= 1) {
      for (const [client, clock] of this.#before.pop() ?? []) this.#confirmed.set(client, clock);
    }
  }

  /** What a transaction brought came from the server, so the server has it. */
  cameFromServer(transaction: Y.Transaction): void {
    for (const [client, clock] of transaction.afterState) {
      if (clock > (transaction.beforeState.get(client) ?? 0))
        raise(this.#confirmed, new Map([[client, clock]]));
    }
  }

  isConfirmed(id: Y.ID, length: number): boolean {
    return id.clock + length <= (this.#confirmed.get(id.client) ?? 0);
  }

  /** How many units of a struct that starts at `id` are confirmed. */
  confirmedLength(id: Y.ID): number {
    return Math.max(0, (this.#confirmed.get(id.client) ?? 0) - id.clock);
  }

  /** The confirmed clocks as text, for keeping on the device. */
  encode(): string {
    return buffer.toBase64(Y.encodeStateVector(this.#confirmed));
  }
}
