import { describe, expect, it } from "vitest";
import { write } from "../testLanguage";
import { Clipboard, clipboardEditor } from "./clipboardTestLanguage";

function copied(text: string): Clipboard {
  const { editor } = clipboardEditor(text);
  const clipboard = new Clipboard();
  clipboard.send(editor, "copy");
  editor.destroy();
  return clipboard;
}

function pastedInto(text: string, clipboard: Clipboard): string {
  const { editor, known } = clipboardEditor(text);
  clipboard.send(editor, "paste");
  const ids = editor.state.doc.content.content.map((clause): unknown => clause.attrs.id);
  expect(new Set(ids).size).toBe(ids.length);
  const shown = write(editor.state.doc, known);
  editor.destroy();
  return shown;
}

const resolution =
  "title#t['On <trust'] preambular#p['Recalling'] operative#a['Calls upon:' ('to meet;' ('soon')) ('to part')] " +
  "operative#b['Invites>']";

describe("what is copied", () => {
  it("has its numbers in a column, as exported text has, and a paragraph in part has none", () => {
    expect(copied(resolution).getData("text/plain")).toBe(
      [
        "trust",
        "PP1   Recalling",
        "OP1   Calls upon:",
        "      (a)   to meet;",
        "            (i)   soon",
        "      (b)   to part",
        "OP2   Invites",
      ].join("\n\n"),
    );
    expect(
      copied("operative#a['One two'] operative#b['T<hree'] operative#c['Fou>r']").getData("text/plain"),
    ).toBe("hree\n\nOP3   Fou");
  });

  it("is words alone from within one line, and has its number when the whole is selected", () => {
    expect(copied("operative#a['One <two> three']").getData("text/plain")).toBe("two");
    expect(copied("operative#a['<One two>']").getData("text/plain")).toBe("OP1   One two");
    expect(copied("operative#a['One' ('<sub>')]").getData("text/plain")).toBe("(a)   sub");
    expect(copied("article#a['<Heading' 'One' ('sub>')]").getData("text/plain")).toBe(
      "Article 1\n\nHeading\n\nOne\n\n(a)   sub",
    );
  });

  it("has its numbers for whoever may only read, too", () => {
    const { editor } = clipboardEditor("title#t['Title'] operative#a['One two']");
    editor.setEditable(false);
    editor.commands.selectAll();
    const clipboard = new Clipboard();
    clipboard.send(editor, "copy");
    expect(clipboard.getData("text/plain")).toBe("Title\n\nOP1   One two");
    editor.destroy();
  });

  it("shows its numbers in HTML, and names the draft and whole clauses", () => {
    const html = copied(resolution).getData("text/html");
    const page = new DOMParser().parseFromString(html, "text/html");
    expect(page.querySelector("[data-plenary-draft]")?.getAttribute("data-plenary-draft")).toBe("d1");
    expect(
      [...page.querySelectorAll("[data-plenary-number]")].map((each) => each.textContent?.trim()),
    ).toEqual(["PP1", "OP1", "(a)", "(i)", "(b)", "OP2"]);
    expect(
      [...page.querySelectorAll("[data-clause-id]")].map((each) => each.getAttribute("data-clause-id")),
    ).toEqual(["p", "a", "b"]);
  });
});

describe("what is copied and put in again", () => {
  it("is the same clauses behind the clause of the caret, with ids of their own", () => {
    const clipboard = copied(
      "preambular#p['<Recalling'] operative#a['Calls:' ('x' ('y')) ('z')] heading#h['Part>']",
    );
    expect(pastedInto("operative#c['Here| and there'] operative#d['End']", clipboard)).toBe(
      "operative#c['Here and there'] preambular#*['Recalling'] operative#*['Calls:' ('x' ('y')) ('z')] " +
        "heading#*['Part'] operative#d['End']",
    );
  });

  it("takes the place of an empty clause, and stands before one that the caret opens", () => {
    const clipboard = copied("operative#a['<One'] operative#b['Two>']");
    expect(pastedInto("article#c['|'] operative#d['End']", clipboard)).toBe(
      "operative#c['One'] operative#*['Two'] operative#d['End']",
    );
    expect(pastedInto("operative#c['|Here']", clipboard)).toBe(
      "operative#*['One'] operative#*['Two'] operative#c['Here']",
    );
  });

  it("goes on with the words at the caret where it begins within a clause", () => {
    expect(
      pastedInto("operative#c['Here |']", copied("operative#a['One <two' ('x')] operative#b['Three>']")),
    ).toBe("operative#c['Here two' ('x')] operative#*['Three']");
  });

  it("is sub-paragraphs beside the one of the caret", () => {
    const clipboard = copied("operative#a['One' ('<x' ('deep')) ('y>') ('z')]");
    expect(pastedInto("operative#c['Here|' ('old')]", clipboard)).toBe(
      "operative#c['Here' ('x' ('deep')) ('y') ('old')]",
    );
    expect(pastedInto("operative#c['Here' ('old|') ('last')]", clipboard)).toBe(
      "operative#c['Here' ('old') ('x' ('deep')) ('y') ('last')]",
    );
    expect(pastedInto("operative#c['Here' ('|')]", clipboard)).toBe(
      "operative#c['Here' ('x' ('deep')) ('y')]",
    );
  });

  it("is words when it is one paragraph, without its number", () => {
    const clipboard = copied("operative#a['<Two>'] operative#b['Three']");
    expect(pastedInto("operative#c['One| four']", clipboard)).toBe("operative#c['OneTwo four']");
    expect(pastedInto("article#c['|']", clipboard)).toBe("operative#c['Two']");
    expect(pastedInto("operative#c['a|b']", copied("operative#a['x<yz>w']"))).toBe("operative#c['ayzb']");
  });

  it("takes the place of everything", () => {
    const { editor, known } = clipboardEditor("title#t['Title'] operative#c['|Here']");
    editor.commands.selectAll();
    copied("operative#a['<One'] operative#b['Two>']").send(editor, "paste");
    expect(write(editor.state.doc, known)).toBe("operative#t['One'] operative#c['Two']");
    editor.destroy();
  });

  it("replaces what is selected", () => {
    const clipboard = copied("operative#a['<One'] operative#b['Two>']");
    expect(pastedInto("operative#c['Her<e and ther>e']", clipboard)).toBe(
      "operative#c['Here'] operative#*['One'] operative#*['Two']",
    );
  });
});

describe("a footnote on a clipboard", () => {
  const line = "operative#a['One <fund⟨the note⟩ two> three']";

  it("is a mark in plain text, with its words at the end", () => {
    expect(copied(line).getData("text/plain")).toBe("fund[1] two\n\n[1] the note");
    expect(
      copied("operative#a['<One⟨first⟩'] operative#b['Two⟨second⟩' ('part⟨third⟩>')]").getData("text/plain"),
    ).toBe("OP1   One[1]\n\nOP2   Two[2]\n\n      (a)   part[3]\n\n[1] first\n\n[2] second\n\n[3] third");
  });

  it("is an element of its own in HTML, with a number that is no part of the words", () => {
    expect(copied(line).getData("text/html")).toContain(
      'fund<span data-plenary-number=""> [1: </span><span data-footnote="">the note</span>' +
        '<span data-plenary-number="">]</span> two',
    );
  });

  it("comes back as it was", () => {
    expect(pastedInto("operative#b['Words |here']", copied(line))).toBe(
      "operative#b['Words fund⟨the note⟩ twohere']",
    );
    expect(pastedInto("operative#b['|']", copied("operative#a['<One⟨note⟩ two>']"))).toBe(
      "operative#b['One⟨note⟩ two']",
    );
    expect(pastedInto("operative#b['Words |here']", copied("operative#a['One <⟨note⟩> two']"))).toBe(
      "operative#b['Words ⟨note⟩here']",
    );
  });

  it("gives the words alone that are selected in it", () => {
    const words = copied("operative#a['One⟨the <long> note⟩ two']");
    expect(words.getData("text/plain")).toBe("long");
    expect(pastedInto("operative#b['Words |here']", words)).toBe("operative#b['Words longhere']");
  });

  it("takes in words, lines below one another and other footnotes in brackets", () => {
    expect(pastedInto("operative#b['Words⟨no|te⟩']", copied(line))).toBe(
      "operative#b['Words⟨nofund (the note) twote⟩']",
    );
    expect(
      pastedInto("operative#b['Words⟨note |⟩']", copied("operative#a['<One'] operative#c['Two>']")),
    ).toBe("operative#b['Words⟨note One⏎Two⟩']");
    expect(
      pastedInto("operative#b['Words⟨note |⟩']", Clipboard.of("<p>a</p><ul><li>b</li></ul>", "a b")),
    ).toBe("operative#b['Words⟨note a⏎b⟩']");
  });
});
