import type { RefObject } from "react";
import type { Blame, MarkedClause } from "../../model/history";

const textOf = (clause: MarkedClause) => clause.runs.map((run) => run.text).join("");

/** The first clause that reads differently in the second of two texts; undefined where the first text is not known. */
export function editedClause(before: Blame | undefined, after: Blame): string | undefined {
  if (before === undefined || before.at.seq === after.at.seq) return undefined;
  const texts = new Map(before.clauses.map((clause) => [clause.id, textOf(clause)] as const));
  return after.clauses.find((clause) => texts.get(clause.id) !== textOf(clause))?.id;
}

/**
 * Keeps a text that changes under the reader's eyes where it is: the clause at the top of the window stays there,
 * whatever grows or shrinks above it. A clause that is being edited is brought into view when it is not.
 */
export class StillView {
  readonly #root: RefObject<HTMLElement | null>;
  #anchor: { readonly id: string; readonly top: number } | undefined;

  constructor(root: RefObject<HTMLElement | null>) {
    this.#root = root;
  }

  /** To be called before the text changes. */
  remember(): void {
    const edge = this.#edge();
    this.#anchor = undefined;
    for (const clause of this.#clauses()) {
      const { top, bottom } = clause.getBoundingClientRect();
      if (bottom <= edge) continue;
      this.#anchor = { id: clause.dataset.clauseId ?? "", top };
      return;
    }
  }

  /** To be called when the text has changed, before it is painted. */
  keep(edited: string | undefined): void {
    const anchor = this.#anchor;
    if (anchor !== undefined && window.scrollY > 0) {
      const moved = this.#find(anchor.id)?.getBoundingClientRect().top;
      if (moved !== undefined && moved !== anchor.top)
        window.scrollBy({ top: moved - anchor.top, behavior: "instant" });
    }
    const clause = edited === undefined ? undefined : this.#find(edited);
    if (clause === undefined) return;
    const { top, bottom } = clause.getBoundingClientRect();
    const seen = bottom > this.#edge() + 24 && top < window.innerHeight - 48;
    if (seen) return;
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    clause.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  /** Where the text comes out from under what stays at the top of the window. */
  #edge(): number {
    return this.#root.current?.querySelector("[data-sticky]")?.getBoundingClientRect().bottom ?? 0;
  }

  #clauses(): HTMLElement[] {
    return [...(this.#root.current?.querySelectorAll<HTMLElement>("[data-clause-id]") ?? [])];
  }

  #find(id: string): HTMLElement | undefined {
    return this.#clauses().find((clause) => clause.dataset.clauseId === id);
  }
}
