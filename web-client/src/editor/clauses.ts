import type { Node } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import * as Y from "yjs";
import { type ClauseKind, isClauseKind } from "../model/clause";
import { type ClauseId, clauseId } from "../model/ids";
import { runningNumbers } from "../model/numberingPlan";
import { oneLine } from "../model/oneLine";
import { wordsOfLines } from "./footnotes/words";
import { number } from "./numbering";
import { planOf } from "./plans";
import { clauseAround, kindOf } from "./tree";

/** A clause as lists of clauses show it. */
export interface ClauseEntry {
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  /** "" where the kind has no number. */
  readonly number: string;
  /** Its first words, on one line. */
  readonly opening: string;
}

const openingLength = 90;

/** The first words of a text, on one line. */
export function opening(text: string): string {
  const line = oneLine(text);
  return line.length <= openingLength ? line : `${line.slice(0, openingLength + 1).replace(/\s+\S*$/, "")}…`;
}

/** The id of a clause node; undefined where it has none (yet). */
export function idOf(clause: Node): ClauseId | undefined {
  const id: unknown = clause.attrs.id;
  return typeof id === "string" && id !== "" ? clauseId(id) : undefined;
}

/** Who types changes one clause; those of all the others are not read again. */
const openings = new WeakMap<Node, string>();

function openingOf(clause: Node): string {
  const known = openings.get(clause);
  if (known !== undefined) return known;
  const words = opening(wordsOfLines(clause));
  openings.set(clause, words);
  return words;
}

/** The clauses of a document that have an id, in their order. */
export function clausesOf(doc: Node): ClauseEntry[] {
  const clauses = doc.content.content;
  const labels = number(
    clauses.map((clause) => ({ id: idOf(clause), kind: kindOf(clause) })),
    planOf(doc),
  );
  return clauses.flatMap((clause, index) => {
    const id = idOf(clause);
    return id === undefined
      ? []
      : [{ id, kind: kindOf(clause), number: labels[index] ?? "", opening: openingOf(clause) }];
  });
}

/** Whether two entries say the same. */
export function isSameEntry(one: ClauseEntry | undefined, other: ClauseEntry | undefined): boolean {
  return (
    one?.id === other?.id &&
    one?.kind === other?.kind &&
    one?.number === other?.number &&
    one?.opening === other?.opening
  );
}

function sharedOpening(element: Y.XmlElement): string {
  return element
    .toArray()
    .map((child) =>
      child instanceof Y.XmlText ? child.toJSON() : child instanceof Y.XmlElement ? sharedOpening(child) : "",
    )
    .join(" ");
}

/** The same of a shared document, without an editor. */
export function sharedClausesOf(text: Y.XmlFragment, plan = runningNumbers): ClauseEntry[] {
  const clauses = text.toArray().flatMap((element) => {
    const kind = element instanceof Y.XmlElement ? element.nodeName : "";
    return element instanceof Y.XmlElement && isClauseKind(kind) ? [{ kind, element }] : [];
  });
  const idIn = (element: Y.XmlElement) => {
    const id: unknown = element.getAttribute("id");
    return typeof id === "string" && id !== "" ? id : undefined;
  };
  const labels = number(
    clauses.map(({ kind, element }) => ({ id: idIn(element), kind })),
    plan,
  );
  return clauses.flatMap(({ kind, element }, index) => {
    const id = idIn(element);
    if (id === undefined) return [];
    return [
      { id: clauseId(id), kind, number: labels[index] ?? "", opening: opening(sharedOpening(element)) },
    ];
  });
}

/** The clause that the moving end of the selection is in. */
export function clauseAtCaret(state: EditorState): ClauseId | undefined {
  const clause = clauseAround(state.selection.$head);
  return clause === undefined ? undefined : idOf(clause.node);
}
