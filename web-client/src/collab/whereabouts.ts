import type { ClauseId } from "../model/ids";

/** A caret that runs through the text is told of so often at most. */
const pauseMillis = 400;

/** Passes on where a caret is: at once when it has rested, and a few times a second at most. */
export class Whereabouts {
  readonly #tell: (clause: ClauseId | undefined) => void;
  #told: ClauseId | undefined;
  #now: ClauseId | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (clause: ClauseId | undefined) => void) {
    this.#tell = tell;
  }

  at(clause: ClauseId | undefined): void {
    this.#now = clause;
    if (this.#timer === undefined) this.#pass();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#now = this.#told;
  }

  #pass(): void {
    this.#timer = undefined;
    if (this.#now === this.#told) return;
    this.#told = this.#now;
    this.#tell(this.#now);
    this.#timer = setTimeout(() => this.#pass(), pauseMillis);
  }
}
