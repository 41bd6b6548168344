import * as Y from "yjs";
import type { Shape } from "./shape";

/**
 * Words of this person's that another's change left behind.
 *
 * A shared text has no "move". Who splits, joins or moves paragraphs deletes their letters and writes them anew elsewhere, in
 * one change. What this person typed between these letters at the same moment was not known to the other: it stays at the old
 * place, alone, or goes with it.
 *
 *     One tw·XYZ·o      somebody splits before "two", not knowing XYZ:
 *     One XYZ | two     what the shared text says then
 *     One | twXYZo      what both meant
 *
 * So whoever typed the words carries them after the letters that they were typed between. Only their own author's device does
 * so, and only right when the other's change arrives: nobody carries them twice, and they stay their author's.
 */
export interface Stranded {
  readonly words: string;
  readonly to: { readonly text: Y.XmlText; readonly at: number };
  /** Where they still stand; undefined when they are deleted already. */
  readonly from: { readonly text: Y.XmlText; readonly at: number } | undefined;
}

/** One letter of a text, still there or deleted just now. */
interface Cell {
  readonly letter: string;
  readonly isOwn: boolean;
  readonly isGone: boolean;
  /** Its place among those that are still there. */
  readonly at: number;
}

/** Letters that a change wrote, next to one another. */
interface Written {
  readonly text: Y.XmlText;
  readonly at: number;
  readonly words: string;
}

/** So many letters on each side tell where words belong; fewer are tried when these are found nowhere. */
const contexts = [24, 8, 3];
/** With fewer letters around them in all, words could belong anywhere. */
const leastContext = 2;
/** So many letters are typed while another's change is on its way. */
const mostUnknown = 200;

function* stringsOf(text: Y.XmlText): Generator<{ item: Y.Item; words: string }> {
  for (let item = text._start; item !== null; item = item.right) {
    if (item.content instanceof Y.ContentString) yield { item, words: item.content.str };
  }
}

function isNew(item: Y.Item, transaction: Y.Transaction): boolean {
  return item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0);
}

/** The texts in which a transaction deleted letters that were there before it. */
function textsThatLost(transaction: Y.Transaction): Set<Y.XmlText> {
  const texts = new Set<Y.XmlText>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return;
    if (struct.parent instanceof Y.XmlText && !isNew(struct, transaction)) texts.add(struct.parent);
  });
  return texts;
}

/** What others wrote in a transaction, in runs. */
function writtenBy(transaction: Y.Transaction, own: number): Written[] {
  const runs: Written[] = [];
  for (const type of transaction.changed.keys() as Iterable<unknown>) collect(type);
  return runs;

  function collect(type: unknown): void {
    if (type instanceof Y.XmlText) runs.push(...writtenInto(type, transaction, own));
    // A new element brings its texts with it; they are not told of one by one.
    else if (type instanceof Y.XmlFragment)
      for (const child of type.toArray()) if (isFresh(child)) collectAll(child);
  }
  function isFresh(child: unknown): boolean {
    const item = child instanceof Y.AbstractType ? child._item : null;
    return item !== null && isNew(item, transaction);
  }
  function collectAll(child: unknown): void {
    if (child instanceof Y.XmlText) runs.push(...writtenInto(child, transaction, own));
    else if (child instanceof Y.XmlFragment) child.toArray().forEach(collectAll);
  }
}

function writtenInto(text: Y.XmlText, transaction: Y.Transaction, own: number): Written[] {
  if (text._item?.deleted === true) return [];
  const runs: Written[] = [];
  let open: Written | undefined;
  let at = 0;
  for (const { item, words } of stringsOf(text)) {
    if (item.deleted) continue;
    const isTheirs = item.id.client !== own && isNew(item, transaction);
    if (isTheirs) open = { text, at: open?.at ?? at, words: (open?.words ?? "") + words };
    else if (open !== undefined) {
      runs.push(open);
      open = undefined;
    }
    at += words.length;
  }
  if (open !== undefined) runs.push(open);
  return runs;
}

function cellsOf(text: Y.XmlText, transaction: Y.Transaction, own: number): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  for (const { item, words } of stringsOf(text)) {
    if (isNew(item, transaction)) {
      if (!item.deleted) at += words.length;
      continue;
    }
    // Letters that were deleted earlier are nobody's context.
    if (item.deleted && !Y.isDeleted(transaction.deleteSet, item.id)) continue;
    for (const letter of words.split("")) {
      cells.push({ letter, isOwn: item.id.client === own, isGone: item.deleted, at });
      if (!item.deleted) at += 1;
    }
  }
  return cells;
}

/** Where words belong that stand between two stretches of letters: the only place that has the most of both around it. */
function placeBetween(left: string, right: string, written: readonly Written[]): Stranded["to"] | undefined {
  for (const most of contexts) {
    const [before, after] = [left.slice(-most), right.slice(0, most)];
    if (before.length + after.length < leastContext) return undefined;
    for (const { text, at, words } of written) {
      const index = words.indexOf(before + after);
      if (index >= 0) return { text, at: at + index + before.length };
    }
  }
  return undefined;
}

const lettersOf = (cells: readonly Cell[]) => cells.map(({ letter }) => letter).join("");

/** The runs of one's own letters in a text that lost some: from where to where. */
function ownRuns(cells: readonly Cell[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  cells.forEach((cell, index) => {
    const last = runs.at(-1);
    if (!cell.isOwn) return;
    if (last?.[1] === index && cells[index - 1]?.isGone === cell.isGone) last[1] = index + 1;
    else runs.push([index, index + 1]);
  });
  return runs;
}

/** Letters deleted just now that stand right before a place, and right after another. */
function goneAround(cells: readonly Cell[], from: number, to: number): readonly [string, string] {
  let start = from;
  let end = to;
  while (cells[start - 1]?.isGone === true) start--;
  while (cells[end]?.isGone === true) end++;
  return [lettersOf(cells.slice(start, from)), lettersOf(cells.slice(to, end))];
}

/** How many letters of a run the other may have known: all, none, or all but the last few. */
function* knownLengths(length: number): Generator<number> {
  yield length;
  yield 0;
  for (let known = length - 1; known > Math.max(0, length - mostUnknown); known--) yield known;
}

function strandedIn(text: Y.XmlText, cells: readonly Cell[], written: readonly Written[]): Stranded[] {
  return ownRuns(cells).flatMap(([from, to]): Stranded[] => {
    const isGone = cells[from]?.isGone === true;
    if (!isGone) {
      const [left, right] = goneAround(cells, from, to);
      // Words right behind letters that stay were typed there.
      const place = left === "" ? undefined : placeBetween(left, right, written);
      const words = lettersOf(cells.slice(from, to));
      return place === undefined ? [] : [{ words, to: place, from: { text, at: cells[from]?.at ?? 0 } }];
    }
    const [left, right] = goneAround(cells, from, to);
    const run = lettersOf(cells.slice(from, to));
    // The other may have known the first of these letters, or all of them.
    for (const known of knownLengths(run.length)) {
      const place = placeBetween(left + run.slice(0, known), right, written);
      if (place === undefined) continue;
      return known === run.length ? [] : [{ words: run.slice(known), to: place, from: undefined }];
    }
    return [];
  });
}

function clauseOf(text: Y.XmlText, root: Y.XmlFragment): string | undefined {
  let at: unknown = text;
  while (at instanceof Y.AbstractType && at.parent !== root) at = at.parent;
  const id: unknown = at instanceof Y.XmlElement ? at.getAttribute("id") : undefined;
  return typeof id === "string" ? id : undefined;
}

/** This person's words that a transaction of others left behind, where the clause that they belong in is open. */
export function strandedWords(
  shape: Shape,
  transaction: Y.Transaction,
  isClosed: (clause: string) => boolean,
): Stranded[] {
  const own = transaction.doc.clientID;
  const texts = textsThatLost(transaction);
  if (texts.size === 0) return [];
  const written = writtenBy(transaction, own).filter(({ text }) => {
    const clause = clauseOf(text, shape.root);
    return clause === undefined || !isClosed(clause);
  });
  if (written.length === 0) return [];
  return [...texts].flatMap((text) => strandedIn(text, cellsOf(text, transaction, own), written));
}

/** Carries words to where they belong. */
export function bringHome(shape: Shape, stranded: readonly Stranded[]): void {
  for (const { words, to } of [...stranded].sort((one, other) => other.to.at - one.to.at)) {
    to.text.insert(to.at, words);
  }
  const left = stranded.flatMap(({ words, from }) => (from === undefined ? [] : [{ words, ...from }]));
  for (const { words, text, at } of left.sort((one, other) => other.at - one.at)) {
    const before = stranded.filter(({ to }) => to.text === text && to.at <= at);
    text.delete(
      before.reduce((place, brought) => place + brought.words.length, at),
      words.length,
    );
  }
  for (const type of stranded.flatMap(({ to, from }) => [
    to.text,
    ...(from === undefined ? [] : [from.text]),
  ])) {
    for (let at: unknown = type; at instanceof Y.AbstractType; at = at.parent) shape.forget([at]);
  }
}
