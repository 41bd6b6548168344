import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { decorating } from "./decorating";
import { type NumberedClause, type NumberedSubparagraph, number } from "./numbering";
import { isSubparagraph, kindOf } from "./tree";

function subparagraphsOf(node: Node): NumberedSubparagraph[] {
  const found: NumberedSubparagraph[] = [];
  node.forEach((child) => {
    if (isSubparagraph(child)) found.push({ subparagraphs: subparagraphsOf(child) });
  });
  return found;
}

/** The clauses of a document as numbering sees them. */
export function numberedClauses(doc: Node): NumberedClause[] {
  const clauses: NumberedClause[] = [];
  doc.forEach((clause) => {
    clauses.push({ kind: kindOf(clause), subparagraphs: subparagraphsOf(clause) });
  });
  return clauses;
}

function decorate(doc: Node): DecorationSet {
  const labels = number(numberedClauses(doc));
  const decorations: Decoration[] = [];
  let next = 0;
  doc.descendants((node, pos, parent) => {
    if (node.isTextblock && parent !== doc) return false;
    if (parent !== doc && !isSubparagraph(node)) return false;
    const label = labels[next] ?? "";
    next += 1;
    if (label !== "") decorations.push(Decoration.node(pos, pos + node.nodeSize, { "data-number": label }));
    return !node.isTextblock;
  });
  return DecorationSet.create(doc, decorations);
}

/** Whether two nodes hold sub-paragraphs in the same places. */
function hasSameItems(one: Node, other: Node): boolean {
  if (one === other || (one.inlineContent && other.inlineContent)) return true;
  if (one.childCount !== other.childCount) return false;
  return one.content.content.every((child, index) => {
    const same = other.child(index);
    return child.type === same.type && hasSameItems(child, same);
  });
}

const key = new PluginKey<DecorationSet>("labels");

/** Shows the computed number of each clause and sub-paragraph as the attribute `data-number` of its element. */
export const Labels = Extension.create({
  name: "labels",
  addProseMirrorPlugins: () => [decorating(key, decorate, hasSameItems)],
});
