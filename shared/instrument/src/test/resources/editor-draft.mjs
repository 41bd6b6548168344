// Makes editor-draft.bin: a draft as the browser's editor writes it, through the editor's own Yjs binding.
// Run after the web client was built: node shared/instrument/src/test/resources/editor-draft.mjs
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const client = createRequire(fileURLToPath(new URL("../../../../../web-client/package.json", import.meta.url)));
const { Schema } = client("@tiptap/pm/model");
const { updateYFragment } = client("@tiptap/y-tiptap");
const Y = client("yjs");

const numbered = { content: "paragraph (paragraph | subparagraph)*", attrs: { id: { default: null } } };
const oneLine = { content: "inline*", attrs: { id: { default: null } } };
const schema = new Schema({
  nodes: {
    doc: { content: "(title | heading | preambular | operative | article | annex)*" },
    title: oneLine,
    heading: oneLine,
    preambular: numbered,
    operative: numbered,
    article: numbered,
    annex: numbered,
    paragraph: { content: "inline*" },
    subparagraph: { content: "paragraph (paragraph | subparagraph)*" },
    hardBreak: { inline: true, group: "inline" },
    text: { group: "inline" },
  },
  marks: { bold: {}, italic: {} },
});

const text = (words, ...marks) => ({ type: "text", text: words, marks: marks.map((type) => ({ type })) });
const br = { type: "hardBreak" };
const p = (...content) => ({ type: "paragraph", content });
const sub = (...content) => ({ type: "subparagraph", content });
const clause = (type, id, ...content) => ({ type, attrs: { id }, content });

const doc = new Y.Doc();
doc.clientID = 7;
const fragment = doc.getXmlFragment("text");
const binding = { mapping: new Map(), isOMark: new Map() };

function show(...clauses) {
  const node = schema.nodeFromJSON({ type: "doc", content: clauses });
  node.check();
  doc.transact(() => updateYFragment(doc, fragment, node, binding));
}

show(
  clause("title", "t1", text("A first title")),
  clause("operative", "gone", p(text("Deleted later"))),
  clause("operative", "o1", p(text("Decides to act")), sub(p(text("one")))),
);
show(
  clause("title", "t1", text("A title, "), text("in bold", "bold")),
  clause("preambular", "p1", p(text("Recalling", "italic"), text(" the Charter,"), br, text("and "), text("more", "bold", "italic"), br)),
  clause("heading", "h1", text("Commitments")),
  clause(
    "operative",
    "o1",
    p(text("Decides to "), text("act", "bold"), text(" at once:")),
    sub(p(text("one")), sub(p(text("deeper")), sub(p(text("deeper still")), sub(p(text("deepest")))))),
    p(text("and also")),
    sub(p()),
  ),
  clause("article", "a1", p()),
  clause("annex", "x1", p(text("Kōrero 🕊 السلام"))),
);

writeFileSync(new URL("editor-draft.bin", import.meta.url), Y.encodeStateAsUpdate(doc));
console.log(fragment.toString());
