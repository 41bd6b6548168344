import * as buffer from "lib0/buffer";
import * as Y from "yjs";

type Clocks = Map<number, number>;

function raise(clocks: Clocks, others: ReadonlyMap<number, number>): void {
  for (const [client, clock] of others) {
    if (clock > (clocks.get(client) ?? 0)) clocks.set(client, clock);
  }
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
  /** Clocks at the time of each message of this connection that is not answered yet; the first is `#next`. */
  #waiting: Clocks[] = [];
  #next = 1;

  /** `stored` is what {@link encode} gave at another time, or "". */
  constructor(doc: Y.Doc, stored: string) {
    this.#doc = doc;
    this.#confirmed = new Map();
    if (stored !== "") raise(this.#confirmed, Y.decodeStateVector(buffer.fromBase64(stored)));
  }

  connectionOpened(): void {
    this.#waiting = [];
    this.#next = 1;
  }

  sent(message: "state" | "update"): void {
    const own = this.#doc.clientID;
    this.#waiting.push(
      message === "state" ? clocksOf(this.#doc) : new Map([[own, Y.getState(this.#doc.store, own)]]),
    );
  }

  /** The server has every message up to number `count` on disk. */
  committed(count: number): void {
    while (this.#next <= count && this.#waiting.length > 0) {
      raise(this.#confirmed, this.#waiting.shift() ?? new Map());
      this.#next += 1;
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
