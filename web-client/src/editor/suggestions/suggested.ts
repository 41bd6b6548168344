import type { EditorView } from "@tiptap/pm/view";
import type * as Y from "yjs";
import type { ClauseId } from "../../model/ids";
import type { ProposedChange } from "../../model/proposals";
import { bindingOf } from "../binding/sharing";
import { idOf, opening } from "../clauses";
import type { Marked } from "./changes";
import { SuggestionReader } from "./reader";

/** A clause that a branch changes. */
export interface SuggestedClause {
  /** Undefined for one that was deleted. */
  readonly clause: ClauseId | undefined;
  readonly change: ProposedChange;
  /** The first words of one that was deleted. */
  readonly opening: string;
}

const startOf = (mark: Marked): number => (mark.kind === "added" ? mark.from : mark.at);

/** Whether all that a clause has is marked as added. */
function isNew(marks: readonly Marked[], from: number, to: number, words: number): boolean {
  const added = marks.reduce(
    (sum, mark) =>
      mark.kind === "added" && mark.from >= from && mark.to <= to ? sum + mark.to - mark.from : sum,
    0,
  );
  return words > 0 && added >= words;
}

/**
 * The clauses that a branch changes of a draft's words, in the order of the text. Empty while the editor is not in step with the
 * shared text.
 */
export function suggestedClauses(view: EditorView, draft: Y.Doc): readonly SuggestedClause[] {
  const binding = bindingOf(view);
  const branch = binding?.shape.root.doc;
  if (binding?.inStep !== true || branch == null) return [];
  const reader = new SuggestionReader(branch, draft, () => undefined);
  const marks = reader.read(binding.shape);
  reader.end();
  const found: SuggestedClause[] = [];
  const goneBefore = (pos: number) =>
    marks
      .filter((mark) => mark.kind === "gone" && mark.isClause && mark.at === pos)
      .map((mark) => ({
        clause: undefined,
        change: "REMOVED" as const,
        opening: opening(mark.kind === "gone" ? mark.words : ""),
      }));
  view.state.doc.forEach((node, pos) => {
    found.push(...goneBefore(pos));
    const [from, to] = [pos + 1, pos + node.nodeSize];
    const isTouched = marks.some(
      (mark) => !(mark.kind === "gone" && mark.isClause) && startOf(mark) >= from && startOf(mark) < to,
    );
    if (!isTouched) return;
    const change = isNew(marks, from, to, node.textContent.length) ? "NEW" : "CHANGED";
    found.push({ clause: idOf(node), change, opening: opening(node.textContent) });
  });
  return [...found, ...goneBefore(view.state.doc.content.size)];
}
