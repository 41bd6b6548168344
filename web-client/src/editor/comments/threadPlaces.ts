import type { Node } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { Anchor } from "../../model/anchor";
import type { Thread } from "../../model/comments";
import type { ClauseId, ThreadId } from "../../model/ids";
import type { ThreadPlace } from "../../model/threadList";
import { bindingOf } from "../binding/sharing";
import { idOf } from "../clauses";
import { clauseStarts, wordsBetween } from "../clauseWords";
import { shownComments, toldPlaces } from "./comments";
import { byUnits } from "./placing";

/** A thread, and where its words are, or its clause begins; undefined for the draft as a whole, and what is not in the text. */
export interface FoundThread {
  readonly place: ThreadPlace;
  readonly from: number | undefined;
}

/** The clause around a place. */
function clauseAt(doc: Node, pos: number): ClauseId | undefined {
  const $pos = doc.resolve(pos);
  return $pos.depth === 0 ? undefined : idOf($pos.node(1));
}

/** Where each thread is now, in the order of the text: those about the draft first, and last what is not in the text any more. */
export function threadPlaces(state: EditorState, threads: readonly Thread[]): readonly FoundThread[] {
  const { doc } = state;
  const words = new Map(shownComments(state).map((each) => [each.thread.id, each]));
  const starts = clauseStarts(doc);
  const told = toldPlaces(state);
  const found = threads.map((thread): FoundThread => {
    const { anchor } = thread;
    const without = { thread, clause: undefined, now: undefined, lost: undefined, isGuess: false };
    if (anchor === undefined) return { place: { ...without, state: "DRAFT" }, from: undefined };
    const at = words.get(thread.id);
    if (at !== undefined) {
      const now = wordsBetween(doc, at.from, at.to);
      const isSame = now === anchor.quote;
      const clause = clauseAt(doc, at.from);
      return {
        place: {
          ...without,
          clause,
          state: isSame ? "HELD" : "CHANGED",
          now: isSame ? undefined : now,
          isGuess: at.isGuess === true,
        },
        from: at.from,
      };
    }
    const server = told.get(thread.id);
    const isGone = server?.isGone === true;
    const lost = isGone ? server.change : undefined;
    // Words that are gone were last where the server saw them go.
    const clause = isGone ? (server.parts[0]?.clause ?? anchor.clause) : anchor.clause;
    const start = starts.get(clause);
    if (start === undefined) return { place: { ...without, lost, state: "LEFT" }, from: undefined };
    if (anchor.from === undefined) return { place: { ...without, clause, state: "CLAUSE" }, from: start };
    return { place: { ...without, clause, lost, state: "GONE" }, from: start };
  });
  const end = doc.content.size;
  const order = ({ place, from }: FoundThread) => (place.state === "DRAFT" ? -1 : (from ?? end));
  return found.sort(
    (one, other) =>
      order(one) - order(other) || one.place.thread.at.getTime() - other.place.thread.at.getTime(),
  );
}

/** Where the words of each thread begin, or its clause does where it has none; not there are the draft as a whole, and what is not in the text. */
export function threadStarts(state: EditorState, threads: readonly Thread[]): ReadonlyMap<ThreadId, number> {
  const words = new Map(shownComments(state).map(({ thread, from }) => [thread.id, from]));
  const clauses = clauseStarts(state.doc);
  const told = toldPlaces(state);
  return new Map(
    threads.flatMap(({ id, anchor }): [ThreadId, number][] => {
      const server = told.get(id);
      const clause = (server?.isGone === true ? server.parts[0]?.clause : undefined) ?? anchor?.clause;
      const from = words.get(id) ?? (clause === undefined ? undefined : clauses.get(clause));
      return from === undefined ? [] : [[id, from]];
    }),
  );
}

/** Where what somebody is about to comment on begins; undefined where it is not in the text any more. */
export function placeOfAnchor(view: EditorView, anchor: Anchor): number | undefined {
  const binding = bindingOf(view);
  const words = anchor.from !== undefined && binding?.inStep === true ? byUnits(binding, anchor) : undefined;
  return typeof words === "object" ? words.from : clauseStarts(view.state.doc).get(anchor.clause);
}
