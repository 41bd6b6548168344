import type { Node } from "@tiptap/pm/model";
import { ReplaceStep, Transform } from "@tiptap/pm/transform";
import { type Change, changesBetween } from "./changes";
import { Tokens } from "./tokens";

/** Children of two documents that stand between others which are the same. */
interface Region {
  readonly old: readonly [number, number];
  readonly fresh: readonly [number, number];
}

/** The regions in which two documents differ: clauses that nobody touched are the same node in both. */
function regionsOf(before: Node, after: Node): Region[] {
  const places = new Map(before.content.content.map((clause, index) => [clause, index]));
  const regions: Region[] = [];
  let [old, fresh] = [0, 0];
  const close = (oldEnd: number, freshEnd: number) => {
    if (oldEnd > old || freshEnd > fresh) regions.push({ old: [old, oldEnd], fresh: [fresh, freshEnd] });
    [old, fresh] = [oldEnd + 1, freshEnd + 1];
  };
  after.content.content.forEach((clause, index) => {
    const place = places.get(clause);
    if (place !== undefined && place >= old) close(place, index);
  });
  close(before.childCount, after.childCount);
  return regions;
}

/** Joins changes until each goes as deep into the tree as what it takes the place of: a step must leave a tree. */
function balanced(
  changes: readonly Change[],
  tokens: Tokens,
  old: readonly number[],
  fresh: readonly number[],
) {
  const result: Change[] = [];
  let open: Change | undefined;
  for (const change of changes) {
    const { to, newTo } = change;
    const { from, newFrom }: Change = open ?? change;
    const joined: Change = { from, to, newFrom, newTo };
    const isTree = tokens.depth(old, from, to) === tokens.depth(fresh, newFrom, newTo);
    if (isTree) result.push(joined);
    open = isTree ? undefined : joined;
  }
  if (open !== undefined) result.push(open);
  return result;
}

function startOf(doc: Node, index: number): number {
  let pos = 0;
  for (let at = 0; at < index; at++) pos += doc.child(at).nodeSize;
  return pos;
}

/** The changes of one region, in positions of the two documents. */
function changesOf(before: Node, after: Node, { old, fresh }: Region): Change[] {
  const tokens = new Tokens();
  const oldRow = tokens.of(before, ...old);
  const freshRow = tokens.of(after, ...fresh);
  const [start, newStart] = [startOf(before, old[0]), startOf(after, fresh[0])];
  return balanced(changesBetween(oldRow, freshRow), tokens, oldRow, freshRow).map(
    ({ from, to, newFrom, newTo }) => ({
      from: from + start,
      to: to + start,
      newFrom: newFrom + newStart,
      newTo: newTo + newStart,
    }),
  );
}

/** The steps of changes; undefined when one of them is none that the editor can make. */
function stepsOf(before: Node, after: Node, changes: readonly Change[]): ReplaceStep[] | undefined {
  const attempt = new Transform(before);
  let shift = 0;
  for (const { from, to, newFrom, newTo } of changes) {
    const step = new ReplaceStep(from + shift, to + shift, after.slice(newFrom, newTo));
    let failed: string | null;
    try {
      failed = attempt.maybeStep(step).failed;
    } catch (fault) {
      failed = String(fault);
    }
    if (failed !== null) return undefined;
    shift += newTo - newFrom - (to - from);
  }
  return attempt.doc.eq(after) ? (attempt.steps as ReplaceStep[]) : undefined;
}

/**
 * The least steps that make one document of another. What stays keeps its place: who maps positions through them finds the
 * same letters again, also where a clause was split in two or two were joined.
 */
export function stepsBetween(before: Node, after: Node): readonly ReplaceStep[] {
  if (before.eq(after)) return [];
  const regions = regionsOf(before, after);
  const fine = stepsOf(
    before,
    after,
    regions.flatMap((region) => changesOf(before, after, region)),
  );
  if (fine !== undefined) return fine;
  const coarse = regions.map(({ old, fresh }) => ({
    from: startOf(before, old[0]),
    to: startOf(before, old[1]),
    newFrom: startOf(after, fresh[0]),
    newTo: startOf(after, fresh[1]),
  }));
  return stepsOf(before, after, coarse) ?? [new ReplaceStep(0, before.content.size, after.slice(0))];
}
