import { closeHistory } from "@tiptap/pm/history";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { isShared } from "./binding/meta";

/** Typing and erasing go on letter by letter; everything else is a step of its own. */
type Kind = "typing" | "erasing" | "other";

interface Step {
  readonly kind: Kind;
  readonly composition: unknown;
  /** Letters that came or went in it so far. */
  readonly letters: number;
}

/** So many letters, and the next word begins another step. */
const fewWords = 24;

/** The letters that a transaction types or erases in one line; undefined when it does anything else. */
function lettersOf(transaction: Transaction): { kind: Kind; letters: string; before: string } | undefined {
  const [step, ...others] = transaction.steps;
  if (!(step instanceof ReplaceStep) || others.length > 0 || transaction.getMeta("uiEvent") !== undefined) {
    return undefined;
  }
  const { from, to, slice } = step;
  const $from = transaction.before.resolve(from);
  if (!$from.parent.inlineContent || to > $from.end() || slice.openStart > 0 || slice.openEnd > 0)
    return undefined;
  const before = $from.parentOffset === 0 ? "" : transaction.before.textBetween(from - 1, from, "", " ");
  const typed = textOf(slice.content.content);
  if (typed === undefined) return undefined;
  if (from === to) return { kind: "typing", letters: typed, before };
  return typed === ""
    ? { kind: "erasing", letters: transaction.before.textBetween(from, to, "", " "), before }
    : undefined;
}

function textOf(nodes: readonly Node[]): string | undefined {
  return nodes.every(({ isText }) => isText) ? nodes.map(({ text }) => text ?? "").join("") : undefined;
}

const isSpace = (letter: string | undefined) => letter === undefined || letter === "" || /\s/u.test(letter);

/**
 * Where one step of undo ends and the next begins: after a few words, when something else is done than typing or erasing,
 * and when something else was done before. A pause and a change of place end a step, too; the editor's history sees to these.
 */
export class StepsOfUndo {
  #last: Step | undefined;

  /** Sees a transaction before it is made, and lets it begin a step where it should. */
  see(transaction: Transaction): void {
    if (!transaction.docChanged || isShared(transaction) || transaction.getMeta("addToHistory") === false)
      return;
    const composition: unknown = transaction.getMeta("composition");
    const goesOnComposing = composition !== undefined && composition === this.#last?.composition;
    const letters = lettersOf(transaction);
    const kind = composition === undefined ? (letters?.kind ?? "other") : "typing";
    const begins = !goesOnComposing && this.#begins(kind, letters);
    if (begins) closeHistory(transaction);
    const before = begins ? 0 : (this.#last?.letters ?? 0);
    this.#last = { kind, composition, letters: before + (letters?.letters.length ?? 0) };
  }

  /** What comes next begins a step. */
  end(): void {
    this.#last = undefined;
  }

  #begins(kind: Kind, letters: { letters: string; before: string } | undefined): boolean {
    if (kind === "other" || this.#last?.kind !== kind) return true;
    if (this.#last.letters < fewWords || letters === undefined) return false;
    return kind === "typing"
      ? isSpace(letters.before) && !isSpace(letters.letters[0])
      : !isSpace(letters.before) && isSpace(letters.letters.at(-1));
  }
}
