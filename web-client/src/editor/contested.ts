import type { EditorState } from "@tiptap/pm/state";
import { packageOf } from "../model/agreed";
import { noAlternatives, rivalsOf } from "../model/alternatives";
import { type ContestedItem, competitionKey, contestedClauses } from "../model/contested";
import type { Standing } from "../model/standing";
import {
  contestedAtCaret as bracketedAtCaret,
  contestedPlaces as bracketedPlaces,
} from "./brackets/contested";
import { clauseAtCaret } from "./clauses";
import { clauseStarts } from "./clauseWords";

/** Something that is contested, and where in the editor it is now. */
export interface ContestedPlace {
  readonly item: ContestedItem;
  /** Where its first words are, or were; undefined where their clause is not there any more. */
  readonly from: number | undefined;
}

/**
 * All that is contested, in the order of the text, and at the same place the larger before the smaller: packages, clauses that compete,
 * brackets. What the text does not have any more, at the end.
 */
export function contestedPlaces(
  state: EditorState,
  standing: Standing | undefined,
): readonly ContestedPlace[] {
  const starts = clauseStarts(state.doc);
  const ofClauses = contestedClauses(standing, (clause) => starts.get(clause)).map((item) => ({
    item,
    from: item.clause && starts.get(item.clause),
  }));
  const end = state.doc.content.size;
  const all: ContestedPlace[] = [...ofClauses, ...bracketedPlaces(state)];
  return all.sort((one, other) => (one.from ?? end) - (other.from ?? end));
}

/** What is contested at the next place behind the caret, or at the one before it, round the end of the text. */
export function contestedFrom(
  state: EditorState,
  standing: Standing | undefined,
  by: 1 | -1,
): readonly ContestedPlace[] {
  const places = contestedPlaces(state, standing).filter(({ from }) => from !== undefined);
  const { head } = state.selection;
  const at = (place: ContestedPlace) => place.from ?? 0;
  const to =
    by === 1
      ? (places.find((place) => at(place) > head) ?? places[0])
      : (places.findLast((place) => at(place) < head) ?? places.at(-1));
  return places.filter(({ from }) => from === to?.from);
}

/** The key of what the caret is in: the innermost bracket, or else what its clause competes in, or the package that it is in. */
export function contestedAtCaret(state: EditorState, standing: Standing | undefined): string | undefined {
  const bracket = bracketedAtCaret(state);
  const clause = bracket === undefined ? clauseAtCaret(state) : undefined;
  if (clause === undefined) return bracket;
  const [first] = rivalsOf(clause, standing?.alternatives ?? noAlternatives);
  return first === undefined ? packageOf(clause, standing)?.id : competitionKey(first);
}
