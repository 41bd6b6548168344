import { Editor } from "@tiptap/core";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { collaborativeExtensions, contentOf, coreExtensions, textRoot } from "./extensions";
import { split } from "./splitting";

const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

function clause(kind: string, id: string | undefined, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const element = new Y.XmlElement(kind);
  if (id !== undefined) element.setAttribute("id", id);
  element.insert(0, children);
  return element;
}

/** A document as the server seeds one. */
function seeded(): Y.Doc {
  const doc = new Y.Doc();
  const sub = new Y.XmlElement("subparagraph");
  sub.insert(0, [paragraph("first")]);
  doc
    .getXmlFragment(textRoot)
    .insert(0, [
      clause("title", "t", [new Y.XmlText("Title")]),
      clause("operative", "a", [paragraph("One two"), sub]),
    ]);
  return doc;
}

function open(doc: Y.Doc): Editor {
  const editor = new Editor({
    element: document.createElement("div"),
    extensions: collaborativeExtensions(doc),
    content: contentOf(doc),
    enableCoreExtensions: coreExtensions,
  });
  editors.push(editor);
  return editor;
}

/** Two documents that hear of one another's changes at once. */
function pair(): [Y.Doc, Y.Doc] {
  const one = seeded();
  const two = new Y.Doc();
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
  one.on("update", (update, origin) => origin !== two && Y.applyUpdate(two, update, one));
  two.on("update", (update, origin) => origin !== one && Y.applyUpdate(one, update, two));
  return [one, two];
}

const ids = (editor: Editor) => editor.state.doc.content.content.map((each): unknown => each.attrs.id);
const xml = (doc: Y.Doc) => doc.getXmlFragment(textRoot).toString();

function splitAfter(editor: Editor, words: string): void {
  let at = 0;
  editor.state.doc.descendants((node, pos) => {
    const index = node.isText ? (node.text ?? "").indexOf(words) : -1;
    if (index >= 0) at = pos + index + words.length;
  });
  editor.commands.setTextSelection(at);
  split(editor.state, editor.view.dispatch, editor.view);
}

describe("an editor on a shared document", () => {
  it("writes nothing into it by being opened", () => {
    const doc = seeded();
    const before = Y.encodeStateAsUpdate(doc);
    open(doc);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it("shows every kind of node, mark and id, and gives them back unchanged", () => {
    const doc = seeded();
    const editor = open(doc);
    expect(editor.getJSON()).toMatchObject({
      type: "doc",
      content: [
        { type: "title", attrs: { id: "t" } },
        {
          type: "operative",
          attrs: { id: "a" },
          content: [{ type: "paragraph" }, { type: "subparagraph", content: [{ type: "paragraph" }] }],
        },
      ],
    });
    editor.commands.setTextSelection({ from: 1, to: 6 });
    editor.commands.toggleMark("italic");
    editor.commands.setTextSelection(6);
    editor.commands.setHardBreak();
    expect(xml(doc)).toBe(
      '<title id="t"><italic>Title</italic><hardbreak></hardbreak></title>' +
        '<operative id="a"><paragraph>One two</paragraph>' +
        "<subparagraph><paragraph>first</paragraph></subparagraph></operative>",
    );
  });

  it("gives the second half of a split clause a new id, for everybody", () => {
    const [one, two] = pair();
    const [editor, other] = [open(one), open(two)];
    splitAfter(editor, "One ");
    expect(ids(editor)).toEqual(["t", "a", expect.stringMatching(/^[a-z0-9]{12}$/)]);
    expect(ids(other)).toEqual(ids(editor));
    expect(xml(two)).toBe(xml(one));
  });

  it("undoes a split, and leaves what the other did", () => {
    const [one, two] = pair();
    const [editor, other] = [open(one), open(two)];
    const before = xml(one);
    splitAfter(editor, "One ");
    other.commands.insertContentAt(6, "!");
    editor.commands.undo();
    expect(xml(one)).toBe(before.replace("Title", "Title!"));
    expect(ids(editor)).toEqual(["t", "a"]);
    expect(xml(two)).toBe(xml(one));
  });

  it("brings a deleted clause back with its id", () => {
    const [one, two] = pair();
    const [editor, other] = [open(one), open(two)];
    const { doc } = editor.state;
    editor.commands.deleteRange({ from: doc.child(0).nodeSize, to: doc.content.size });
    expect(ids(other)).toEqual(["t"]);
    editor.commands.undo();
    expect(ids(other)).toEqual(["t", "a"]);
  });

  it("undoes only one's own changes", () => {
    const [one, two] = pair();
    const [editor, other] = [open(one), open(two)];
    other.commands.insertContentAt(6, " theirs");
    editor.commands.undo();
    expect(xml(one)).toContain("Title theirs");
  });

  it("leaves a clause that came without an id as it is, until it is changed here", () => {
    const [one, two] = pair();
    const editor = open(one);
    two.getXmlFragment(textRoot).insert(2, [clause("operative", undefined, [paragraph("No id")])]);
    expect(ids(editor)).toEqual(["t", "a", null]);
    editor.commands.insertContentAt(6, "!");
    expect(ids(editor)).toEqual(["t", "a", null]);
    editor.commands.insertContentAt(editor.state.doc.content.size - 2, "!");
    expect(ids(editor)).toEqual(["t", "a", expect.stringMatching(/^[a-z0-9]{12}$/)]);
  });

  it("keeps a clause whose first paragraph others removed", () => {
    const [one, two] = pair();
    const editor = open(one);
    (two.getXmlFragment(textRoot).get(1) as Y.XmlElement).delete(0, 1);
    expect(ids(editor)).toEqual(["t", "a"]);
    expect(xml(two)).toContain("first");
  });

  it("keeps both halves when two people split one clause at once", () => {
    const one = seeded();
    const two = new Y.Doc();
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    const [editor, other] = [open(one), open(two)];
    splitAfter(editor, "One");
    splitAfter(other, "One tw");
    for (const [to, from] of [
      [one, two],
      [two, one],
      [one, two],
    ] as const) {
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
    }
    expect(xml(one)).toBe(xml(two));
    // Whose half is the smaller one takes its words out of the other's.
    expect(editor.state.doc.content.content.map(({ textContent }) => textContent).sort()).toEqual([
      " twfirst",
      "One",
      "Title",
      "ofirst",
    ]);
    expect(new Set(ids(editor)).size).toBe(ids(editor).length);
    expect(ids(editor)).toContain("a");
  });

  it("keeps a clause in its own element when most of it goes to the second half", () => {
    const doc = seeded();
    const editor = open(doc);
    const element = doc.getXmlFragment(textRoot).get(1);
    splitAfter(editor, "One ");
    expect(doc.getXmlFragment(textRoot).get(1)).toBe(element);
    expect((element as Y.XmlElement).getAttribute("id")).toBe("a");
  });

  it("leaves one clause when everything is deleted", () => {
    const doc = seeded();
    const editor = open(doc);
    editor.commands.clearContent(true);
    expect(ids(editor)).toHaveLength(1);
    expect(xml(doc)).toMatch(/^<title id="[a-z0-9]{12}"><\/title>$/);
  });
});
