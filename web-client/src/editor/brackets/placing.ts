import type { Node } from "@tiptap/pm/model";
import type { Mapping } from "@tiptap/pm/transform";
import { type Bracket, type BracketPart, type Brackets, partsOf } from "../../model/brackets";
import { resolveAnchor } from "../anchors";
import type { Binding } from "../binding/binding";
import { positionInText } from "../binding/places";
import { idOf } from "../clauses";
import { WhereLast } from "../whereLast";

/** Where words of a bracket are in the editor's document. */
export interface PlacedWords {
  readonly bracket: Bracket;
  /** Which of the bracket's parts it is, from 0. */
  readonly index: number;
  readonly part: BracketPart;
  readonly from: number;
  readonly to: number;
}

type Found = Pick<PlacedWords, "from" | "to"> | undefined;

/** What a place is called, for as long as the bracket has it. */
export const nameOf = ({ bracket, index }: Pick<PlacedWords, "bracket" | "index">): string =>
  `${bracket.id} ${index}`;

type StandingPart = Pick<PlacedWords, "bracket" | "index" | "part">;

const isWhole = ({ from, to, state }: BracketPart) =>
  from === undefined && to === undefined && state !== "GONE";

interface StandingParts {
  readonly all: readonly StandingPart[];
  readonly wholes: readonly StandingPart[];
}

/** Brackets are asked for their parts at each key. */
const partsOfBrackets = new WeakMap<Brackets, StandingParts>();

/** Each part of each bracket that stands, and those of them that are whole clauses. */
function standingParts(brackets: Brackets): StandingParts {
  const known = partsOfBrackets.get(brackets);
  if (known !== undefined) return known;
  const all = [...brackets.all.values()]
    .filter(({ settled }) => settled === undefined)
    .flatMap((bracket) =>
      partsOf(bracket, brackets.places.get(bracket.id)).map((part, index) => ({ bracket, index, part })),
    );
  const parts = { all, wholes: all.filter(({ part }) => isWhole(part)) };
  partsOfBrackets.set(brackets, parts);
  return parts;
}

/** The beginning and the end of a clause's words, apart from its footnotes. */
export function edgesOf(clause: Node, pos: number): { from: number; to: number } | undefined {
  let edges: { from: number; to: number } | undefined;
  if (clause.isTextblock) return { from: pos + 1, to: pos + clause.nodeSize - 1 };
  clause.descendants((node, offset) => {
    if (!node.isTextblock) return true;
    const from = pos + 1 + offset + 1;
    edges = { from: edges?.from ?? from, to: from + node.content.size };
    return false;
  });
  return edges;
}

/** Where clauses are that are in brackets as wholes. */
export function wholeClauses(doc: Node, brackets: Brackets): PlacedWords[] {
  const { wholes } = standingParts(brackets);
  if (wholes.length === 0) return [];
  const edges = new Map<string, { from: number; to: number }>();
  const wanted = new Set<string>(wholes.map(({ part }) => part.clause));
  doc.forEach((clause, pos) => {
    const id = idOf(clause);
    const found = id !== undefined && wanted.has(id) && !edges.has(id) ? edgesOf(clause, pos) : undefined;
    if (id !== undefined && found !== undefined) edges.set(id, found);
  });
  return wholes.flatMap((whole) => {
    const at = edges.get(whole.part.clause);
    return at === undefined ? [] : [{ ...whole, ...at }];
  });
}

/** Where the words of brackets are, of a shared text, that were found last. */
const lastFound = new WeakMap<Binding, WhereLast>();

function whereLast(binding: Binding): WhereLast {
  const known = lastFound.get(binding) ?? new WhereLast();
  lastFound.set(binding, known);
  return known;
}

function find({ shape }: Binding, part: BracketPart): Found | "elsewhere" {
  const { clause, from, to } = part;
  const { doc } = shape.root;
  const found = doc === null ? undefined : resolveAnchor(doc, { clause, from, to, quote: "" });
  if (found === undefined) return "elsewhere";
  const [first, last] = [found.parts.at(0), found.parts.at(-1)];
  const start = first && positionInText(shape, first.text, first.from);
  const end = last && positionInText(shape, last.text, last.to);
  return start === undefined || end === undefined || start >= end ? undefined : { from: start, to: end };
}

/**
 * Where words are that are in brackets, in a document that is in step with the shared text. Words that are not where they were,
 * and of which the server has not told yet where they went, are left where they are shown. In clauses that are as they were when
 * it was asked last, nothing is looked for.
 */
export function bracketedWords(
  doc: Node,
  binding: Binding,
  brackets: Brackets,
  shown: readonly PlacedWords[],
): PlacedWords[] {
  const before = new Map(shown.map((placed) => [nameOf(placed), placed]));
  const last = whereLast(binding);
  last.beginIn(doc);
  return standingParts(brackets).all.flatMap((each): PlacedWords[] => {
    const { from, to, state } = each.part;
    if (from === undefined || to === undefined || state === "GONE") return [];
    const name = nameOf(each);
    const still = last.placeOf(name, each.part);
    if (still !== undefined) return [{ ...each, ...still }];
    const found = find(binding, each.part);
    if (found === "elsewhere") {
      const known = before.get(name);
      return known === undefined ? [] : [{ ...known, ...each }];
    }
    if (found === undefined) return [];
    last.keep(name, each.part, found);
    return [{ ...each, ...found }];
  });
}

/** The same words after a change: what is written at their edges is not among them. */
export function carriedWords(words: readonly PlacedWords[], mapping: Mapping): PlacedWords[] {
  return words.flatMap((each) => {
    const [from, to] = [mapping.map(each.from, 1), mapping.map(each.to, -1)];
    if (from >= to) return [];
    return [from === each.from && to === each.to ? each : { ...each, from, to }];
  });
}
