import { Fragment, Slice } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { Mapping, ReplaceStep, type Step } from "@tiptap/pm/transform";
import type { Stretch } from "./binding/foreign";
import { isFootnote } from "./footnotes/places";
import type { Located } from "./tree";

/** What a step deletes, less what is to be spared, in whole lines where it goes over several. */
function sparedParts(tr: Transaction, from: number, to: number, spared: readonly Stretch[]): Stretch[] {
  const parts: Stretch[] = [];
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock) parts.push(...partsOfLine({ node, pos }, [from, to], spared));
    return !node.isTextblock;
  });
  return parts;
}

/** The same in one line. A footnote in which something is to be spared stays, and is a line itself. */
function partsOfLine({ node, pos }: Located, [from, to]: Stretch, spared: readonly Stretch[]): Stretch[] {
  const kept: Located[] = [];
  node.forEach((child, offset) => {
    const at = pos + 1 + offset;
    const isSpared = spared.some(([start, end]) => start < at + child.nodeSize && end > at);
    if (isFootnote(child) && isSpared) kept.push({ node: child, pos: at });
  });
  const inside = kept.map((each): Stretch => [each.pos, each.pos + each.node.nodeSize]);
  const outside = spared.filter((each) => !inside.some(([start, end]) => each[0] < end && each[1] > start));
  const parts: Stretch[] = kept.flatMap((each) => partsOfLine(each, [from, to], spared));
  let start = Math.max(from, pos + 1);
  const end = Math.min(to, pos + 1 + node.content.size);
  for (const [spareFrom, spareTo] of [...outside, ...inside].sort(([one], [other]) => one - other)) {
    if (spareTo <= start || spareFrom >= end) continue;
    if (spareFrom > start) parts.push([start, spareFrom]);
    start = spareTo;
  }
  if (start < end) parts.push([start, end]);
  return parts.sort(([one], [other]) => one - other);
}

function isOver(step: Step, stretches: readonly Stretch[]): boolean {
  let found = false;
  step.getMap().forEach((from, to) => {
    found ||= stretches.some(([start, end]) => start < to && end > from);
  });
  return found;
}

function mapped(stretches: readonly Stretch[], mapping: Mapping): Stretch[] {
  return stretches
    .map(([from, to]): Stretch => [mapping.map(from, 1), mapping.map(to, -1)])
    .filter(([from, to]) => from < to);
}

/**
 * The same as a transaction, but that it leaves standing what is to be spared: words that others wrote inside of what is
 * taken back. Where it would delete lines or clauses with such words in them, it deletes only the other words.
 *
 * @param spared stretches of the document before the transaction
 */
export function sparing(state: EditorState, wanted: Transaction, spared: readonly Stretch[]): Transaction {
  const maps = wanted.mapping.maps;
  const isHurt = wanted.steps.some((step, index) =>
    isOver(step, mapped(spared, new Mapping(maps.slice(0, index)))),
  );
  if (!isHurt) return wanted;
  const tr = state.tr;
  // From the document before each wanted step to what stands in its place.
  let across = new Mapping();
  wanted.steps.forEach((step, index) => {
    const before = tr.mapping.maps.length;
    const here = mapped(spared, new Mapping(tr.mapping.maps.slice()));
    const moved = step.map(across);
    if (moved instanceof ReplaceStep && isOver(moved, here)) {
      for (const [from, to] of sparedParts(tr, moved.from, moved.to, here).reverse()) tr.delete(from, to);
      const words =
        moved.slice.openStart === 0 && moved.slice.openEnd === 0 ? moved.slice.content : Fragment.empty;
      if (words.size > 0 && tr.doc.resolve(moved.from).parent.inlineContent) {
        tr.replace(moved.from, moved.from, new Slice(words, 0, 0));
      }
    } else if (moved !== null) tr.maybeStep(moved);
    const made = tr.mapping.maps.slice(before);
    const undone = maps[index]?.invert();
    across = new Mapping([...(undone === undefined ? [] : [undone]), ...across.maps, ...made]);
  });
  return tr;
}
