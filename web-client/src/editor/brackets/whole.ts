import type { EditorView } from "@tiptap/pm/view";
import type { ClauseId } from "../../model/ids";
import { resolveAnchor } from "../anchors";
import { bindingOf } from "../binding/sharing";

const longestQuote = 300;

/** What is quoted of a clause that is meant as a whole: its beginning. */
export function clauseWords(view: EditorView, clause: ClauseId): string {
  const doc = bindingOf(view)?.shape.root.doc;
  const words = doc == null ? "" : (resolveAnchor(doc, { clause, quote: "" })?.words ?? "");
  if (words.length <= longestQuote) return words;
  const cut = words.slice(0, longestQuote);
  // Half a character is none.
  return `${cut.replace(/[\uD800-\uDBFF]$/, "")}…`;
}
