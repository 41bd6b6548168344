import type { Node } from "@tiptap/pm/model";
import { wordsOfLine } from "./footnotes/words";

/** The words of the first title clause, on one line; "" if there is none. */
export function titleOf(doc: Node): string {
  for (const clause of doc.content.content) {
    if (clause.type.name === "title") return wordsOfLine(clause).replace(/\s+/g, " ").trim();
  }
  return "";
}
