import type { Mark, Node } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { type Barrier, barrierOfClause, barrierOfText } from "../../model/barrier";
import type { ClauseId } from "../../model/ids";
import { idOf } from "../clauses";
import { rulesOf } from "../protection";
import { currentHit, findsOf, hitAt, standingFrom } from "./finding";
import type { Hit } from "./search";

/** Why hits were left as they are: their clause is closed to this person, or they are numbers, which are computed. */
export interface LeftOut {
  readonly reason: Barrier | "number";
  readonly count: number;
  /** The clauses that they are in, in their order. */
  readonly clauses: readonly ClauseId[];
}

export interface Replacement {
  /** How many hits were replaced; those that read so already are not counted. */
  readonly replaced: number;
  readonly left: readonly LeftOut[];
  /** Makes the replacement, all of it as one step of undo; undefined where nothing is replaced. */
  readonly transaction: Transaction | undefined;
}

function obstacleOf(
  state: EditorState,
  hit: Hit,
): { reason: Barrier | "number"; clause: ClauseId | undefined } | undefined {
  const clause = idOf(state.doc.resolve(hit.number === undefined ? hit.from : hit.from + 1).node(1));
  if (hit.number !== undefined) return { reason: "number", clause };
  const rules = rulesOf(state);
  if (rules === undefined) return undefined;
  const reason = barrierOfText(rules) ?? (clause && barrierOfClause(clause, rules));
  return reason === undefined ? undefined : { reason, clause };
}

const clusters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const clustersOf = (text: string) => Array.from(clusters.segment(text), ({ segment }) => segment);

/** What of the words stays at the beginning and at the end when others take their place, in characters. */
function kept(before: string, after: string): { readonly head: number; readonly tail: number } {
  const [old, fresh] = [clustersOf(before), clustersOf(after)];
  const most = Math.min(old.length, fresh.length);
  const length = (some: readonly string[]) => some.join("").length;
  let head = 0;
  while (head < most && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail += 1;
  return { head: length(old.slice(0, head)), tail: length(old.slice(old.length - tail)) };
}

/** The marks of new words: of those whose place they take, else of what stands before them in the hit, else after. */
function marksAt(doc: Node, from: number, to: number, begin: number): readonly Mark[] {
  const $from = doc.resolve(from);
  const replaced = from < to ? $from.nodeAfter : from > begin ? $from.nodeBefore : $from.nodeAfter;
  return replaced?.marks ?? [];
}

/**
 * Puts words in the place of a hit. Letters that stay the same are not touched, so that they stay their authors'.
 * Returns whether the words were others.
 */
function replaceOne(tr: Transaction, { from, to }: Hit, words: string): boolean {
  const before = tr.doc.textBetween(from, to, undefined, "\n");
  const { head, tail } = kept(before, words);
  const [start, end] = [from + head, to - tail];
  const fresh = words.slice(head, words.length - tail);
  const marks = marksAt(tr.doc, start, end, from);
  if (fresh !== "") tr.replaceWith(start, end, tr.doc.type.schema.text(fresh, marks));
  else if (start < end) tr.delete(start, end);
  return words !== before;
}

function replacing(state: EditorState, hits: readonly Hit[], words: string): Replacement {
  const left = new Map<Barrier | "number", { count: number; clauses: Set<ClauseId> }>();
  const open: Hit[] = [];
  for (const hit of hits) {
    const obstacle = obstacleOf(state, hit);
    if (obstacle === undefined) {
      open.push(hit);
      continue;
    }
    const those = left.get(obstacle.reason) ?? { count: 0, clauses: new Set() };
    those.count += 1;
    if (obstacle.clause !== undefined) those.clauses.add(obstacle.clause);
    left.set(obstacle.reason, those);
  }
  // Whatever is typed before and after is no part of the step.
  const tr = state.tr.setMeta("uiEvent", "replace");
  // From the end, so that what comes before keeps its place.
  const replaced = [...open].reverse().filter((hit) => replaceOne(tr, hit, words)).length;
  const told = [...left].map(([reason, { count, clauses }]) => ({ reason, count, clauses: [...clauses] }));
  return { replaced, left: told, transaction: open.length > 0 ? tr : undefined };
}

/** What can be typed into a line of text: no control characters, and no line breaks. */
const asLine = (words: string) => words.replace(/\p{Cc}+/gu, " ");

/** Replaces the hit that one stands at, and goes on to the next. Undefined while there is none. */
export function replaceCurrent(state: EditorState, words: string): Replacement | undefined {
  const hit = currentHit(state);
  if (hit === undefined) return undefined;
  const line = asLine(words);
  const replacement = replacing(state, [hit], line);
  if (replacement.transaction !== undefined) standingFrom(replacement.transaction, hit.from + line.length);
  return replacement;
}

/** Replaces all hits that this person may change. */
export function replaceAll(state: EditorState, words: string): Replacement | undefined {
  const finds = findsOf(state);
  if (finds === undefined || finds.count === 0) return undefined;
  const hits = Array.from({ length: finds.count }, (_, index) => hitAt(state.doc, finds, index));
  return replacing(
    state,
    hits.filter((hit) => hit !== undefined),
    asLine(words),
  );
}
