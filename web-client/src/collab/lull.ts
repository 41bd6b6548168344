/** Something waits so long, so that what comes in a row is done once. */
const restMillis = 400;
/** A page that never rests does it all the same, so long after that. */
const mostMillis = 600;

/** Safari does not say when a page has nothing to do. */
const whenIdle =
  typeof requestIdleCallback === "undefined"
    ? (act: () => void) => setTimeout(act, 0)
    : (act: () => void) => requestIdleCallback(act, { timeout: mostMillis });
const neverMind = typeof cancelIdleCallback === "undefined" ? clearTimeout : cancelIdleCallback;

/**
 * Does something that can wait: once for all that asked for it meanwhile, and in a moment in which the page has nothing else
 * to do, so that it is in the way of no key.
 */
export class Lull {
  readonly #act: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle: ReturnType<typeof whenIdle> | undefined;

  constructor(act: () => void) {
    this.#act = act;
  }

  /** Has it done before long. */
  soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#idle = whenIdle(() => {
        this.end();
        this.#act();
      });
    }, restMillis);
  }

  /** What was asked for needs not be done any more. */
  end(): void {
    clearTimeout(this.#timer);
    if (this.#idle !== undefined) neverMind(this.#idle as number);
    this.#timer = undefined;
    this.#idle = undefined;
  }
}
