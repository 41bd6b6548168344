import type { Node } from "@tiptap/pm/model";
import type { Mapping } from "@tiptap/pm/transform";
import { type Bracket, type BracketPart, type Brackets, partsOf } from "../../model/brackets";
import { resolveAnchor } from "../anchors";
import type { Binding } from "../binding/binding";
import { positionInText } from "../binding/places";
import { idOf } from "../clauses";

/** Where words of a bracket are in the editor's document. */
export interface PlacedWords {
  readonly bracket: Bracket;
  /** Which of the bracket's parts it is, from 0. */
  readonly index: number;
  readonly part: BracketPart;
  readonly from: number;
  readonly to: number;
}

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

/**
 * Where words are that are in brackets; the editor is in step with the shared text. Words that are not where they were, and of
 * which the server has not told yet where they went, are left where they are shown.
 */
export function bracketedWords(
  binding: Binding,
  brackets: Brackets,
  shown: readonly PlacedWords[],
): PlacedWords[] {
  const { shape } = binding;
  const { doc } = shape.root;
  if (doc === null) return [];
  const before = new Map(shown.map((placed) => [nameOf(placed), placed]));
  return standingParts(brackets).all.flatMap((each): PlacedWords[] => {
    const { bracket, index, part } = each;
    const { clause, from, to, state } = part;
    if (from === undefined || to === undefined || state === "GONE") return [];
    const found = resolveAnchor(doc, { clause, from, to, quote: "" });
    if (found === undefined) {
      const known = before.get(nameOf(each));
      return known === undefined ? [] : [{ ...known, bracket, index, part }];
    }
    const [first, last] = [found.parts.at(0), found.parts.at(-1)];
    const start = first && positionInText(shape, first.text, first.from);
    const end = last && positionInText(shape, last.text, last.to);
    if (start === undefined || end === undefined || start >= end) return [];
    return [{ ...each, from: start, to: end }];
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
