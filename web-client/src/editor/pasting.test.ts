import { describe, expect, it } from "vitest";
import { editorOn, write } from "./testLanguage";

function pasted(before: string, html: string): string {
  const { editor, known } = editorOn(before);
  // jsdom has no clipboard events.
  editor.view.pasteHTML(html, new Event("paste") as ClipboardEvent);
  const ids = editor.state.doc.content.content.map((clause): unknown => clause.attrs.id);
  expect(new Set(ids).size).toBe(ids.length);
  const shown = write(editor.state.doc, known);
  editor.destroy();
  return shown;
}

function copied(text: string): string {
  const { editor } = editorOn(text);
  const html = editor.view.dom.innerHTML;
  editor.destroy();
  return html;
}

describe("pasting", () => {
  it("never duplicates the id of a clause that is still there", () => {
    const draft = "operative#a['One'] operative#b['Two|']";
    expect(pasted(draft, copied(draft))).toBe("operative#a['One'] operative#b['TwoOne'] operative#*['Two']");
  });

  it("renews the ids of a whole clause that is put in again", () => {
    const { editor, known } = editorOn("operative#a['One'] article#b['Two|']");
    const clause = editor.state.doc.child(0);
    editor.view.dispatch(editor.state.tr.insert(editor.state.doc.content.size, clause));
    expect(write(editor.state.doc, known)).toBe("operative#a['One'] article#b['Two'] operative#*['One']");
    editor.destroy();
  });

  it("keeps the id with the clause that had it when its copy is put before it", () => {
    const { editor, known } = editorOn("operative#a['One|']");
    editor.view.dispatch(editor.state.tr.insert(0, editor.state.doc.child(0)));
    expect(write(editor.state.doc, known)).toBe("operative#*['One'] operative#a['One']");
    editor.destroy();
  });

  it("makes clauses of paragraphs", () => {
    expect(pasted("operative#a['One |']", "<p>two</p><p>three</p>")).toBe(
      "operative#a['One two'] operative#*['three']",
    );
  });

  it("makes sub-paragraphs of a list", () => {
    expect(pasted("operative#a['One:|']", "<ul><li>x</li><li>y</li></ul>")).toBe(
      "operative#a['One:' ('x') ('y')]",
    );
  });

  it("nests pasted lists no deeper than sub-paragraphs go", () => {
    const { editor, known } = editorOn("operative#a['1' ('a' ('i' ('A' ('1|'))))]");
    const { schema, tr, selection } = editor.state;
    const paragraph = schema.node("paragraph", null, schema.text("deep"));
    editor.view.dispatch(tr.insert(selection.$from.after(), schema.node("subparagraph", null, paragraph)));
    expect(write(editor.state.doc, known)).toBe("operative#a['1' ('a' ('i' ('A' ('1' 'deep'))))]");
    editor.destroy();
  });
});
