import type { EditorState, Transaction } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { joinBackward, joinForward } from "./joining";
import { setKind } from "./kinds";
import { indent, outdent } from "./levels";
import { addClauseBelow, split } from "./splitting";
import { afterCommand } from "./testLanguage";

type Row = readonly [name: string, before: string, after: string];

describe("Enter", () => {
  it.each<Row>([
    [
      "gives the second half of a clause a new id",
      "operative#a['One |two']",
      "operative#a['One '] operative#*['|two']",
    ],
    ["begins a clause at the end of one", "operative#a['One|']", "operative#a['One'] operative#*['|']"],
    [
      "keeps the id with the words when pressed before them",
      "operative#a['|One']",
      "operative#*[''] operative#a['|One']",
    ],
    [
      "takes the sub-paragraphs along with the second half",
      "operative#a['One |two' ('x') ('y')]",
      "operative#a['One '] operative#*['|two' ('x') ('y')]",
    ],
    [
      "begins a sub-paragraph between the opening words and the first one",
      "operative#a['One|' ('x')]",
      "operative#a['One' ('|') ('x')]",
    ],
    [
      "splits a sub-paragraph in two",
      "article#a['One' ('x|y' ('z'))]",
      "article#a['One' ('x') ('|y' ('z'))]",
    ],
    [
      "puts an empty sub-paragraph before one, at its start",
      "operative#a['One' ('|x')]",
      "operative#a['One' ('') ('|x')]",
    ],
    [
      "moves an empty sub-paragraph one level out",
      "operative#a['One' ('x' ('|'))]",
      "operative#a['One' ('x') ('|')]",
    ],
    [
      "makes a clause of an empty sub-paragraph of the first level",
      "operative#a['One' ('x') ('|')]",
      "operative#a['One' ('x')] operative#*['|']",
    ],
    [
      "splits a clause inside a later paragraph",
      "operative#a['One' ('x') 'two| three']",
      "operative#a['One' ('x') 'two'] operative#*['| three']",
    ],
    [
      "goes from the title to the kind that follows",
      "title#t['Title|'] operative#a['One']",
      "title#t['Title'] operative#*['|'] operative#a['One']",
    ],
    ["goes from a lone title to the preamble", "title#t['Title|']", "title#t['Title'] preambular#*['|']"],
    ["splits a title", "title#t['One| two']", "title#t['One'] title#*['| two']"],
    [
      "replaces a selection first",
      "operative#a['One <two> three']",
      "operative#a['One '] operative#*['| three']",
    ],
  ])("%s", (_name, before, expected) => {
    expect(afterCommand(before, split)).toBe(expected);
  });
});

describe("Backspace at the start", () => {
  it.each<Row>([
    [
      "joins a clause with the one before",
      "operative#a['One'] operative#b['|two' ('x')]",
      "operative#a['One |two' ('x')]",
    ],
    [
      "joins with the last sub-paragraph of the clause before",
      "operative#a['One' ('x' ('y'))] operative#b['|two' ('z')]",
      "operative#a['One' ('x' ('y |two')) ('z')]",
    ],
    [
      "removes an empty clause before, and keeps the id of the words",
      "operative#a[''] operative#b['|two']",
      "operative#b['|two']",
    ],
    ["removes an empty clause", "operative#a['One'] operative#b['|']", "operative#a['One|']"],
    [
      "joins a sub-paragraph with the words before it",
      "operative#a['One' ('|x' ('y')) ('z')]",
      "operative#a['One |x' ('y') ('z')]",
    ],
    [
      "joins a sub-paragraph with the one before, and keeps its own",
      "operative#a['One' ('x') ('|y' ('z'))]",
      "operative#a['One' ('x |y' ('z'))]",
    ],
    ["joins a later paragraph", "operative#a['One' ('x') '|two']", "operative#a['One' ('x |two')]"],
    ["joins a paragraph with a title", "title#t['Title'] operative#a['|one']", "title#t['Title |one']"],
    [
      "leaves a clause with sub-paragraphs after a title as it is",
      "title#t['Title'] operative#a['|one' ('x')]",
      "title#t['Title'] operative#a['|one' ('x')]",
    ],
    ["does nothing at the very start", "title#t['|Title']", "title#t['|Title']"],
  ])("%s", (_name, before, expected) => {
    expect(afterCommand(before, joinBackward)).toBe(expected);
  });
});

describe("Delete at the end", () => {
  it.each<Row>([
    ["joins the next clause", "operative#a['One|'] operative#b['two']", "operative#a['One| two']"],
    ["joins the first sub-paragraph", "operative#a['One|' ('x') ('y')]", "operative#a['One| x' ('y')]"],
    ["removes an empty clause of its own", "operative#a['|'] operative#b['two']", "operative#b['|two']"],
    ["does nothing at the very end", "operative#a['One|']", "operative#a['One|']"],
  ])("%s", (_name, before, expected) => {
    expect(afterCommand(before, joinForward)).toBe(expected);
  });
});

describe("Tab", () => {
  it.each<Row>([
    [
      "makes a clause a sub-paragraph of the one before",
      "operative#a['One'] operative#b['t|wo' ('x')]",
      "operative#a['One' ('t|wo' ('x'))]",
    ],
    [
      "leaves a clause after one of another kind",
      "preambular#a['One'] operative#b['t|wo']",
      "preambular#a['One'] operative#b['t|wo']",
    ],
    ["nests a sub-paragraph", "operative#a['One' ('x') ('|y')]", "operative#a['One' ('x' ('|y'))]"],
    ["leaves the first sub-paragraph", "operative#a['One' ('|x')]", "operative#a['One' ('|x')]"],
    [
      "nests no deeper than four levels",
      "operative#a['1' ('a' ('i' ('A' ('1') ('|2'))))]",
      "operative#a['1' ('a' ('i' ('A' ('1') ('|2'))))]",
    ],
    [
      "counts what is nested in what it moves",
      "operative#a['1' ('a' ('i')) ('|b' ('i' ('A' ('1'))))]",
      "operative#a['1' ('a' ('i')) ('|b' ('i' ('A' ('1'))))]",
    ],
    ["leaves a title", "title#t['Ti|tle']", "title#t['Ti|tle']"],
  ])("%s", (_name, before, expected) => {
    expect(afterCommand(before, indent)).toBe(expected);
  });
});

describe("Shift-Tab", () => {
  it.each<Row>([
    [
      "moves a sub-paragraph out, with those after it as its own",
      "operative#a['One' ('x' ('|y') ('z')) ('w')]",
      "operative#a['One' ('x') ('|y' ('z')) ('w')]",
    ],
    [
      "makes a clause of a sub-paragraph of the first level",
      "article#a['One' ('x') ('|y') ('z')]",
      "article#a['One' ('x')] article#*['|y' ('z')]",
    ],
    ["leaves a clause", "operative#a['O|ne']", "operative#a['O|ne']"],
  ])("%s", (_name, before, expected) => {
    expect(afterCommand(before, outdent)).toBe(expected);
  });
});

describe("The kind of a clause", () => {
  it.each<Row>([
    ["keeps the id and the words", "preambular#a['O|ne' ('x')]", "article#a['O|ne' ('x')]"],
    ["changes from a line", "heading#h['He|re']", "article#h['He|re']"],
  ])("%s", (_name, before, expected) => {
    expect(afterCommand(before, setKind("article"))).toBe(expected);
  });

  it.each<Row>([
    ["changes into a line", "operative#a['O|ne']", "heading#a['O|ne']"],
    ["stays where a line cannot hold it all", "operative#a['O|ne' ('x')]", "operative#a['O|ne' ('x')]"],
  ])("%s", (_name, before, expected) => {
    expect(afterCommand(before, setKind("heading"))).toBe(expected);
  });
});

describe("Adding a clause", () => {
  it("puts one of the same kind below", () => {
    expect(afterCommand("article#a['O|ne' ('x')] article#b['two']", addClauseBelow)).toBe(
      "article#a['One' ('x')] article#*['|'] article#b['two']",
    );
  });
});

describe("a letter", () => {
  it("typed in a clause whose id another behind it has, too, gives it one of its own", () => {
    const type = (state: EditorState, dispatch?: (tr: Transaction) => void) => {
      dispatch?.(state.tr.insertText("x"));
      return true;
    };

    expect(afterCommand("operative#a['On|e'] operative#a['Two']", type)).toBe(
      "operative#*['Onx|e'] operative#a['Two']",
    );
  });
});
