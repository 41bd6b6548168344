import { writeFileSync } from "node:fs";
import { Editor } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { collaborativeExtensions, contentOf, coreExtensions, textRoot } from "./extensions";
import { joinBackward } from "./joining";
import { setKind } from "./kinds";
import { indent, outdent } from "./levels";
import { addClauseBelow, split } from "./splitting";

/*
 * What editors send: the updates of two people who use all that the editor offers, in the order in which a
 * server gets them. With RECORD_TRAFFIC=file they are written down for the tests of the server, whose gate
 * must take every one of them.
 */

interface Step {
  readonly by: number;
  readonly what: string;
  readonly update: string;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

function clause(kind: string, id: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const element = new Y.XmlElement(kind);
  element.setAttribute("id", id);
  element.insert(0, children);
  return element;
}

function seed(): Uint8Array {
  const doc = new Y.Doc();
  const sub = new Y.XmlElement("subparagraph");
  sub.insert(0, [paragraph("first")]);
  doc
    .getXmlFragment(textRoot)
    .insert(0, [
      clause("title", "t", [new Y.XmlText("Title")]),
      clause("operative", "a", [paragraph("One two three"), sub]),
      clause("operative", "b", [paragraph("Four five six")]),
      clause("heading", "h", [new Y.XmlText("Heading")]),
      clause("preambular", "p", [paragraph("Recalling all this,")]),
    ]);
  return Y.encodeStateAsUpdate(doc);
}

/** Two editors and the server between them, which passes on what it gets. */
class Play {
  readonly steps: Step[] = [];
  readonly docs = [new Y.Doc(), new Y.Doc()] as const;
  readonly editors: readonly [Editor, Editor];
  #server = new Y.Doc();
  #online = [true, true];
  #what = "opening";

  constructor(start: Uint8Array) {
    Y.applyUpdate(this.#server, start);
    for (const [by, doc] of this.docs.entries()) {
      Y.applyUpdate(doc, start);
      doc.on("update", (update: Uint8Array, origin: unknown) => {
        if (origin !== this && this.#online[by]) this.#send(by, update);
      });
    }
    const [one, two] = this.docs.map((doc) => this.#open(doc));
    if (one === undefined || two === undefined) throw new Error("expected two editors");
    this.editors = [one, two];
  }

  #open(doc: Y.Doc): Editor {
    return new Editor({
      element: document.createElement("div"),
      extensions: collaborativeExtensions(doc),
      content: contentOf(doc),
      enableCoreExtensions: coreExtensions,
    });
  }

  #send(by: number, update: Uint8Array): void {
    this.steps.push({ by, what: this.#what, update: base64(update) });
    Y.applyUpdate(this.#server, update);
    for (const [other, doc] of this.docs.entries()) {
      if (other !== by && this.#online[other]) Y.applyUpdate(doc, update, this);
    }
  }

  /** Lets one of the two do something; what follows from it is said to be that. */
  does(what: string, by: 0 | 1, action: (editor: Editor) => void): void {
    this.#what = what;
    // What is done within half a second would else be undone together.
    this.editors[by].view.dispatch(closeHistory(this.editors[by].state.tr));
    action(this.editors[by]);
  }

  goesOffline(by: 0 | 1): void {
    this.#online[by] = false;
  }

  /** Hands in all that the server does not have, as one answer to its question, and is told the rest. */
  comesBack(by: 0 | 1): void {
    this.#online[by] = true;
    this.#what = "coming back";
    const doc = this.docs[by];
    this.#send(by, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.#server)));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.#server, Y.encodeStateVector(doc)), this);
  }

  get xml(): string[] {
    return [this.#server, ...this.docs].map((doc) => doc.getXmlFragment(textRoot).toString());
  }

  leave(): void {
    for (const editor of this.editors) editor.destroy();
  }
}

function selectWords(editor: Editor, words: string, end = words): void {
  let from = -1;
  let to = -1;
  editor.state.doc.descendants((node, pos) => {
    const text = node.isText ? (node.text ?? "") : "";
    if (from < 0 && text.includes(words)) from = pos + text.indexOf(words);
    if (to < 0 && text.includes(end)) to = pos + text.indexOf(end) + end.length;
  });
  if (from < 0 || to < 0) throw new Error(`expected the words ${words} … ${end}`);
  editor.commands.setTextSelection({ from, to });
}

const after = (editor: Editor, words: string) => {
  selectWords(editor, words);
  editor.commands.setTextSelection(editor.state.selection.to);
};
const before = (editor: Editor, words: string) => {
  selectWords(editor, words);
  editor.commands.setTextSelection(editor.state.selection.from);
};
const insideLongest = (editor: Editor) => {
  let longest = "";
  editor.state.doc.descendants((node) => {
    if (node.isText && (node.text ?? "").length > longest.length) longest = node.text ?? "";
  });
  after(editor, longest.slice(0, 3));
};
const run = (editor: Editor, command: typeof split) =>
  command(editor.state, editor.view.dispatch, editor.view);
const type = (editor: Editor, words: string) => {
  for (const letter of words) editor.view.dispatch(editor.state.tr.insertText(letter));
};
const undo = (editor: Editor) => {
  editor.commands.undo();
};
const redo = (editor: Editor) => {
  editor.commands.redo();
};
const paste = (editor: Editor, html: string) =>
  editor.view.pasteHTML(html, new Event("paste") as ClipboardEvent);

function playAll(play: Play): void {
  const undoAll = (name: string, by: 0 | 1) => {
    for (let i = 0; i < 6; i++) play.does(`undo after ${name}`, by, undo);
    for (let i = 0; i < 6; i++) play.does(`redo after ${name}`, by, redo);
  };
  play.does("typing", 0, (editor) => {
    after(editor, "One");
    type(editor, " and a half");
  });
  play.does("typing in a title", 1, (editor) => {
    after(editor, "Title");
    type(editor, " of all");
  });
  play.does("backspace", 0, (editor) => {
    for (let i = 0; i < 3; i++) {
      const { head } = editor.state.selection;
      editor.view.dispatch(editor.state.tr.delete(head - 1, head));
    }
  });
  undoAll("typing", 0);
  play.does("bold", 0, (editor) => {
    selectWords(editor, "two three");
    editor.commands.toggleMark("bold");
  });
  play.does("italic over bold", 1, (editor) => {
    selectWords(editor, "three");
    editor.commands.toggleMark("italic");
  });
  play.does("bold off", 0, (editor) => {
    selectWords(editor, "two");
    editor.commands.toggleMark("bold");
  });
  play.does("replacing marked words", 1, (editor) => {
    selectWords(editor, "three");
    type(editor, "3");
  });
  undoAll("marks", 0);
  play.does("line break", 0, (editor) => {
    after(editor, "Heading");
    editor.commands.setHardBreak();
    type(editor, "second line");
  });
  play.does("splitting a clause", 0, (editor) => {
    after(editor, "Four");
    run(editor, split);
  });
  undoAll("splitting", 0);
  play.does("joining clauses", 0, (editor) => {
    before(editor, " five six");
    run(editor, joinBackward);
  });
  undoAll("joining", 0);
  play.does("splitting at the end", 1, (editor) => {
    after(editor, "Recalling all this,");
    run(editor, split);
    type(editor, "A new clause");
  });
  play.does("adding a clause", 1, (editor) => {
    run(editor, addClauseBelow);
    type(editor, "Another");
  });
  for (const kind of ["article", "annex", "title", "operative"] as const) {
    play.does(`making it ${kind}`, 1, (editor) => {
      after(editor, "Another");
      run(editor, setKind(kind));
    });
  }
  undoAll("changing the kind", 1);
  play.does("indenting", 0, (editor) => {
    after(editor, "first");
    run(editor, split);
    type(editor, "second");
    run(editor, indent);
    run(editor, split);
    type(editor, "third");
    run(editor, outdent);
    run(editor, outdent);
  });
  undoAll("indenting", 0);
  play.does("pasting clauses", 0, (editor) => {
    after(editor, "Heading");
    paste(
      editor,
      "<h2>Pasted heading</h2><p>Pasted <b>bold</b> and <i>italic</i></p><ul><li>One point</li><li>Another</li></ul>",
    );
  });
  play.does("pasting a table and a picture", 1, (editor) => {
    after(editor, "A new clause");
    paste(editor, "<table><tr><td>cell</td></tr></table><img src='x'><a href='y'>link</a><script>1</script>");
  });
  undoAll("pasting", 0);
  play.does("deleting across clauses", 1, (editor) => {
    selectWords(editor, "A new", "Another");
    editor.commands.deleteSelection();
  });
  undoAll("deleting", 1);
  play.does("deleting a clause", 0, (editor) => {
    const { doc } = editor.state;
    editor.commands.deleteRange({
      from: doc.child(0).nodeSize,
      to: doc.child(0).nodeSize + doc.child(1).nodeSize,
    });
  });
  play.does("undoing that", 0, undo);
  play.goesOffline(1);
  play.does("typing without a connection", 1, (editor) => {
    after(editor, "Title");
    type(editor, " (offline)");
    insideLongest(editor);
    run(editor, split);
    type(editor, "offline ");
    selectWords(editor, "offline");
    editor.commands.toggleMark("bold");
    run(editor, addClauseBelow);
    type(editor, "Made and unmade");
  });
  for (let i = 0; i < 3; i++) play.does("undoing without a connection", 1, undo);
  play.does("typing meanwhile", 0, (editor) => {
    insideLongest(editor);
    run(editor, split);
    type(editor, "meanwhile ");
    selectWords(editor, "meanwhile");
    editor.commands.toggleMark("italic");
  });
  play.comesBack(1);
  undoAll("coming back", 1);
  play.does("deleting everything", 0, (editor) => editor.commands.clearContent(true));
  play.does("undoing that", 0, undo);
}

let play: Play | undefined;
afterEach(() => play?.leave());

describe("two editors and a server", () => {
  it("come to the same text, whatever of the editor is used", () => {
    const start = seed();
    play = new Play(start);
    playAll(play);
    expect(new Set(play.xml).size).toBe(1);
    expect(play.steps.length).toBeGreaterThan(100);
    const file = process.env.RECORD_TRAFFIC;
    if (file !== undefined) {
      writeFileSync(file, `${JSON.stringify({ seed: base64(start), steps: play.steps }, null, 1)}\n`);
    }
  });
});
