import type * as Y from "yjs";
import type { ClauseId } from "../model/ids";
import { type ConnectionOptions, type ConnectionView, DraftConnection } from "./draftConnection";
import type { Refusal } from "./messages";
import { bringOver } from "./rebase/bringOver";
import type { NotAccepted } from "./rebase/plan";
import type { Progress } from "./savedState";
import { Saving, type SavingStore } from "./saving";

/** What was not accepted of this person's work, and the texts in which its clauses can be looked up. */
export interface Rejected {
  readonly refusal: Refusal;
  readonly parts: readonly NotAccepted[];
  readonly mine: Y.Doc;
  readonly now: Y.Doc;
}

export interface LiveDraftOptions extends ConnectionOptions {
  /** Keeps what was not accepted on the device. When it returns, the device may forget it otherwise. */
  readonly onRejected: (rejected: Rejected) => void;
}

export interface LiveDraftView extends ConnectionView {
  /** The connection whose document is to be shown; another one after a refusal. */
  readonly connection: DraftConnection;
}

/** After so many refusals in a row nothing more is brought over. Each time the server's decisions were asked for anew. */
const mostAttempts = 4;

/** Refusals of something that a change is about. The others are about its form or its size: none of it is tried again. */
const negotiable: ReadonlySet<string> = new Set([
  "frozen",
  "parked",
  "not-your-clause",
  "mode",
  "read-only",
  "arrange",
  "clause-id",
  "incomplete",
]);

/**
 * A draft that is held open also when the server refuses a change. A refusal leaves this page's document with something that
 * the server will never have; so the draft is opened a second time from the server, and when all is known, what this person
 * wrote and may still write is brought over, and the second one takes the place of the first. Until then one goes on writing
 * in the first, and nothing on the device is changed: a page that is left in between begins again.
 *
 *     live ──refused──▶ live, and another opens ──text, standing, rights──▶ bring over ──▶ live with the other
 *                         ▲ connection lost: it goes on when it comes back
 */
export class LiveDraft {
  readonly #options: LiveDraftOptions;
  readonly #listeners = new Set<() => void>();
  #connection: DraftConnection;
  #next: DraftConnection | undefined;
  #unsubscribe: () => void;
  #view: LiveDraftView;
  readonly #saving: Saving;
  #attempts = 0;
  readonly #refusedAgain = new Set<ClauseId>();
  #closed = false;

  constructor(options: LiveDraftOptions) {
    this.#options = options;
    this.#connection = new DraftConnection(options);
    this.#unsubscribe = this.#follow(this.#connection);
    this.#view = this.#look();
    this.#saving = new Saving(this.#connection.saving.progress());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): LiveDraftView => this.#view;

  get saving(): SavingStore {
    return this.#saving;
  }

  start(): void {
    void this.#connection.start();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#listeners.clear();
    this.#saving.end();
    this.#unsubscribe();
    await Promise.all([this.#next?.close(), this.#connection.close()]);
  }

  #follow(connection: DraftConnection): () => void {
    const ends = [connection.subscribe(this.#onChange), connection.saving.subscribe(this.#onProgress)];
    return () => {
      for (const end of ends) end();
    };
  }

  readonly #onChange = (): void => {
    const { refusal } = this.#connection.view();
    if (refusal !== undefined && this.#next === undefined) this.#openAnother(refusal);
    this.#tell();
  };

  readonly #onProgress = (): void => {
    const { refusal } = this.#connection.view();
    const progress = this.#connection.saving.progress();
    const isSaved = progress.offered && progress.answered === progress.sent && !progress.unsent;
    if (isSaved && refusal === undefined) {
      this.#attempts = 0;
      this.#refusedAgain.clear();
    }
    this.#tellProgress();
  };

  #openAnother(refusal: Refusal): void {
    this.#attempts += 1;
    // What the server refuses though its decisions allow it, it would refuse for ever.
    if (this.#attempts > 1 && refusal.clause !== undefined) this.#refusedAgain.add(refusal.clause);
    const next = new DraftConnection(this.#options, "server");
    this.#next = next;
    let begun = false;
    next.subscribe(() => {
      if (!begun && next.view().informed) {
        begun = true;
        void this.#bringOver(refusal, next);
      }
      this.#tell();
    });
    next.saving.subscribe(() => this.#tellProgress());
    void next.start();
  }

  async #bringOver(refusal: Refusal, next: DraftConnection): Promise<void> {
    const before = this.#connection;
    const brought = await bringOver(before, next, {
      rules: () => {
        const { standing, rights } = next.view();
        return { standing, rights };
      },
      closed: this.#refusedAgain,
      nothing: !negotiable.has(refusal.reason) || this.#attempts > mostAttempts,
      textRoot: this.#options.textRoot,
      onRejected: (parts, mine) => this.#options.onRejected({ refusal, parts, mine, now: next.doc }),
    });
    if (this.#closed) return;
    this.#unsubscribe();
    this.#next = undefined;
    this.#connection = next;
    next.takeOver(brought);
    this.#unsubscribe = this.#follow(next);
    this.#onChange();
    this.#onProgress();
    await before.retire();
  }

  #look(): LiveDraftView {
    const own = this.#connection.view();
    const next = this.#next?.view();
    if (next === undefined) return { ...own, connection: this.#connection };
    return {
      ...own,
      connection: this.#connection,
      stop: next.stop ?? own.stop,
      standing: next.standing ?? own.standing,
      rights: next.informed ? next.rights : own.rights,
      issued: next.issued ?? own.issued,
    };
  }

  #tell(): void {
    if (this.#closed) return;
    this.#view = this.#look();
    for (const listener of this.#listeners) listener();
    // Another connection's stop is this draft's.
    this.#tellProgress();
  }

  #progress(): Progress {
    const own = this.#connection.saving.progress();
    if (this.#next === undefined) return own;
    const { link } = this.#next.saving.progress();
    const isStopped = this.#next.view().stop !== undefined;
    // What this person wrote is on its way, whichever connection it will take.
    return { ...own, link: isStopped ? "stopped" : link === "away" ? "away" : "open", unsent: true };
  }

  #tellProgress(): void {
    if (!this.#closed) this.#saving.become(this.#progress());
  }
}
