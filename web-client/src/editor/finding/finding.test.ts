import { Editor } from "@tiptap/core";
import type { Command, EditorState } from "@tiptap/pm/state";
import { afterEach, describe, expect, it } from "vitest";
import type { Rules } from "../../model/barrier";
import { documentExtensions } from "../extensions";
import { Protection, setRules } from "../protection";
import {
  editorOnShared,
  follower,
  positionAfter,
  rulesFor,
  sharedDraft,
  said as wordsIn,
} from "../sharedTestLanguage";
import { editorOn, write } from "../testLanguage";
import { currentHit, endFinding, Finding, findsOf, hitAt, lookFor, step } from "./finding";
import { replaceAll, replaceCurrent } from "./replacing";
import { Search } from "./search";

type Block = string | readonly Block[];

/** A paragraph in which * stands around bold words and / is a line break; a list is a sub-paragraph. */
function blockOf(block: Block): object {
  if (typeof block !== "string") return { type: "subparagraph", content: block.map(blockOf) };
  const content = block.split("*").flatMap((words, at) =>
    words
      .split(/(\/)/)
      .filter((part) => part !== "")
      .map((part) => ({
        ...(part === "/" ? { type: "hardBreak" } : { type: "text", text: part }),
        ...(at % 2 === 1 ? { marks: [{ type: "bold" }] } : {}),
      })),
  );
  return { type: "paragraph", content };
}

/** Operative paragraphs with the ids a, b, c… */
function draft(...clauses: readonly (readonly Block[])[]): Editor {
  return new Editor({
    element: document.createElement("div"),
    extensions: [...documentExtensions, Protection, Finding],
    enableCoreExtensions: { keymap: false },
    content: {
      type: "doc",
      content: clauses.map((blocks, at) => ({
        type: "operative",
        attrs: { id: String.fromCharCode(97 + at) },
        content: blocks.map(blockOf),
      })),
    },
  });
}

let editor: Editor;
afterEach(() => editor.destroy());

const run = (command: Command) => command(editor.state, editor.view.dispatch, editor.view);
const find = (words: string, from = 0, options: { exact?: boolean; wholeWords?: boolean } = {}) =>
  run(lookFor({ words, exact: false, wholeWords: false, ...options }, from));

/** What was found: numbers by themselves, words with a few around them; the current hit behind an arrow. */
function hits(state: EditorState = editor.state): string[] {
  const finds = findsOf(state);
  if (finds === undefined) return [];
  return Array.from({ length: finds.count }, (_, index) => {
    const hit = hitAt(state.doc, finds, index);
    const shown = hit?.number ?? state.doc.textBetween(hit?.from ?? 0, hit?.to ?? 0, undefined, "/");
    return index === finds.current ? `→${shown}` : shown;
  });
}

/** What a reader sees marked, in the order of the text; the current one behind an arrow. */
function drawn(): string[] {
  const marks = editor.view.dom.querySelectorAll(".found, [data-found]");
  return [...marks].map((mark) => {
    const number = mark.getAttribute("data-number");
    const isCurrent =
      mark.classList.contains("found-current") || mark.getAttribute("data-found") === "current";
    return `${isCurrent ? "→" : ""}${number ?? mark.textContent}`;
  });
}

/** The text with bold in *; clauses on lines of their own. */
function said(): string {
  return editor.state.doc.content.content
    .map((clause) => {
      let text = "";
      clause.descendants((node) => {
        const bold = node.marks.length > 0 ? "*" : "";
        if (node.isText) text += `${bold}${node.text}${bold}`;
        if (node.type.name === "hardBreak") text += "/";
      });
      return text;
    })
    .join("\n");
}

function type(at: string, words: string): void {
  let pos = -1;
  editor.state.doc.descendants((node, start) => {
    const index = node.isText ? (node.text ?? "").indexOf(at) : -1;
    if (index >= 0 && pos < 0) pos = start + index + at.length;
  });
  editor.view.dispatch(editor.state.tr.insertText(words, pos));
}

describe("finding", () => {
  it("finds words across marks and over the line breaks of a paragraph, in sub-paragraphs too", () => {
    editor = draft(["All *States* shall/act"], ["None", ["of the *Sta*tes sh*all*"]]);
    find("states shall");
    expect(hits()).toEqual(["→States shall", "States shall"]);
    find("shall act");
    expect(hits()).toEqual(["→shall/act"]);
    find("states shall");
    expect(drawn().join("").replaceAll("→", "")).toBe("States shallStates shall");
  });

  it("does not find over the end of a paragraph", () => {
    editor = draft(["one", "two"]);
    find("one two");
    expect(hits()).toEqual([]);
    expect(findsOf(editor.state)?.current).toBeUndefined();
  });

  it("finds computed numbers, among the words that say them", () => {
    editor = draft(
      ["as OP 2 says", ["first"], ["second"]],
      ["Recalling OP1(b)", ["one"], ["two", ["deep"]]],
      ["(b) of OP 3"],
    );
    find("op 2");
    expect(hits()).toEqual(["→OP 2", "OP2"]);
    find("(b)");
    expect(hits()).toEqual(["→OP1(b)", "(b)", "OP2(b)", "(b)"]);
    expect(drawn()).toEqual(["→(b)", "(b)", "(b)", "(b)"]);
    find("OP2(b)(i)");
    expect(hits()).toEqual(["→OP2(b)(i)"]);
    find("2");
    expect(hits()).toEqual(["→2"]);
    find("op 3");
    expect(hits()).toEqual(["→OP3", "OP 3"]);
  });

  it("follows numbers that change", () => {
    editor = draft(["one"], ["two"]);
    find("op2");
    const first = editor.state.schema.node("operative", { id: "new" }, editor.state.schema.node("paragraph"));
    editor.view.dispatch(editor.state.tr.insert(0, first));
    expect(drawn()).toEqual(["→OP2"]);
    expect(editor.view.dom.querySelector("[data-found]")?.textContent).toBe("one");
  });

  it("begins at a place, and goes round in both directions", () => {
    editor = draft(["a x"], ["b x"], ["c x"]);
    find("x", 6);
    expect(hits()).toEqual(["x", "→x", "x"]);
    run(step(1));
    run(step(1));
    expect(hits()).toEqual(["→x", "x", "x"]);
    run(step(-1));
    expect(drawn()).toEqual(["x", "x", "→x"]);
    find("x", 1_000);
    expect(hits()).toEqual(["→x", "x", "x"]);
  });

  it("follows the text as it changes, and stays at its hit", () => {
    editor = draft(["x one"], ["x two"], ["x three x"]);
    find("x", 8);
    type("one", " and x");
    expect(drawn()).toEqual(["x", "x", "→x", "x", "x"]);
    type("three", "x");
    expect(drawn()).toEqual(["x", "x", "→x", "x", "x", "x"]);
    // The hit that one stands at goes: the next one takes its place.
    const hit = currentHit(editor.state);
    editor.view.dispatch(editor.state.tr.delete(hit?.from ?? 0, hit?.to ?? 0));
    expect(drawn()).toEqual(["x", "x", "→x", "x", "x"]);
    expect(hits()).toEqual(drawn());
  });

  it("takes a document put anew for what it is: only the clauses that changed are looked through", () => {
    editor = draft(...Array.from({ length: 20 }, (_, at) => [`clause ${at} x`]));
    find("x", 180);
    const stoodAt = findsOf(editor.state)?.current ?? 0;
    expect(stoodAt).toBeGreaterThan(7);
    const before = findsOf(editor.state)?.hits ?? [];
    const { doc, schema } = editor.state;
    const clauses = doc.content.content.map((clause, at) =>
      at === 7
        ? schema.node("operative", { id: "h" }, schema.node("paragraph", null, schema.text("x and x")))
        : clause,
    );
    editor.view.dispatch(editor.state.tr.replaceWith(0, doc.content.size, clauses));
    const after = findsOf(editor.state)?.hits ?? [];
    expect(after.flatMap((those, at) => (those === before[at] ? [] : [at]))).toEqual([7]);
    expect(drawn()).toHaveLength(21);
    expect(findsOf(editor.state)?.current).toBe(stoodAt + 1);
    expect(drawn()).toEqual(hits());
  });

  it("agrees with a search from the beginning, whatever happens to the text", () => {
    let seed = 20261129;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    editor = draft(...Array.from({ length: 12 }, () => ["x ab x", ["b x"], ["xx"]]));
    find("x");
    for (let turn = 0; turn < 80; turn++) {
      const { tr, doc, schema } = editor.state;
      const at = random(doc.content.size);
      const end = Math.min(doc.content.size, at + random(12));
      const kind = random(5);
      if (kind === 0) tr.deleteRange(at, end);
      else if (kind === 1 && doc.resolve(at).parent.isTextblock) tr.insertText("x", at);
      else if (kind === 2) {
        const words = schema.node("paragraph", null, schema.text("axa"));
        const between = doc.resolve(at).depth > 0 ? doc.resolve(at).before(1) : at;
        tr.insert(between, schema.node("operative", { id: `n${turn}` }, words));
      } else if (kind === 3) tr.replaceWith(0, doc.content.size, doc.content);
      else run(step(random(2) === 0 ? 1 : -1));
      if (kind < 4) editor.view.dispatch(tr);
      const fresh = new Search({ words: "x", exact: false, wholeWords: false }).hitsIn(editor.state.doc);
      expect(findsOf(editor.state)?.hits, `seed 20261129, turn ${turn}`).toEqual(fresh);
      expect(drawn(), `seed 20261129, turn ${turn}`).toEqual(hits());
    }
  });

  it("leaves the selection on the hit when it ends, and draws nothing more", () => {
    editor = draft(["one two"], ["two"]);
    find("two", 8);
    run(endFinding);
    expect(drawn()).toEqual([]);
    const { from, to } = editor.state.selection;
    expect([from, editor.state.doc.textBetween(from, to)]).toEqual([13, "two"]);
    find("op1");
    run(endFinding);
    expect(editor.state.selection.from).toBe(2);
  });
});

describe("replacing", () => {
  const under = (rules: Rules) => setRules(editor.view, rules);
  const replace = (how: typeof replaceAll, words: string) => {
    const replacement = how(editor.state, words);
    if (replacement?.transaction !== undefined) editor.view.dispatch(replacement.transaction);
    return replacement && { replaced: replacement.replaced, left: replacement.left };
  };

  it("replaces all, keeping the marks of the words", () => {
    editor = draft(["the *State* and *a* State"], ["State*s*"]);
    find("state");
    expect(replace(replaceAll, "Party")).toEqual({ replaced: 3, left: [] });
    expect(said()).toBe("the *Party* and *a* Party\nParty*s*");
    expect(hits()).toEqual([]);
  });

  it.each([
    ["the *colo*ur", "colour", "color", "the *colo*r"],
    ["*States*", "states", "States and others", "*States and others*"],
    ["a *States* b", "a states", "a few States", "a few *States* b"],
    ["one/two", "one two", "one two", "one two"],
    ["cafe\u0301", "cafe", "cafés", "cafés"],
    ["l’*État*", "l'état", "l’Etat", "l’*Etat*"],
    ["a *b* c", "b", "", "a  c"],
    ["a b", "b", "x\ty", "a x y"],
  ])("%s: %s by %s", (text, words, by, expected) => {
    editor = draft([text]);
    find(words);
    replace(replaceAll, by);
    expect(said()).toBe(expected);
  });

  it("does not touch the letters that stay", () => {
    editor = draft(["All States shall"]);
    find("States");
    const { transaction } = replaceAll(editor.state, "States and organizations") ?? {};
    const touched: unknown[] = [];
    transaction?.mapping.maps.forEach((map) => {
      map.forEach((from, to, newFrom, newTo) => {
        touched.push([to - from, newTo - newFrom]);
      });
    });
    expect(touched).toEqual([[0, " and organizations".length]]);
  });

  it("replaces one and goes on to the next, also where the new words hold the old", () => {
    editor = draft(["x x"], ["x"]);
    find("x");
    replace(replaceCurrent, "xx");
    expect(said()).toBe("xx x\nx");
    expect(hits()).toEqual(["x", "x", "→x", "x"]);
    replace(replaceCurrent, "y");
    replace(replaceCurrent, "y");
    expect(said()).toBe("xx y\ny");
    expect(hits()).toEqual(["→x", "x"]);
  });

  it("leaves closed clauses and numbers as they are, and tells how many and why", () => {
    editor = draft(["OP1"], ["op1 op1"], ["op1"], ["op1"]);
    under(rulesFor({ b: "AGREED", c: "PARKED", d: "BRACKETED" }));
    find("op1");
    expect(replace(replaceAll, "OP7")).toEqual({
      replaced: 2,
      left: [
        { reason: "number", count: 1, clauses: ["a"] },
        { reason: "agreed", count: 2, clauses: ["b"] },
        { reason: "parked", count: 1, clauses: ["c"] },
      ],
    });
    expect(said()).toBe("OP7\nop1 op1\nop1\nOP7");
  });

  it("changes nothing where the whole text is closed", () => {
    editor = draft(["x"]);
    under(rulesFor({}, { mayWrite: false }, "CLOSED"));
    find("x");
    expect(replace(replaceAll, "y")).toEqual({
      replaced: 0,
      left: [{ reason: "closed", count: 1, clauses: ["a"] }],
    });
    expect(said()).toBe("x");
  });

  it("is one step of undo, apart from what is typed before and after", () => {
    const doc = sharedDraft({ a: "x one", b: "x two x" });
    editor = editorOnShared(doc);
    const typed = (words: string, pos: number) =>
      editor.view.dispatch(editor.state.tr.insertText(words, pos));
    typed("x ", positionAfter(editor, "x two "));
    find("x");
    replace(replaceAll, "y");
    typed("z", positionAfter(editor, "y two y "));
    expect(wordsIn(editor)).toBe("t:Title a:y one b:y two y zy");
    editor.commands.undo();
    expect(wordsIn(editor)).toBe("t:Title a:y one b:y two y y");
    editor.commands.undo();
    expect(wordsIn(editor)).toBe("t:Title a:x one b:x two x x");
    editor.commands.undo();
    expect(wordsIn(editor)).toBe("t:Title a:x one b:x two x");
    editor.commands.redo();
    editor.commands.redo();
    expect(wordsIn(editor)).toBe("t:Title a:y one b:y two y y");
  });

  it("is a step of its own also where it only adds letters, as typing does", () => {
    editor = editorOnShared(sharedDraft({ a: "State" }));
    const typed = (words: string) => {
      editor.view.dispatch(editor.state.tr.insertText(words, editor.state.doc.content.size - 2));
    };
    typed("s");
    find("states");
    replace(replaceAll, "States’");
    typed(" own");
    editor.commands.undo();
    expect(wordsIn(editor)).toBe("t:Title a:States’");
    editor.commands.undo();
    expect(wordsIn(editor)).toBe("t:Title a:States");
  });

  it("draws the hits that others write", () => {
    const doc = sharedDraft({ a: "x one", b: "two" });
    editor = editorOnShared(doc);
    const other = editorOnShared(follower(doc));
    find("x", 9);
    other.view.dispatch(other.state.tr.insertText("[x] ", positionAfter(other, "x one") - 5));
    expect(drawn()).toEqual(["x", "→x"]);
    other.view.dispatch(other.state.tr.insertText(" x", positionAfter(other, "two")));
    expect(drawn()).toEqual(["x", "→x", "x"]);
    other.destroy();
  });

  it("does not count what reads so already", () => {
    editor = draft(["State state"]);
    find("state");
    expect(replace(replaceAll, "State")?.replaced).toBe(1);
    expect(said()).toBe("State State");
  });
});

describe("footnotes in a search", () => {
  const found = (words: string) => {
    const { editor } = editorOn("operative#a['One fund⟨the fund’s note⟩ and a fund' ('part⟨fund⟩')]");
    const hits = new Search({ words, exact: false, wholeWords: false }).hitsIn(editor.state.doc).flat();
    return hits.map(({ from, to }) => editor.state.doc.textBetween(from, to, "|", "|"));
  };

  it("are looked through like other lines, in the order of the text", () => {
    expect(found("fund")).toEqual(["fund", "fund", "fund", "fund"]);
    expect(found("note")).toEqual(["note"]);
  });

  it("are no part of the words around them", () => {
    expect(found("fundthe")).toEqual([]);
    expect(found("note and")).toEqual([]);
  });

  it("have their words replaced", () => {
    const { editor, known } = editorOn("operative#a['One fund⟨the fund’s note⟩ and a fund']");
    const plain = editorOnShared(sharedDraft({ a: "x" }));
    plain.commands.setContent(editor.state.doc.toJSON());
    lookFor({ words: "fund", exact: false, wholeWords: false }, 0)(plain.state, plain.view.dispatch);
    const made = replaceAll(plain.state, "bank");
    if (made?.transaction !== undefined) plain.view.dispatch(made.transaction);
    expect(write(plain.state.doc, known)).toContain("'One bank⟨the bank’s note⟩ and a bank'");
    plain.destroy();
  });
});
