import type { Node } from "@tiptap/pm/model";
import type { Mapping } from "@tiptap/pm/transform";
import { type Change, wholeChange } from "./changes";

/** A line before and after a change, and where its content begins in the two documents. */
export interface LineChange {
  readonly before: Node;
  readonly start: number;
  readonly after: Node;
  readonly newStart: number;
}

/** What was done to a document: the stretches that changed, and the way of its positions. */
export interface Doings {
  readonly changes: readonly Change[];
  readonly mapping: Mapping;
}

/** A line in a line (a footnote) that stays, with its place among the positions of the line before and after. */
export interface KeptLine {
  /** Which one it is of those in the line before. */
  readonly index: number;
  readonly from: number;
  readonly before: Node;
  readonly newFrom: number;
  readonly after: Node;
}

/*
 * The content of a line, one unit for each position in it. A line in a line that came or went takes as many units as positions, and
 * none of them is like another of the other side: so no change has a part of one.
 */
const leafSign = "\ufffc";
const gone = { open: "\ufdd0", rest: "\ufdd1" } as const;
const come = { open: "\ufdd2", rest: "\ufdd3" } as const;

function unitsOf(line: Node, from: number, to: number, { open, rest }: typeof gone | typeof come): string {
  let units = "";
  line.content.cut(from, to).forEach((node) => {
    if (node.isText) units += node.text ?? "";
    else units += node.isLeaf ? leafSign : open + rest.repeat(node.nodeSize - 1);
  });
  return units;
}

interface Inner {
  readonly node: Node;
  readonly offset: number;
}

/** The lines in a line. */
function innerOf(line: Node): Inner[] {
  const found: Inner[] = [];
  line.forEach((node, offset) => {
    if (!node.isText && !node.isLeaf) found.push({ node, offset });
  });
  return found;
}

/**
 * The lines in a line that stay what they are: those whose beginning or, else, whose end was not deleted, in the order of both.
 * Who deletes the beginning of one with words before it deletes no more than these words.
 */
export function keptLines({ before, start, after, newStart }: LineChange, mapping: Mapping): KeptLine[] {
  const old = innerOf(before);
  if (old.length === 0) return [];
  const fresh = innerOf(after);
  const starts = new Map(fresh.map((each, index) => [newStart + each.offset, index]));
  const ends = new Map(fresh.map(({ node, offset }, index) => [newStart + offset + node.nodeSize, index]));
  const byStart = old.map(({ offset }) => {
    const { pos, deletedAfter } = mapping.mapResult(start + offset, 1);
    return deletedAfter ? undefined : starts.get(pos);
  });
  const kept: KeptLine[] = [];
  let next = 0;
  old.forEach(({ node, offset }, index) => {
    let place = byStart[index];
    if (place === undefined) {
      const { pos, deletedBefore } = mapping.mapResult(start + offset + node.nodeSize, -1);
      const found = deletedBefore ? undefined : ends.get(pos);
      place = found !== undefined && byStart.includes(found) ? undefined : found;
    }
    const now = place === undefined ? undefined : fresh[place];
    if (place === undefined || now === undefined || place < next || now.node.type !== node.type) return;
    next = place + 1;
    kept.push({ index, from: offset, before: node, newFrom: now.offset, after: now.node });
  });
  return kept;
}

/** Stretches of a line before and after, by their offsets in it, with only what came or went between them. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** The stretches of a line between the lines in it that stay, in order. */
function stretchesBetween({ before, after }: LineChange, kept: readonly KeptLine[]): Stretch[] {
  const stretches: Stretch[] = [];
  let [from, newFrom] = [0, 0];
  for (const line of kept) {
    stretches.push({ from, to: line.from, newFrom, newTo: line.newFrom });
    [from, newFrom] = [line.from + line.before.nodeSize, line.newFrom + line.after.nodeSize];
  }
  return [...stretches, { from, to: before.content.size, newFrom, newTo: after.content.size }];
}

/** The changes of one stretch, from those of the whole document, by their offsets in it. */
function changesIn(changes: readonly Change[], line: LineChange, stretch: Stretch): Change[] {
  const [start, end] = [line.start + stretch.from, line.start + stretch.to];
  const [newStart, newEnd] = [line.newStart + stretch.newFrom, line.newStart + stretch.newTo];
  const inside = (pos: number, first: number, last: number) => Math.min(last, Math.max(first, pos)) - first;
  return changes
    .filter(
      ({ from, to, newFrom, newTo }) => to >= start && from <= end && newTo >= newStart && newFrom <= newEnd,
    )
    .map(({ from, to, newFrom, newTo }) => ({
      from: inside(from, start, end),
      to: inside(to, start, end),
      newFrom: inside(newFrom, newStart, newEnd),
      newTo: inside(newTo, newStart, newEnd),
    }));
}

const isWithin = (units: string, at: number) => units[at] === gone.rest || units[at] === come.rest;

/** Whether what lies between changes is the same in both, and none ends within a line in the line. */
function isExact(changes: readonly Change[], before: string, after: string): boolean {
  let [old, fresh] = [0, 0];
  const end = { from: before.length, to: before.length, newFrom: after.length, newTo: after.length };
  for (const { from, to, newFrom, newTo } of [...changes, end]) {
    if (from < old || newFrom < fresh || before.slice(old, from) !== after.slice(fresh, newFrom))
      return false;
    if (isWithin(before, from) || isWithin(before, to) || isWithin(after, newFrom) || isWithin(after, newTo))
      return false;
    [old, fresh] = [to, newTo];
  }
  return true;
}

/** What is to come and to go in a line besides the lines in it that stay, by offsets in it: in order, and no more than differs. */
export function changesBesides(
  kept: readonly KeptLine[],
  line: LineChange,
  changes: readonly Change[],
): Change[] {
  return stretchesBetween(line, kept).flatMap((stretch) => {
    const { from: start, newFrom: newStart } = stretch;
    const before = unitsOf(line.before, start, stretch.to, gone);
    const after = unitsOf(line.after, newStart, stretch.newTo, come);
    let exact = changesIn(changes, line, stretch);
    if (!isExact(exact, before, after)) {
      const whole = wholeChange(before, after);
      exact = whole === undefined ? [] : [whole];
    }
    return exact.flatMap(({ from, to, newFrom, newTo }): Change[] => {
      const within = wholeChange(before.slice(from, to), after.slice(newFrom, newTo));
      if (within === undefined) return [];
      const [old, fresh] = [start + from, newStart + newFrom];
      return [
        {
          from: old + within.from,
          to: old + within.to,
          newFrom: fresh + within.newFrom,
          newTo: fresh + within.newTo,
        },
      ];
    });
  });
}
