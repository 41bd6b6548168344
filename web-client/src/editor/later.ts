/** Does something once for all that asked for it meanwhile, and so often at most. */
export class Later {
  readonly #act: () => void;
  readonly #everyMillis: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = Number.NEGATIVE_INFINITY;

  constructor(act: () => void, everyMillis = 0) {
    this.#act = act;
    this.#everyMillis = everyMillis;
  }

  /** When what is being done is done, or when it may be done again. */
  soon(): void {
    this.#timer ??= setTimeout(() => this.#do(), Math.max(0, this.#rest()));
  }

  /** At once if it may be done again, else as soon as it may. */
  atOnce(): void {
    if (this.#timer === undefined && this.#rest() <= 0) this.#do();
    else this.soon();
  }

  /** What was asked for needs not be done any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #rest(): number {
    return this.#last + this.#everyMillis - performance.now();
  }

  #do(): void {
    this.#timer = undefined;
    this.#last = performance.now();
    this.#act();
  }
}
