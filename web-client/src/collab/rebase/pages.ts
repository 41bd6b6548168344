import type { Clocks } from "./comparison";

/*
 * Pages of one browser may have the same copy of a draft open. Each looks after its own words.
 */

const lockName = (copy: string, client: number) => `${copy}#${client}`;

/** Says, as long as this page lives, that it looks after the words of a client id. Returns how to end that. */
export function lookAfter(copy: string, client: number): () => void {
  // Browsers have locks only for pages that came over TLS.
  if (navigator.locks === undefined) return answerCalls(copy, client);
  let end = () => {};
  void navigator.locks.request(
    lockName(copy, client),
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  return () => end();
}

/** Clocks up to which other pages look after the words of their client ids: all of them. `own` are this page's. */
export async function lookedAfter(copy: string, own: ReadonlySet<number>): Promise<Clocks> {
  const clients =
    navigator.locks === undefined ? await callClients(copy) : await lockedClients(copy, navigator.locks);
  const others = clients.filter((client) => !own.has(client));
  return new Map(others.map((client) => [client, Number.POSITIVE_INFINITY]));
}

async function lockedClients(copy: string, locks: LockManager): Promise<number[]> {
  const { held = [] } = (await locks.query().catch(() => undefined)) ?? {};
  return held.flatMap(({ name }) => {
    const client = name?.startsWith(`${copy}#`) ? Number(name.slice(copy.length + 1)) : Number.NaN;
    return Number.isNaN(client) ? [] : [client];
  });
}

/** How long other pages have to answer. They are in the same browser; only one that is asleep does not. */
const answerMillis = 400;
const call = "who is here?";

function callChannel(copy: string): BroadcastChannel | undefined {
  return typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(`plenary/${copy}/pages`);
}

function answerCalls(copy: string, client: number): () => void {
  const channel = callChannel(copy);
  channel?.addEventListener("message", ({ data }) => {
    if (data === call) channel.postMessage(client);
  });
  return () => channel?.close();
}

async function callClients(copy: string): Promise<number[]> {
  const channel = callChannel(copy);
  const clients: number[] = [];
  channel?.addEventListener("message", ({ data }) => {
    if (typeof data === "number") clients.push(data);
  });
  channel?.postMessage(call);
  await new Promise((resolve) => setTimeout(resolve, answerMillis));
  channel?.close();
  return clients;
}

/** Tells the other pages that the copy was written anew, and hears of it from them. */
export class CopyNews {
  readonly #channel: BroadcastChannel | undefined;

  constructor(copy: string, onRewritten: () => void) {
    this.#channel =
      typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(`plenary/${copy}`);
    this.#channel?.addEventListener("message", onRewritten);
  }

  tell(): void {
    this.#channel?.postMessage("rewritten");
  }

  end(): void {
    this.#channel?.close();
  }
}
