import type { Node } from "@tiptap/pm/model";
import type { Mapping } from "@tiptap/pm/transform";
import type { Anchor } from "../../model/anchor";
import type { Thread } from "../../model/comments";
import type { ThreadNow, ThreadsNow } from "../../model/threadNow";
import { resolveAnchor } from "../anchors";
import type { Binding } from "../binding/binding";
import { positionInText } from "../binding/places";
import { idOf } from "../clauses";
import { WhereLast } from "../whereLast";
import { onlyPlaceOf } from "./quotes";

/** Where the words of a thread are in the editor's document. */
export interface CommentedWords {
  readonly thread: Thread;
  readonly from: number;
  readonly to: number;
  /** Whether they were found by their letters alone, and may be others. */
  readonly isGuess?: boolean;
}

type Stretch = Pick<CommentedWords, "from" | "to">;

/** So many letters are hardly the same by chance: they are looked for in other clauses, too. */
const tellingLength = 20;

/** By their units; undefined where all of them are deleted, "elsewhere" where what held them is not there any more. */
export function byUnits({ shape }: Binding, anchor: Anchor): Stretch | "elsewhere" | undefined {
  const { doc } = shape.root;
  const found = doc === null ? undefined : resolveAnchor(doc, anchor);
  if (found === undefined) return "elsewhere";
  const [first, last] = [found.parts.at(0), found.parts.at(-1)];
  const from = first && positionInText(shape, first.text, first.from);
  const to = last && positionInText(shape, last.text, last.to);
  return from === undefined || to === undefined || from >= to ? undefined : { from, to };
}

/**
 * By their letters, for clauses that were written anew: moved, split, joined, made of another kind. Words that were deleted are not
 * sought in their own clause, where others like them are others.
 */
function byLetters(doc: Node, { clause, quote }: Anchor, isElsewhere: boolean): Stretch | undefined {
  const isTelling = quote.length >= tellingLength;
  if (quote === "" || !(isElsewhere || isTelling)) return undefined;
  let found: Stretch | undefined;
  let isTwice = false;
  doc.forEach((node, pos) => {
    const isOwn = idOf(node) === clause;
    if (!(isOwn ? isElsewhere : isTelling)) return;
    const at = onlyPlaceOf(quote, node);
    if (at === undefined) return;
    isTwice ||= found !== undefined;
    found = { from: pos + at.from, to: pos + at.to };
  });
  return isTwice ? undefined : found;
}

/** Where the server found the words: those of one clause, of which the first part counts. */
function toldAnchor(now: ThreadNow | undefined, quote: string): Anchor | undefined {
  const [first] = now?.parts ?? [];
  if (now === undefined || now.isGone || first?.from === undefined || first.to === undefined)
    return undefined;
  const to = now.parts.filter(({ clause }) => clause === first.clause).at(-1)?.to ?? first.to;
  return { clause: first.clause, from: first.from, to, quote };
}

const lastFound = new WeakMap<Binding, WhereLast>();

function whereLast(binding: Binding): WhereLast {
  const last = lastFound.get(binding) ?? new WhereLast();
  lastFound.set(binding, last);
  return last;
}

/**
 * Where the words are that threads are about, in a document that is in step with the shared text: where the server found them, or
 * else by their units, or else by their letters; of those that the server knows to be gone, letters say nothing. In clauses that are
 * as they were when it was asked last, nothing is looked for by units.
 */
export function commentedWords(
  doc: Node,
  binding: Binding,
  threads: readonly Thread[],
  told: ThreadsNow,
): CommentedWords[] {
  const last = whereLast(binding);
  last.beginIn(doc);
  return threads.flatMap((thread): CommentedWords[] => {
    const { anchor } = thread;
    if (anchor?.from === undefined || anchor.to === undefined) return [];
    const now = told.get(thread.id);
    const byServer = toldAnchor(now, anchor.quote);
    const known = byServer ?? anchor;
    const still = last.placeOf(thread.id, known);
    if (still !== undefined) return [{ thread, ...still }];
    const there = byServer && byUnits(binding, byServer);
    const units = there === undefined || there === "elsewhere" ? byUnits(binding, anchor) : there;
    if (units !== undefined && units !== "elsewhere") {
      last.keep(thread.id, known, units);
      return [{ thread, ...units }];
    }
    const letters = now?.isGone === true ? undefined : byLetters(doc, anchor, units === "elsewhere");
    return letters === undefined ? [] : [{ thread, ...letters, isGuess: true }];
  });
}

/** The same words after a change: what is written at their edges is not among them. */
export function carriedComments(words: readonly CommentedWords[], mapping: Mapping): CommentedWords[] {
  return words.flatMap((each) => {
    const [from, to] = [mapping.map(each.from, 1), mapping.map(each.to, -1)];
    return from >= to ? [] : [{ ...each, from, to }];
  });
}
