import type { Node } from "@tiptap/pm/model";
import type { ClauseId } from "../model/ids";
import { idOf } from "./clauses";

function wordsOf(clause: Node): Map<string, number> {
  const words = new Map<string, number>();
  for (const word of clause.textContent.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
}

/** How many words two clauses have in common. */
function likeness(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let common = 0;
  for (const [word, count] of one) common += Math.min(count, other.get(word) ?? 0);
  return common;
}

/** The clauses of one document whose ids are in no clause of another. */
export function clausesLost(before: Node, after: Node): Node[] {
  const kept = new Set(after.content.content.map((clause): unknown => clause.attrs.id));
  return before.content.content.filter((clause) => idOf(clause) !== undefined && !kept.has(clause.attrs.id));
}

/**
 * Which new clauses go on with the ids of those that the same change has taken away: as many as there are, one to one. If
 * there are as many of both they follow each other in order; otherwise those that have most words in common belong together,
 * and what is left over follows in order.
 *
 * @returns for each new clause the id that it inherits, undefined for none
 */
export function inherited(lost: readonly Node[], fresh: readonly Node[]): (ClauseId | undefined)[] {
  const ids = lost.map(idOf);
  if (lost.length === fresh.length) return ids;
  const heirs: (ClauseId | undefined)[] = fresh.map(() => undefined);
  const given = new Set<number>();
  const give = (from: number, to: number) => {
    if (given.has(from) || heirs[to] !== undefined) return;
    heirs[to] = ids[from];
    given.add(from);
  };
  const before = lost.map(wordsOf);
  const after = fresh.map(wordsOf);
  const pairs = before
    .flatMap((one, from) => after.map((other, to) => ({ from, to, common: likeness(one, other) })))
    .filter(({ common }) => common > 0)
    .sort((one, other) => other.common - one.common);
  for (const { from, to } of pairs) give(from, to);
  for (let from = 0; from < lost.length && heirs.includes(undefined); from++)
    give(from, heirs.indexOf(undefined));
  return heirs;
}
