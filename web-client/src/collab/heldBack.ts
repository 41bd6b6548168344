/**
 * Lets tasks through in their order, but holds them back for moments in which they would disturb. A moment is short:
 * however often it is asked for, nothing waits longer than the bound.
 */
export class HeldBack {
  readonly #maxMillis: number;
  readonly #now: () => number;
  readonly #waiting: (() => void)[] = [];
  #until = 0;
  #firstWaits = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(maxMillis: number, now: () => number = () => performance.now()) {
    this.#maxMillis = maxMillis;
    this.#now = now;
  }

  /** From now on and for so long nothing is let through; replaces an earlier moment. */
  holdFor(millis: number): void {
    this.#until = this.#now() + millis;
    if (this.#waiting.length > 0) this.#plan();
  }

  /** Runs the task: now, or after the moment and after those that came before it. */
  pass(task: () => void): void {
    if (this.#waiting.length === 0 && this.#now() >= this.#until) {
      task();
      return;
    }
    if (this.#waiting.length === 0) this.#firstWaits = this.#now();
    this.#waiting.push(task);
    this.#plan();
  }

  /** Lets all that waits through, and holds nothing back until asked again. */
  release(): void {
    clearTimeout(this.#timer);
    this.#until = 0;
    for (const task of this.#waiting.splice(0)) task();
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const until = Math.min(this.#until, this.#firstWaits + this.#maxMillis);
    this.#timer = setTimeout(() => this.release(), Math.max(0, until - this.#now()));
  }
}
