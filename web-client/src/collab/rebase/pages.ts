import type { Clocks } from "./comparison";

/*
 * Pages of one browser may have the same copy of a draft open. Each looks after its own words.
 */

const lockName = (copy: string, client: number) => `${copy}#${client}`;

/** Says, as long as this page lives, that it looks after the words of a client id. Returns how to end that. */
export function lookAfter(copy: string, client: number): () => void {
  let end = () => {};
  // Without locks (a page that did not come over TLS), no other page is known of.
  void navigator.locks?.request(
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
  const { held = [] } = (await navigator.locks?.query().catch(() => undefined)) ?? {};
  const clients = held.flatMap(({ name }) => {
    const client = name?.startsWith(`${copy}#`) ? Number(name.slice(copy.length + 1)) : Number.NaN;
    return Number.isNaN(client) || own.has(client) ? [] : [client];
  });
  return new Map(clients.map((client) => [client, Number.POSITIVE_INFINITY]));
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
