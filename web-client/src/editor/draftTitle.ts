import type { Node } from "@tiptap/pm/model";
import { oneLine } from "../model/oneLine";
import { wordsOfLine } from "./footnotes/words";

/** The words of the first title clause, on one line; "" if there is none. */
export function titleOf(doc: Node): string {
  for (const clause of doc.content.content) {
    if (clause.type.name === "title") return oneLine(wordsOfLine(clause));
  }
  return "";
}
