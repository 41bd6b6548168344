import type { Node } from "@tiptap/pm/model";
import { positionsOfLine } from "../footnotes/words";
import { type Folded, fold } from "./folding";
import { placesOf } from "./places";
import { type Query, stretchesIn } from "./query";
import { type Reference, readReference, refersTo } from "./reference";

/** A place of a clause that was found: relative to the clause's own position, as are all that are kept. */
export interface Hit {
  readonly from: number;
  readonly to: number;
  /** The computed number that was found: the hit is the clause or sub-paragraph that bears it. Undefined for words. */
  readonly number: string | undefined;
}

/** The hits of each clause of a document, in the order of the clauses. */
export type HitsByClause = readonly (readonly Hit[])[];

const none: readonly Hit[] = [];

/** The words of a line of text; each of its positions is one character, also of a line break or a footnote within it. */
export function wordsOf(line: Node): string {
  return positionsOfLine(line);
}

// What a line says does not change with what is looked for.
const foldedExactly = new WeakMap<Node, Folded>();
const foldedLoosely = new WeakMap<Node, Folded>();

function foldedLine(line: Node, exact: boolean): Folded {
  const lines = exact ? foldedExactly : foldedLoosely;
  let folded = lines.get(line);
  if (folded === undefined) {
    folded = fold(wordsOf(line), exact);
    lines.set(line, folded);
  }
  return folded;
}

/** A number that can be looked for among other words: one that names its kind, or a sub-paragraph in parentheses. */
function numberIn(words: string): Reference | undefined {
  const reference = readReference(words);
  const named = reference?.kind !== undefined && reference.number !== undefined;
  return named || words.trim().startsWith("(") ? reference : undefined;
}

/**
 * One query, and what it found in each clause that it has seen. Clauses are immutable values, so that only those that
 * changed are looked through again.
 */
export class Search {
  readonly #words: string;
  readonly #reference: Reference | undefined;
  readonly #known = new WeakMap<Node, readonly Hit[]>();

  constructor(readonly query: Query) {
    this.#words = fold(query.words, query.exact).text;
    this.#reference = numberIn(query.words);
  }

  /** Whether computed numbers are looked for too; a change of one clause may then change the hits of others. */
  get findsNumbers(): boolean {
    return this.#reference !== undefined;
  }

  /** The hits of a document. */
  hitsIn(doc: Node): HitsByClause {
    const words = doc.content.content.map((clause) => this.wordHits(clause));
    return this.#reference === undefined ? words : this.#withNumbers(doc, words, this.#reference);
  }

  /** The words that are found in one clause. */
  wordHits(clause: Node): readonly Hit[] {
    let hits = this.#known.get(clause);
    if (hits === undefined) {
      hits = this.#lookThrough(clause);
      this.#known.set(clause, hits);
    }
    return hits;
  }

  #lookThrough(clause: Node): readonly Hit[] {
    const { exact, wholeWords } = this.query;
    const hits: Hit[] = [];
    const visit = (node: Node, pos: number): void => {
      node.forEach((child, offset) => {
        if (!child.isLeaf) visit(child, pos + 1 + offset);
      });
      if (!node.inlineContent) return;
      for (const [from, to] of stretchesIn(wordsOf(node), foldedLine(node, exact), this.#words, wholeWords)) {
        hits.push({ from: pos + 1 + from, to: pos + 1 + to, number: undefined });
      }
    };
    visit(clause, 0);
    hits.sort((one, other) => one.from - other.from);
    return hits.length === 0 ? none : hits;
  }

  #withNumbers(doc: Node, words: HitsByClause, reference: Reference): HitsByClause {
    const all = words.map((hits) => [...hits]);
    let index = -1;
    let start = 0;
    for (const { node, pos, labels, index: clause } of placesOf(doc)) {
      if (clause !== index) [index, start] = [clause, pos];
      if (!refersTo(reference, labels)) continue;
      all[clause]?.push({ from: pos - start, to: pos - start + node.nodeSize, number: labels.join("") });
    }
    return all.map((hits) => hits.sort((one, other) => one.from - other.from));
  }
}
