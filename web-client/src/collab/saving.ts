import { advance, hasUnsaved, type Progress, type ProgressEvent } from "./savedState";

/** What can be asked how the saving of this person's words goes, and tells when that changes. */
export interface SavingStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly progress: () => Progress;
}

/**
 * How the saving of this person's words goes. It changes several times with each key, so it is no part of what the whole
 * screen shows of a connection: only what says it is drawn anew.
 */
export class Saving implements SavingStore {
  readonly #listeners = new Set<() => void>();
  #progress: Progress;

  constructor(initial: Progress) {
    this.#progress = initial;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly progress = (): Progress => this.#progress;

  /** Takes note of what happened on the connection. */
  feed(event: ProgressEvent): void {
    this.become(advance(this.#progress, event));
  }

  become(progress: Progress): void {
    if (progress === this.#progress) return;
    this.#progress = progress;
    for (const listener of this.#listeners) listener();
  }

  end(): void {
    this.#listeners.clear();
  }
}

/** Whether the server has all that was written here, at last: false if it has not within so many milliseconds. */
export function untilSaved(saving: SavingStore, withinMillis: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isSaved: boolean) => {
      clearTimeout(timer);
      leave();
      resolve(isSaved);
    };
    const timer = setTimeout(() => end(false), withinMillis);
    const leave = saving.subscribe(() => hasUnsaved(saving.progress()) || end(true));
    if (!hasUnsaved(saving.progress())) end(true);
  });
}
