import type { Node } from "@tiptap/pm/model";
import type { UnitId } from "../model/anchor";

/** Words, by their first unit and their last. */
interface Ends {
  readonly from?: UnitId | undefined;
  readonly to?: UnitId | undefined;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Words in a clause, from its beginning; they are there as long as the clause is the same node and they have the same ends. */
interface Kept extends Stretch {
  readonly clause: Node;
  readonly first: UnitId | undefined;
  readonly last: UnitId | undefined;
}

/** Where in their clauses words were found, so that they need not be looked for in a clause that nobody has touched since. */
export class WhereLast {
  #kept = new Map<string, Kept>();
  #before = this.#kept;
  #starts = new Map<Node, number>();
  #doc: Node | undefined;

  /** Words are asked for, all that there are, in a document. What is not kept anew is forgotten the next time. */
  beginIn(doc: Node): void {
    this.#doc = doc;
    this.#before = this.#kept;
    this.#kept = new Map();
    this.#starts = new Map();
    doc.forEach((clause, pos) => {
      this.#starts.set(clause, pos);
    });
  }

  /** Where words are that are as they were, which is kept; undefined where that is not known. */
  placeOf(name: string, { from, to }: Ends): Stretch | undefined {
    const kept = this.#before.get(name);
    if (kept === undefined || kept.first !== from || kept.last !== to) return undefined;
    const start = this.#starts.get(kept.clause);
    if (start === undefined) return undefined;
    this.#kept.set(name, kept);
    return { from: start + kept.from, to: start + kept.to };
  }

  keep(name: string, { from: first, to: last }: Ends, { from, to }: Stretch): void {
    const $from = this.#doc?.resolve(from);
    if ($from === undefined || $from.depth === 0) return;
    const start = $from.before(1);
    this.#kept.set(name, { clause: $from.node(1), first, last, from: from - start, to: to - start });
  }
}
