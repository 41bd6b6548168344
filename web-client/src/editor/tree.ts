import type { Node, ResolvedPos } from "@tiptap/pm/model";
import { type ClauseKind, isClauseKind, lineKinds } from "../model/clause";

/** A node of the document and where it starts. */
export interface Located {
  readonly node: Node;
  readonly pos: number;
}

/** The kind of a clause node. Throws for any other node. */
export function kindOf(node: Node): ClauseKind {
  if (!isClauseKind(node.type.name)) throw new Error(`expected a clause, got a node ${node.type.name}`);
  return node.type.name;
}

export function isLine(clause: Node): boolean {
  return lineKinds.has(kindOf(clause));
}

export function isSubparagraph(node: Node | null | undefined): boolean {
  return node?.type.name === "subparagraph";
}

/** The clause around a position, or undefined between clauses. */
export function clauseAround($pos: ResolvedPos): Located | undefined {
  return $pos.depth === 0 ? undefined : { node: $pos.node(1), pos: $pos.before(1) };
}

/** How many levels of sub-paragraphs are in a node; a sub-paragraph itself counts one. */
export function height(node: Node): number {
  let deepest = 0;
  node.forEach((child) => {
    deepest = Math.max(deepest, height(child));
  });
  return deepest + (isSubparagraph(node) ? 1 : 0);
}

/** The last line of text in a node, itself included; `offset` is where the node starts. */
export function lastTextblock(node: Node, offset: number): Located | undefined {
  if (node.isTextblock) return { node, pos: offset };
  let end = offset + node.nodeSize - 1;
  for (let index = node.childCount - 1; index >= 0; index--) {
    const child = node.child(index);
    end -= child.nodeSize;
    const found = lastTextblock(child, end);
    if (found !== undefined) return found;
  }
  return undefined;
}
