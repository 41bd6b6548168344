import type { Node } from "@tiptap/pm/model";
import { isFootnote } from "./places";

/** The words of a line without those of its footnotes, which are no part of the sentence. */
export function wordsOfLine(line: Node, lineBreak = " "): string {
  return line.content.content
    .map((node) => {
      if (node.isText) return node.text ?? "";
      return isFootnote(node) ? "" : lineBreak;
    })
    .join("");
}

/** The words of all lines in a node, without those of footnotes, one after the other with something between. */
export function wordsOfLines(node: Node, between = " "): string {
  if (node.isTextblock) return wordsOfLine(node);
  const lines: string[] = [];
  node.descendants((child) => {
    if (child.isTextblock) lines.push(wordsOfLine(child));
    return !child.isTextblock;
  });
  return lines.join(between);
}

/**
 * A line in which each position is one character: a line break too, and each position of a footnote, in which nothing is found or
 * compared that is looked for in the line.
 */
export function positionsOfLine(line: Node, lineBreak = "\n"): string {
  return line.content.content
    .map((node) => {
      if (node.isText) return node.text ?? "";
      return node.isLeaf ? lineBreak : "\ufffc".repeat(node.nodeSize);
    })
    .join("");
}

/** The footnotes of a plain text: marks such as `[1]` in its lines, and their words at its end. */
export class NotesAtEnd {
  readonly #words: string[] = [];
  readonly #before: number;

  /** @param before how many footnotes there are before the text */
  constructor(before = 0) {
    this.#before = before;
  }

  /** The mark of a footnote, whose words come at the end. */
  mark(footnote: Node): string {
    this.#words.push(wordsOfLine(footnote));
    return `[${this.#before + this.#words.length}]`;
  }

  /** The words of a line, with marks. */
  line(line: Node, lineBreak = "\n"): string {
    return line.content.content
      .map((node) => {
        if (node.isText) return node.text ?? "";
        return isFootnote(node) ? this.mark(node) : lineBreak;
      })
      .join("");
  }

  /** The whole text, with what belongs at its end. */
  after(text: string): string {
    const notes = this.#words.map((words, index) => `[${this.#before + index + 1}] ${words}`.trimEnd());
    return [text, ...notes].join("\n\n");
  }
}
