import { Node } from "@tiptap/core";
import { type ClauseKind, clauseKinds, lineKinds } from "../model/clause";
import { footnoteNode } from "./footnotes/node";
import { tableNodes } from "./tables/nodes";

/** Sub-paragraphs nest at most this deep inside a clause. */
export const deepestSubparagraph = 4;

/** Whatever the paragraphs of a clause or of a sub-paragraph may be, in any order and number. */
const blocks = "(paragraph | subparagraph | table)*";

/**
 * The whole draft. It may be empty, and clauses may lack their first paragraph: the binding to Yjs deletes,
 * for everybody, a node that the schema does not allow, and two people's simultaneous edits can produce such
 * a node. So the schema allows it, and the editor's own changes put it right (see `form.ts`).
 */
const Doc = Node.create({ name: "doc", topNode: true, content: "clause*" });

const Paragraph = Node.create({
  name: "paragraph",
  content: "inline*",
  parseHTML: () => [{ tag: "p" }],
  renderHTML: () => ["p", 0],
});

const Subparagraph = Node.create({
  name: "subparagraph",
  content: blocks,
  defining: true,
  parseHTML: () => [{ tag: "div[data-subparagraph]" }, { tag: "li" }],
  renderHTML: () => ["div", { "data-subparagraph": "" }, 0],
});

const tags: Readonly<Record<ClauseKind, { readonly render: string; readonly parse: readonly string[] }>> = {
  title: { render: "h1", parse: ["h1"] },
  heading: { render: "h2", parse: ["h2", "h3", "h4", "h5", "h6"] },
  preambular: { render: "section", parse: ["section[data-clause=preambular]"] },
  operative: { render: "section", parse: ["section[data-clause=operative]"] },
  article: { render: "section", parse: ["section[data-clause=article]"] },
  annex: { render: "section", parse: ["section[data-clause=annex]"] },
};

function clauseNode(kind: ClauseKind) {
  return Node.create({
    name: kind,
    group: "clause",
    content: lineKinds.has(kind) ? "inline*" : blocks,
    defining: true,
    addAttributes: () => ({
      // An id is never read from what is pasted, so that pasting cannot duplicate one.
      id: {
        default: null,
        keepOnSplit: false,
        parseHTML: () => null,
        renderHTML: ({ id }) => (typeof id === "string" ? { "data-clause-id": id } : {}),
      },
    }),
    parseHTML: () => tags[kind].parse.map((tag) => ({ tag })),
    renderHTML: ({ HTMLAttributes }) => [tags[kind].render, { "data-clause": kind, ...HTMLAttributes }, 0],
  });
}

/** The document's nodes: six kinds of clause, paragraphs, nested sub-paragraphs, tables, and footnotes in lines. */
export const documentNodes = [
  Doc,
  Paragraph,
  Subparagraph,
  ...tableNodes,
  footnoteNode,
  ...clauseKinds.map(clauseNode),
];
