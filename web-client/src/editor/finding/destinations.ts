import type { Node } from "@tiptap/pm/model";
import { lineKinds } from "../../model/clause";
import type { ClauseId } from "../../model/ids";
import { opening } from "../clauses";
import { wordsOfLine } from "../footnotes/words";
import { type Place, placesOf } from "./places";
import { isWordEdge, stretchesOf } from "./query";
import { begins, readReference, refersTo } from "./reference";

/** A place that somebody may want to go to. */
export interface Destination extends Place {
  /** Its first words, on one line. */
  readonly opening: string;
}

const mostDestinations = 50;

function openingOf({ node }: Place): string {
  const line = node.isTextblock ? node : node.firstChild;
  return line?.isTextblock === true ? opening(wordsOfLine(line)) : "";
}

/** Whether a text has words that begin so. */
function says(text: string, words: string): boolean {
  const query = { words, exact: false, wholeWords: false };
  return stretchesOf(text, query).some(([from]) => isWordEdge(text, from));
}

/**
 * Where a number or some words lead, the likeliest first: exactly that number, and there what is in the clause one is in;
 * numbers that begin so; then headings with the words, and clauses that have them in their first line.
 */
export function destinations(doc: Node, said: string, here: ClauseId | undefined): readonly Destination[] {
  const words = said.trim();
  if (words === "") return [];
  const places = placesOf(doc);
  const reference = readReference(words);
  const exactly = places.filter(({ labels }) => reference !== undefined && refersTo(reference, labels));
  const near = reference?.number === undefined ? exactly.filter(({ clause }) => clause === here) : [];
  const begun = places.filter(
    ({ labels: [label = "", ...below] }) =>
      reference !== undefined && below.length === 0 && begins(reference, label),
  );
  const wordy = places.filter((place) => place.labels.length === 1 && says(openingOf(place), words));
  const headings = wordy.filter(({ kind }) => lineKinds.has(kind));
  const ordered = new Set([...near, ...exactly, ...begun, ...headings, ...wordy]);
  return [...ordered].slice(0, mostDestinations).map((place) => ({ ...place, opening: openingOf(place) }));
}
