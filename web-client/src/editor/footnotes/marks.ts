import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { decorating } from "../decorating";
import { isFootnote } from "./places";
import "./footnotes.css";

/**
 * Stands before a footnote and behind it, where a browser takes the place in the words and the one beside them for one: what is
 * typed behind the mark would go into the note. It has no width.
 */
function edge(): HTMLElement {
  const element = document.createElement("span");
  element.className = "footnote-edge";
  element.ariaHidden = "true";
  element.textContent = "\u2060";
  return element;
}

function decorate(doc: Node): DecorationSet {
  const decorations: Decoration[] = [];
  let number = 0;
  doc.descendants((node, pos) => {
    if (!isFootnote(node)) return true;
    number += 1;
    const end = pos + node.nodeSize;
    decorations.push(
      Decoration.widget(pos, edge, { side: 1, key: "before" }),
      Decoration.node(pos, end, { "data-mark": String(number), style: `--footnote: "${number}"` }),
      Decoration.widget(end, edge, { side: -1, key: "behind" }),
    );
    return false;
  });
  return DecorationSet.create(doc, decorations);
}

/** Whether two nodes hold as many footnotes in the same lines: then the numbers are the same. */
export function hasSameFootnotes(one: Node, other: Node): boolean {
  if (one === other) return true;
  if (one.inlineContent || other.inlineContent) {
    const count = (line: Node) => line.content.content.filter(isFootnote).length;
    return one.inlineContent && other.inlineContent && count(one) === count(other);
  }
  if (one.childCount !== other.childCount) return false;
  return one.content.content.every((child, index) => hasSameFootnotes(child, other.child(index)));
}

const key = new PluginKey<DecorationSet>("footnoteMarks");

/** Numbers the footnotes of a draft in the order of the text, as the attribute `data-mark` of their elements. Looks have it as `--footnote`. */
export const FootnoteMarks = Extension.create({
  name: "footnoteMarks",
  addProseMirrorPlugins: () => [decorating(key, decorate, hasSameFootnotes)],
});
