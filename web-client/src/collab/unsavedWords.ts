import * as Y from "yjs";
import { type ClauseId, clauseId } from "../model/ids";
import type { Confirmation } from "./confirmation";

/** Words that this device holds and the server does not, from one clause, in the order of the text. */
export interface UnsavedWords {
  readonly clause: ClauseId | undefined;
  readonly words: string;
}

/** Unconfirmed stretches of one text that stand next to one another are one stretch; others are put apart. */
function wordsOf(text: Y.XmlText, confirmation: Confirmation): string {
  let words = "";
  let apart = false;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const fresh = item.content.str.slice(confirmation.confirmedLength(item.id));
    if (fresh === "") {
      apart = words !== "";
    } else {
      words += apart ? ` … ${fresh}` : fresh;
      apart = false;
    }
  }
  return words;
}

function linesOf(type: Y.XmlFragment, confirmation: Confirmation): string[] {
  return type.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [wordsOf(child, confirmation)];
    return child instanceof Y.XmlElement ? linesOf(child, confirmation) : [];
  });
}

/** All words of a draft that are not confirmed, clause by clause. */
export function unsavedWords(text: Y.XmlFragment, confirmation: Confirmation): UnsavedWords[] {
  const found: UnsavedWords[] = [];
  for (const clause of text.toArray()) {
    if (!(clause instanceof Y.XmlElement)) continue;
    const words = linesOf(clause, confirmation)
      .filter((line) => line.trim() !== "")
      .join("\n");
    const id: unknown = clause.getAttribute("id");
    if (words !== "") found.push({ clause: typeof id === "string" ? clauseId(id) : undefined, words });
  }
  return found;
}
