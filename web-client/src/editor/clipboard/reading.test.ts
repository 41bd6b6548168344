import type { Editor } from "@tiptap/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Fragment, FragmentPlace } from "../../model/fragment";
import { setRules } from "../protection";
import { editorOnShared, follower, rulesFor, said, sharedDraft } from "../sharedTestLanguage";
import { write } from "../testLanguage";
import { Clipboard, clipboardEditor } from "./clipboardTestLanguage";
import { hasStructure, sourceOf, withoutHandlers } from "./foreign";
import type { PasteEvent, ReadFragment } from "./reading";

const words = (text: string) => ({ paragraph: [{ text, bold: false, italic: false }] });
const nothing: Fragment = { parts: [], level: 0, clauses: [], numbers: [], findings: [] };
const clauses: Fragment = {
  ...nothing,
  clauses: [
    { kind: "preambular", blocks: [words("Recalling,")] },
    { kind: "operative", blocks: [words("Calls:"), { subparagraph: [words("x")] }] },
  ],
};
const list = "<ol><li>Calls</li><li>Invites</li></ol>";

/** A server that answers when the test says so. */
class Server {
  asked: { source: string; place: FragmentPlace; signal: AbortSignal }[] = [];
  events: PasteEvent[] = [];
  #answers: { resolve: (fragment: Fragment | undefined) => void; reject: (fault: unknown) => void }[] = [];
  readonly read: ReadFragment = (source, _form, place, signal) =>
    new Promise<Fragment | undefined>((resolve, reject) => {
      this.asked.push({ source, place, signal });
      this.#answers.push({ resolve, reject });
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  readonly options = { read: this.read, onPaste: (event: PasteEvent) => this.events.push(event) };

  async answers(fragment: Fragment | undefined): Promise<void> {
    this.#answers.pop()?.resolve(fragment);
    await vi.advanceTimersByTimeAsync(0);
  }

  /** The answer to what was asked last, for later. */
  hold(): (fragment: Fragment) => Promise<void> {
    const answer = this.#answers.pop();
    return async (fragment) => {
      answer?.resolve(fragment);
      await vi.advanceTimersByTimeAsync(0);
    };
  }

  async fails(fault: unknown): Promise<void> {
    this.#answers.pop()?.reject(fault);
    await vi.advanceTimersByTimeAsync(0);
  }

  get last() {
    const event = this.events.at(-1);
    return event?.type === "pasted" ? event.pasted : undefined;
  }
}

let server: Server;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("ClipboardEvent", Event);
  server = new Server();
});
const editors: Editor[] = [];
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const editor of editors.splice(0)) editor.destroy();
});

function open(text: string): { editor: Editor; shown: () => string } {
  const { editor, known } = clipboardEditor(text, server.options);
  editors.push(editor);
  return { editor, shown: () => write(editor.state.doc, known) };
}

function key(editor: Editor, name: string, modifiers: KeyboardEventInit = {}): void {
  editor.view.dom.dispatchEvent(
    new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...modifiers }),
  );
}

async function pasted(text: string, fragment: Fragment): Promise<string> {
  const { editor, shown } = open(text);
  Clipboard.of(list).send(editor, "paste");
  await server.answers(fragment);
  return shown();
}

describe("what is pasted from elsewhere", () => {
  it("is read if there is more to it than the words of a paragraph", () => {
    for (const html of [
      "<p>One</p><p>Two</p>",
      list,
      "<h1>One</h1>",
      "<p>One<br>Two</p>",
      "<p>One <del>not</del></p>",
      "<p>1. Decides</p>",
      "<p style='mso-list:l0 level1 lfo1'>One</p>",
      "<table><tr><td>x</td></tr></table>",
    ]) {
      expect([html, hasStructure({ html, text: "" })]).toEqual([html, true]);
    }
    for (const html of [
      "One",
      "<p>One <b>two</b></p>",
      "<div><div><p>One</p></div></div>",
      "<span>1990 it was</span>",
    ]) {
      expect([html, hasStructure({ html, text: "" })]).toEqual([html, false]);
    }
    expect(hasStructure({ html: "", text: "One\n\n" })).toBe(false);
    expect(hasStructure({ html: "", text: "One\nTwo" })).toBe(true);
    expect(hasStructure({ html: "", text: "(a) one" })).toBe(true);
  });

  it("is parsed without what a page would run", () => {
    expect(withoutHandlers(`<p onclick="a('x')" class=x onload=b title='on=1'>on = 2</p>`)).toBe(
      `<p class=x title='on=1'>on = 2</p>`,
    );
  });

  it("is sent without the pictures in it, as text where there is too much HTML", () => {
    expect(sourceOf({ html: '<img src="data:image/png;base64,AAAA" alt="x">', text: "x" })).toEqual({
      source: '<img alt="x">',
      form: "html",
    });
    expect(sourceOf({ html: "я".repeat(2_200_000), text: "y" })).toEqual({ source: "y", form: "txt" });
  });

  it("becomes clauses behind the one of the caret, or in the place of an empty one", async () => {
    expect(await pasted("operative#a['One |two'] operative#b['End']", clauses)).toBe(
      "operative#a['One two'] preambular#*['Recalling,'] operative#*['Calls:' ('x')] operative#b['End']",
    );
    expect(server.last?.inserted).toEqual({ clauses: 2, subparagraphs: 1, heldClauses: 0 });
    expect(await pasted("operative#a['One'] operative#b['|']", clauses)).toBe(
      "operative#a['One'] preambular#b['Recalling,'] operative#*['Calls:' ('x')]",
    );
  });

  it("goes on with the words at the caret, and parts stand behind them", async () => {
    const fragment: Fragment = {
      ...nothing,
      parts: [words("two:"), { subparagraph: [words("x")] }],
      clauses: [{ kind: "operative", blocks: [words("Next")] }],
    };
    expect(await pasted("operative#a['One | and three']", fragment)).toBe(
      "operative#a['One two:' ('x') ' and three'] operative#*['Next']",
    );
    expect(await pasted("heading#a['One |'] operative#b['End']", fragment)).toBe(
      "heading#a['One two:'] operative#*['' ('x')] operative#*['Next'] operative#b['End']",
    );
  });

  it("keeps words apart that would run into one another", async () => {
    const fragment = { ...nothing, parts: [words("two")] };
    expect(await pasted("operative#a['One|']", fragment)).toBe("operative#a['One two']");
    expect(await pasted("operative#a['One;|three']", fragment)).toBe("operative#a['One; two three']");
    expect(await pasted("operative#a['(|)']", fragment)).toBe("operative#a['(two)']");
  });

  it("stands as deep as its first label says", async () => {
    const at = (level: number): Fragment => ({ ...nothing, level, parts: [{ subparagraph: [words("x")] }] });
    expect(await pasted("operative#a['One' ('a|')]", at(1))).toBe("operative#a['One' ('a') ('x')]");
    expect(await pasted("operative#a['One' ('a|')]", at(2))).toBe("operative#a['One' ('a' ('x'))]");
    expect(await pasted("operative#a['One|']", at(2))).toBe("operative#a['One' ('x')]");
    expect(await pasted("operative#a['One' ('a' ('i|'))]", at(1))).toBe(
      "operative#a['One' ('a' ('i')) ('x')]",
    );
  });

  it("tells the server where it is to stand", () => {
    for (const [text, place] of [
      ["article#a['One|']", { within: "article", item: false }],
      ["operative#a['the following: |']", { within: "operative", item: true }],
      ["operative#a['One' ('a|')]", { within: "operative", item: true }],
      ["title#a['One|'] operative#b['Two']", { within: "operative", item: false }],
    ] as const) {
      Clipboard.of(list).send(open(text).editor, "paste");
      expect(server.asked.at(-1)?.place).toEqual(place);
    }
  });

  it("is one step that undo takes back, and becomes plain words when somebody wants them", async () => {
    const doc = sharedDraft({ a: "One" });
    const editor = editorOnShared(doc, { reading: { ...server.options, markWords: () => "" } });
    editors.push(editor);
    editor.commands.setTextSelection(editor.state.doc.content.size - 2);
    Clipboard.of(list, "1. Calls\n2. Invites").send(editor, "paste");
    await server.answers(clauses);
    expect(said(editor)).toBe("t:Title a:One *:Recalling, *:Calls:x");
    server.last?.asPlainWords();
    expect(said(editor)).toBe("t:Title a:One1. Calls *:2. Invites");
    editor.commands.undo();
    expect(said(editor)).toBe("t:Title a:One");
  });

  it("comes to its place among what was written meanwhile, and takes the caret of nobody", async () => {
    const doc = sharedDraft({ a: "One", b: "Two" });
    const editor = editorOnShared(doc, { reading: { ...server.options, markWords: () => "" } });
    const other = editorOnShared(follower(doc));
    editors.push(editor, other);
    const end = editor.state.doc.content.size - 2;
    editor.commands.setTextSelection(end);
    Clipboard.of(list).send(editor, "paste");
    other.commands.insertContentAt(8, "Before ");
    editor.commands.setTextSelection(3);
    editor.commands.insertContent("Y");
    await server.answers({ ...nothing, parts: [words(" and three")] });
    expect(said(editor)).toBe("t:TiYtle a:Before One b:Two and three");
    expect(editor.state.selection.head).toBe(4);
  });

  it("is marked while it is read, and given up by Escape or undo", async () => {
    for (const [name, modifiers] of [
      ["Escape", {}],
      ["z", { ctrlKey: true }],
    ] as const) {
      const { editor, shown } = open("operative#a['One|']");
      Clipboard.of(list).send(editor, "paste");
      expect(editor.view.dom.querySelector(".paste-mark")).toBeNull();
      await vi.advanceTimersByTimeAsync(200);
      expect(editor.view.dom.querySelector(".paste-mark")?.textContent).toBe("reading…");
      expect(server.events.at(-1)).toEqual({ type: "reading" });
      key(editor, name, modifiers);
      expect(server.events.at(-1)).toEqual({ type: "cancelled" });
      expect(server.asked.at(-1)?.signal.aborted).toBe(true);
      await server.answers(clauses);
      expect(shown()).toBe("operative#a['One']");
      expect(editor.view.dom.querySelector(".paste-mark")).toBeNull();
    }
  });

  it("is taken as it is when the server does not answer, or refuses", async () => {
    const one = open("operative#a['One:|']");
    Clipboard.of(list).send(one.editor, "paste");
    await vi.advanceTimersByTimeAsync(2_100);
    expect(one.shown()).toBe("operative#a['One:' ('Calls') ('Invites')]");
    expect(server.last).toMatchObject({ fragment: undefined, fault: undefined });

    const two = open("operative#a['One:|']");
    Clipboard.of(list).send(two.editor, "paste");
    await server.fails(new Error("refused"));
    expect(two.shown()).toBe("operative#a['One:' ('Calls') ('Invites')]");
    expect(server.last?.fault).toEqual(new Error("refused"));
  });

  it("changes nothing when there is no text in it", async () => {
    const { editor, shown } = open("operative#a['One <two>']");
    Clipboard.of("<del>three</del>").send(editor, "paste");
    await server.answers(undefined);
    expect(shown()).toBe("operative#a['One two']");
    Clipboard.of("<img alt='x'>").send(editor, "paste");
    await server.fails(new Error("refused"));
    expect(shown()).toBe("operative#a['One two']");
    expect(server.events).toEqual([{ type: "empty" }, { type: "empty" }]);
  });

  it("comes in the order in which it was pasted", async () => {
    const { editor, shown } = open("operative#a['One|']");
    const next = (text: string): Fragment => ({
      ...nothing,
      clauses: [{ kind: "operative", blocks: [words(text)] }],
    });
    Clipboard.of(list).send(editor, "paste");
    const first = server.hold();
    Clipboard.of(list).send(editor, "paste");
    await first(next("Two"));
    await server.answers(next("Three"));
    expect(shown()).toBe("operative#a['One'] operative#*['Two'] operative#*['Three']");
  });

  it("is plain words when the key says so, and at once when it is no more than words", () => {
    const plain = open("operative#a['One |']");
    key(plain.editor, "V", { ctrlKey: true, shiftKey: true });
    Clipboard.of(list, "1. Calls").send(plain.editor, "paste");
    const short = open("operative#a['One |']");
    Clipboard.of("<p>two <b>three</b></p>", "two three").send(short.editor, "paste");
    expect(short.shown()).toBe("operative#a['One two three']");
    const docs = open("operative#a['One |']");
    const guid =
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><span style="font-weight:400">two</span></b>';
    Clipboard.of(`<meta charset="utf-8">${guid}`, "two").send(docs.editor, "paste");
    expect(docs.shown()).toBe("operative#a['One two']");
    expect(JSON.stringify(docs.editor.getJSON())).not.toContain("bold");
    expect(server.asked).toEqual([]);
  });

  it("becomes paragraphs of the clause for whoever may not add clauses, and is not put where it is closed", async () => {
    const doc = sharedDraft({ a: "One", b: "Two" });
    const editor = editorOnShared(doc, { reading: { ...server.options, markWords: () => "" } });
    editors.push(editor);
    setRules(editor.view, rulesFor({ b: "AGREED" }, { mayArrange: false }));
    editor.commands.setTextSelection(12);
    Clipboard.of(list).send(editor, "paste");
    await server.answers(clauses);
    expect(said(editor)).toBe("t:Title a:OneRecalling,Calls:x b:Two");
    expect(server.last?.inserted).toMatchObject({ clauses: 0, heldClauses: 2 });
    editor.commands.setTextSelection(editor.state.doc.content.size - 2);
    Clipboard.of(list).send(editor, "paste");
    expect(server.asked).toHaveLength(1);
    expect(said(editor)).toBe("t:Title a:OneRecalling,Calls:x b:Two");
  });
});
