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
