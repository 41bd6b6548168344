import * as Y from "yjs";
import { type Cell, holds, itemsOf, type Written } from "./cells";
import type { Copy } from "./copies";
import type { MovedText, Moves } from "./moves";
import type { SharedPlace } from "./places";

/**
 * What this person did that another's move left behind.
 *
 * What this person typed between the moved letters at the same moment was not known to the other: it stays at the old place,
 * alone, or goes with it. What this person deleted is written anew with the rest.
 *
 *     One tw·XYZ·o      somebody splits before "two", not knowing XYZ:
 *     One XYZ | two     what the shared text says then
 *     One | twXYZo      what both meant
 *
 * So whoever typed the words carries them after the letters that they were typed between, and whoever deleted some deletes
 * them again. Only their own device does so, and only right when the other's change arrives: nobody does it twice, and it
 * stays their own doing.
 */
export interface Stranded {
  readonly words: string;
  /** The letters' ids, in order. */
  readonly ids: readonly Y.ID[];
  readonly to: { readonly text: Y.XmlText; readonly at: number };
  /** Where they still stand; undefined when they are deleted already. */
  readonly from: { readonly text: Y.XmlText; readonly at: number } | undefined;
}

/** Letters that came back though this person had deleted them. */
export interface Returned {
  readonly text: Y.XmlText;
  readonly at: number;
  readonly length: number;
}

export interface LeftBehind {
  readonly stranded: readonly Stranded[];
  readonly returned: readonly Returned[];
}

type Run = readonly [from: number, to: number];

/** Runs of one's fresh letters, typed one after the other. */
export function freshRuns(cells: readonly Cell[]): Run[] {
  const runs: [number, number][] = [];
  cells.forEach(({ id, isFresh, isGone }, index) => {
    if (!isFresh) return;
    const last = runs.at(-1);
    const before = cells[index - 1];
    const goesOn = before?.isGone === isGone && before.id.clock + 1 === id.clock;
    if (last?.[1] === index && goesOn) last[1] = index + 1;
    else runs.push([index, index + 1]);
  });
  return runs;
}

/** Of a run the letters that are in no copy: those after the last that is, since letters are typed in order. */
function unknownPart([from, to]: Run, copies: readonly Copy[]): Run {
  let start = to;
  while (start > from && !copies.some(({ places }) => places.has(start - 1))) start--;
  return [start, to];
}

/** The runs of one's fresh letters that others did not know. */
function unknownRuns({ cells, copies }: MovedText): Run[] {
  const unknown = freshRuns(cells).map((run) => unknownPart(run, copies));
  return unknown.filter(([from, to]) => from < to);
}

/**
 * Whether letters that still stand were typed among letters that went: between them is only what is as new. Right behind letters
 * that stay they are at home. What this person had deleted went, too, if the other moved it.
 */
function isLeftBehind(cells: readonly Cell[], { places }: Copy, [from]: Run): boolean {
  let before = from - 1;
  for (let cell = cells[before]; cell?.isGone === false; cell = cells[before]) {
    const isMoved = cell.erasedBy !== undefined && cell.isNamed === true && places.has(before);
    if (isMoved || !(cell.isNews || cell.erasedBy)) break;
    before--;
  }
  while (cells[before]?.isGone && !places.has(before)) before--;
  return places.has(before);
}

const behindLetter = ({ ats }: Written, letter: number) => (ats[letter] ?? -1) + 1;

/** The last cell before one that had not been deleted. */
function neighbourBefore(cells: readonly Cell[], index: number): number {
  let before = index - 1;
  while (cells[before]?.erasedBy !== undefined) before--;
  return before;
}

/**
 * Where a run belongs in a copy. Right behind one's own letter that it goes on from, or behind the last letter before it that is in
 * the copy without doubt, unless that is of a word which came a moment ago: then its author may go on from it, and the run belongs
 * before the next letter.
 */
function placeIn({ written, places }: Copy, cells: readonly Cell[], [from, to]: Run): number {
  const neighbour = neighbourBefore(cells, from);
  const own = places.get(neighbour);
  if (own !== undefined && cells[neighbour]?.isMine) return behindLetter(written, own);
  let before = from - 1;
  // What others knew and is not in the copy is gone, or was not found in it: nothing is certain then.
  while (!places.has(before) && (cells[before]?.isNews || cells[before]?.erasedBy)) before--;
  const behind = places.get(before);
  const last = cells[before];
  const isOpen = last?.isRecent === true && last.letter.trim() !== "";
  if (behind !== undefined && !isOpen) return behindLetter(written, behind);
  for (let after = to; after < cells.length; after++) {
    const next = places.get(after);
    if (next !== undefined && cells[after]?.isGone) return written.ats[next] ?? 0;
  }
  return behindLetter(written, written.words.length - 1);
}

function strandedIn(moved: MovedText): Stranded[] {
  const { text, cells, copies } = moved;
  const [fullest] = copies;
  if (fullest === undefined) return [];
  const { written } = fullest;
  // What goes on from a run, over letters that were deleted, stays behind it.
  let last: { readonly end: number; readonly at: number } | undefined;
  return unknownRuns(moved).flatMap((run): Stranded[] => {
    const letters = cells.slice(...run);
    const isGone = letters[0]?.isGone === true;
    if (!isGone && !isLeftBehind(cells, fullest, run)) return [];
    const goesOn = last !== undefined && neighbourBefore(cells, run[0]) === last.end - 1;
    const at = goesOn && last !== undefined ? last.at : placeIn(fullest, cells, run);
    last = { end: run[1], at };
    if (!isGone && written.text === text && letters[0]?.at === at) return [];
    return [
      {
        words: letters.map(({ letter }) => letter).join(""),
        ids: letters.map(({ id }) => id),
        to: { text: written.text, at },
        from: isGone ? undefined : { text, at: letters[0]?.at ?? 0 },
      },
    ];
  });
}

/** What stands behind a letter that somebody wrote who saw nothing of that. */
function unseenBehind(text: Y.XmlText, letter: Y.ID | undefined): (id: Y.ID) => boolean {
  if (letter === undefined) return () => false;
  const unseen: Y.Item[] = [];
  let writing: Y.Item | undefined;
  for (const item of itemsOf(text)) {
    const next = writing?.rightOrigin ?? null;
    if (next !== null && holds(item, next)) break;
    if (writing !== undefined) unseen.push(item);
    else if (holds(item, letter)) writing = item;
  }
  return (id) => unseen.some((item) => holds(item, id));
}

/** Words typed at the end of a line while another line was joined to it: they stand behind that, and belong before it. */
function strandedBehind(moved: MovedText, moves: Moves): Stranded[] {
  const [fullest] = moved.copies;
  const isJoined = moved.text._item?.deleted === true && fullest?.written.isInNewParagraph === false;
  if (fullest === undefined || !isJoined || fullest.written.text === moved.text) return [];
  const { text, ats, ids, words } = fullest.written;
  const at = ats[0] ?? 0;
  const end = behindLetter(fullest.written, words.length - 1);
  const isUnseen = unseenBehind(text, ids.at(-1));
  const behind = moves
    .of(text)
    .cells.filter((cell) => !cell.isGone && !cell.erasedBy && cell.at >= end)
    .map((cell) => (isUnseen(cell.id) ? unseen(cell, text) : cell));
  if (!behind.every(({ isNews }) => isNews)) return [];
  return freshRuns(behind).map(([from, to]) => {
    const letters = behind.slice(from, to);
    return {
      words: letters.map(({ letter }) => letter).join(""),
      ids: letters.map(({ id }) => id),
      to: { text, at },
      from: { text, at: letters[0]?.at ?? end },
    };
  });
}

const unseen = (cell: Cell, { doc }: Y.XmlText): Cell => ({
  ...cell,
  isNews: true,
  isFresh: cell.isFresh || cell.id.client === doc?.clientID,
});

/**
 * Whether a letter that this person deleted is to be deleted again in a copy.
 *
 * What they did not delete but move is there twice now. Where the other moved all that they moved, and more, it goes from the copy:
 * of two who split one line, that is true for one at most. Otherwise it stays twice: each of the two would take it for the other's,
 * and nothing would be left.
 */
function isReturned(
  { erasedBy, movedOf, erasedIn }: Cell,
  cells: readonly Cell[],
  { places }: Copy,
): boolean {
  if (erasedBy !== "oneself" || movedOf === 0) return erasedBy === "oneself";
  const copied = [...places.keys()].flatMap((at) => cells[at] ?? []);
  const moved = copied.filter((cell) => cell.movedOf > 0 && cell.erasedIn === erasedIn);
  return moved.length === movedOf && copied.some(({ isGone }) => isGone);
}

/** Letters that were written, of which each is one that went from another text just now: none that came back. */
function goneElsewhere(
  texts: readonly MovedText[],
  text: Y.XmlText,
): ReadonlyMap<Written, ReadonlySet<number>> {
  const found = new Map<Written, Set<number>>();
  for (const { cells, copies } of texts.filter((each) => each.text !== text)) {
    for (const { written, places } of copies) {
      const letters = found.get(written) ?? new Set();
      for (const [at, letter] of places) if (cells[at]?.isGone) letters.add(letter);
      found.set(written, letters);
    }
  }
  return found;
}

function returnedIn({ text, cells, copies }: MovedText, texts: readonly MovedText[]): Returned[] {
  const others = goneElsewhere(texts, text);
  return copies.flatMap((copy) => {
    const { written, places } = copy;
    const letters = [...places].flatMap(([at, letter]) => {
      const cell = cells[at];
      const isBack = cell !== undefined && isReturned(cell, cells, copy);
      return isBack && others.get(written)?.has(letter) !== true ? [written.ats[letter] ?? 0] : [];
    });
    const runs: { at: number; length: number }[] = [];
    for (const at of letters.sort((one, other) => one - other)) {
      const last = runs.at(-1);
      if (last !== undefined && last.at + last.length === at) last.length += 1;
      else runs.push({ at, length: 1 });
    }
    return runs.map((run) => ({ text: written.text, ...run }));
  });
}

function clauseOf(type: Y.XmlText | Y.XmlElement, root: Y.XmlFragment): string | undefined {
  let at: unknown = type;
  while (at instanceof Y.AbstractType && at.parent !== root) at = at.parent;
  const id: unknown = at instanceof Y.XmlElement ? at.getAttribute("id") : undefined;
  return typeof id === "string" ? id : undefined;
}

/** Whether a place is in no clause that is closed. */
export function isOpenAt(
  type: Y.XmlText | Y.XmlElement,
  root: Y.XmlFragment,
  isClosed: (clause: string) => boolean,
): boolean {
  const clause = clauseOf(type, root);
  return clause === undefined || !isClosed(clause);
}

/** What of this person's was left behind, where the clause that it belongs in is open. */
export function leftBehind(
  moves: Moves,
  root: Y.XmlFragment,
  isClosed: (clause: string) => boolean,
): LeftBehind {
  const isOpen = (text: Y.XmlText) => isOpenAt(text, root, isClosed);
  const { texts } = moves;
  return {
    stranded: texts
      .flatMap((moved) => [...strandedIn(moved), ...strandedBehind(moved, moves)])
      .filter(({ to, from }) => isOpen(to.text) && (from === undefined || isOpen(from.text))),
    returned: texts.flatMap((moved) => returnedIn(moved, texts)).filter(({ text }) => isOpen(text)),
  };
}

/** Marks of letters that are carried in one text, so that places stay right while it changes. */
type Mark = { readonly place: SharedPlace; readonly length: number; readonly text: Y.XmlText };

function mark(text: Y.XmlText, at: number, length: number): Mark {
  return { place: Y.createRelativePositionFromTypeIndex(text, at, 0), length, text };
}

/** Marks of each letter alone: something may be put between them before they go. */
function marksOfLetters(text: Y.XmlText, at: number, length: number): Mark[] {
  return Array.from({ length }, (_, index) => mark(text, at + index, 1));
}

function erase(doc: Y.Doc, { place, length, text }: Mark): void {
  if (place.item === null || Y.getItem(doc.store, place.item).deleted) return;
  const found = Y.createAbsolutePositionFromRelativePosition(place, doc, false);
  if (found !== null && found.type === text) text.delete(found.index, length);
}

/**
 * Carries words to where they belong, and deletes again what came back.
 *
 * @returns for the id of a carried letter, as text, the place right behind it now
 */
export function bringHome(doc: Y.Doc, { stranded, returned }: LeftBehind): ReadonlyMap<string, SharedPlace> {
  const places = new Map<string, SharedPlace>();
  const erased = [
    ...returned.flatMap(({ text, at, length }) => marksOfLetters(text, at, length)),
    ...stranded.flatMap(({ from, words }) =>
      from === undefined ? [] : marksOfLetters(from.text, from.at, words.length),
    ),
  ];
  const carried: (readonly [Stranded, Mark])[] = [];
  // From the last place on. Of several for one place each goes on from the one before, so that they stay together whatever
  // somebody else puts there at the same moment.
  const last = new Map<Y.XmlText, { readonly at: number; readonly end: number }>();
  for (const each of [...stranded].sort((one, other) => other.to.at - one.to.at)) {
    const { text, at } = each.to;
    const before = last.get(text);
    const start = before?.at === at ? before.end : at;
    text.insert(start, each.words);
    last.set(text, { at, end: start + each.words.length });
    carried.push([each, mark(text, start, each.words.length)]);
  }
  for (const each of erased) erase(doc, each);
  for (const [{ ids }, { place, text }] of carried) {
    const start = Y.createAbsolutePositionFromRelativePosition(place, doc, false)?.index ?? 0;
    ids.forEach((id, index) => {
      const behind = Y.createRelativePositionFromTypeIndex(text, start + index + 1, -1);
      places.set(`${id.client}-${id.clock}`, behind);
    });
  }
  return places;
}
