import type { Node } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import type { AnchorState } from "../../model/anchor";
import { type Bracket, type BracketPart, partsOf } from "../../model/brackets";
import type { ContestedWords } from "../../model/contested";
import type { ClauseId } from "../../model/ids";
import { oneLine } from "../../model/oneLine";
import { clauseStarts, wordsBetween } from "../clauseWords";
import { shownBrackets } from "./brackets";
import { type PlacedWords, wholeClauses } from "./placing";

/** Something that is contested, and where in the editor it is now. */
export interface ContestedPlace {
  readonly item: ContestedWords;
  /** Where its words begin; where they are gone, where their clause begins; undefined where that is not there either. */
  readonly from: number | undefined;
  readonly to: number;
}

function stateOf(parts: readonly BracketPart[]): AnchorState {
  if (parts.every(({ state }) => state === "GONE")) return "GONE";
  return parts.every(({ state }) => state === "HELD") ? "HELD" : "CHANGED";
}

const joined = (words: readonly string[]) => oneLine(words.join(" … "));

function itemOf(
  doc: Node,
  bracket: Bracket,
  parts: readonly BracketPart[],
  placed: readonly PlacedWords[],
  clause: ClauseId | undefined,
): ContestedWords {
  const told = stateOf(parts);
  const isWhole = bracket.on.every(({ from }) => from === undefined);
  const was = joined(bracket.on.map(({ quote }) => quote));
  const words = isWhole ? "" : joined(placed.map(({ from, to }) => wordsBetween(doc, from, to)));
  // What one has typed is seen before the server tells of it.
  const isOther = words !== "" && words !== was;
  const state = told === "HELD" && isOther ? "CHANGED" : told;
  return {
    kind: bracket.kind,
    key: bracket.id,
    bracket,
    clause,
    isWhole,
    was,
    now: state === "CHANGED" && isOther ? words : undefined,
    state,
    goneAt:
      state === "GONE" ? Math.max(0, ...parts.map(({ goneAt }) => goneAt ?? 0)) || undefined : undefined,
  };
}

function byBracket(placed: readonly PlacedWords[]): ReadonlyMap<Bracket, readonly PlacedWords[]> {
  const found = new Map<Bracket, PlacedWords[]>();
  for (const each of placed) {
    const known = found.get(each.bracket);
    if (known === undefined) found.set(each.bracket, [each]);
    else known.push(each);
  }
  for (const each of found.values()) each.sort((one, other) => one.from - other.from);
  return found;
}

/** All that is contested, in the order of the text; what the text does not have any more, at the end. */
export function contestedPlaces(state: EditorState): readonly ContestedPlace[] {
  const { doc } = state;
  const { brackets, words } = shownBrackets(state);
  const placedOf = byBracket([...words, ...wholeClauses(doc, brackets)]);
  const starts = clauseStarts(doc);
  const places = [...brackets.all.values()]
    .filter(({ settled }) => settled === undefined)
    .map((bracket): ContestedPlace => {
      const parts = partsOf(bracket, brackets.places.get(bracket.id));
      const placed = placedOf.get(bracket) ?? [];
      const first = placed[0];
      const inClause = first?.part.clause ?? parts.find(({ clause }) => starts.has(clause))?.clause;
      const start = inClause === undefined ? undefined : starts.get(inClause);
      const clause = start === undefined ? undefined : inClause;
      const from = first?.from ?? start;
      return { item: itemOf(doc, bracket, parts, placed, clause), from, to: first?.to ?? from ?? 0 };
    });
  const end = doc.content.size;
  return places.sort((one, other) => (one.from ?? end) - (other.from ?? end) || other.to - one.to);
}

/** The one that the caret is in, the innermost; undefined where it is in none. */
export function contestedAtCaret(state: EditorState): string | undefined {
  const { head } = state.selection;
  let found: PlacedWords | undefined;
  for (const each of shownBrackets(state).words) {
    if (each.from > head || head > each.to) continue;
    if (found === undefined || each.to - each.from < found.to - found.from) found = each;
  }
  return found?.bracket.id;
}
