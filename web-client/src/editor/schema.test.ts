import { readFileSync } from "node:fs";
import { Editor, getSchema } from "@tiptap/core";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  collaborativeExtensions,
  contentOf,
  coreExtensions,
  documentExtensions,
  textRoot,
} from "./extensions";

/*
 * The editor against the description of a draft with which the server's gate is compared too.
 */

interface Description {
  readonly root: readonly string[];
  readonly elements: Readonly<
    Record<string, { readonly holds: readonly string[]; readonly attributes: readonly string[] }>
  >;
  readonly marks: Readonly<Record<string, readonly unknown[]>>;
}

const description = JSON.parse(
  readFileSync("../server/src/test/resources/web-client/schema.json", "utf8"),
) as Description;
const schema = getSchema(documentExtensions);
const editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

/** An editor on a shared text, and how often it wrote into it. */
function editorOn(doc: Y.Doc) {
  const written: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array, origin: unknown) => origin !== "others" && written.push(update));
  const editor = new Editor({
    element: document.createElement("div"),
    extensions: collaborativeExtensions(doc, undefined, {}),
    content: contentOf(doc),
    enableCoreExtensions: coreExtensions,
  });
  editors.push(editor);
  return { editor, written };
}

const words = (holder: string) => `in ${holder}`;

/** Puts into a parent all that it may hold, to some depth. */
function fill(parent: Y.XmlElement, name: string, depth: number): void {
  for (const held of description.elements[name]?.holds ?? []) {
    if (held === "text") parent.push([new Y.XmlText(words(name))]);
    else if (depth > 0) {
      const child = new Y.XmlElement(held);
      parent.push([child]);
      fill(child, held, depth - 1);
    }
  }
}

describe("the editor's schema", () => {
  it("has the elements of the description, and no others", () => {
    const known = Object.keys(schema.nodes).filter((name) => name !== "doc" && name !== "text");
    expect(known.sort()).toEqual(Object.keys(description.elements).sort());
    expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(description.marks).sort());
  });

  it.each(["doc", ...Object.keys(description.elements)])("lets %s hold what the description says", (name) => {
    const holds = name === "doc" ? description.root : (description.elements[name]?.holds ?? []);
    const found = Object.values(schema.nodes).filter(
      (type) => schema.nodes[name]?.contentMatch.matchType(type) != null,
    );
    expect(found.map((type) => type.name).sort()).toEqual([...holds].sort());
  });

  it.each(Object.entries(description.elements))(
    "gives %s the attributes of the description",
    (name, { attributes }) => {
      expect(Object.keys(schema.nodes[name]?.spec.attrs ?? {})).toEqual(attributes);
    },
  );

  it.each(description.root)("shows every word of a %s that holds all it may, and writes nothing", (kind) => {
    // given
    const doc = new Y.Doc();
    const { editor, written } = editorOn(doc);
    const others = new Y.Doc();
    const clause = new Y.XmlElement(kind);
    others.getXmlFragment(textRoot).push([clause]);
    clause.setAttribute("id", "a");
    fill(clause, kind, 4);

    // when
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(others), "others");

    // then
    const text = others.getXmlFragment(textRoot).toString();
    expect(editor.state.doc.textContent).toBe(text.replace(/<[^>]*>/g, ""));
    expect(editor.state.doc.textContent).toContain("in ");
    expect(editorOn(doc).written).toEqual([]);
    expect(written).toEqual([]);
  });

  it.each(
    Object.entries(description.marks).flatMap(([mark, values]) =>
      values.map((value) => [mark, value] as const),
    ),
  )("shows %s that is %j, and writes nothing", (mark, value) => {
    const doc = new Y.Doc();
    const text = new Y.XmlText();
    const title = new Y.XmlElement("title");
    doc.getXmlFragment(textRoot).push([title]);
    title.setAttribute("id", "t");
    title.push([text]);
    text.insert(0, "plain and other", {});
    text.format(0, 5, { [mark]: value });
    const { editor, written } = editorOn(doc);
    const marks = editor.state.doc.firstChild?.firstChild?.marks.map(({ type }) => type.name);
    expect(marks).toEqual(value === null ? [] : [mark]);
    expect(written).toEqual([]);
  });
});
