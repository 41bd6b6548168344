import { TextSelection } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import type * as Y from "yjs";
import { Desk, meet, textOfClause } from "../binding/desks.testLanguage";
import { textRoot } from "../extensions";
import { joinBackward } from "../joining";
import { sharedDraft } from "../sharedTestLanguage";
import { split } from "../splitting";
import { write } from "../testLanguage";
import { withFootnotes } from "../togetherLines";
import { deleteAcrossFootnotes, insertFootnote } from "./commands";

function both(words: string): [Desk, Desk] {
  const start = sharedDraft({ a: words });
  withFootnotes(start);
  return [new Desk(start, 1), new Desk(start, 2)];
}

const known = new Set(["t", "a"]);
const shown = (desk: Desk) => write(desk.editor.state.doc, known).replace("title#t['Title'] ", "");

/** The elements of footnotes in the first line. */
function elements(desk: Desk): (Y.ID | undefined)[] {
  return desk.doc
    .getXmlFragment(textRoot)
    .querySelectorAll("footnote")
    .map((element) => element?._item?.id);
}

function selects(desk: Desk, from: string, to: string): Desk {
  const start = desk.goesBehind(from).editor.state.selection.head;
  const end = desk.goesBehind(to).editor.state.selection.head;
  const { state, view } = desk.editor;
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, start, end)));
  return desk;
}

describe("two who write in a footnote and around it", () => {
  it("each keep their words where they typed them", () => {
    const [one, other] = both("One two⟨A note⟩ three");
    one.goesBehind("A note").types(" of mine");
    other.goesBehind("One").types(" and").goesBehind("A").types(" short").goesBehind(" three").types(" four");
    meet(one, other);
    expect(shown(one)).toBe("operative#a['One and two⟨A short note of mine⟩ three four']");
    expect(shown(other)).toBe(shown(one));
  });

  it("keep their carets in the footnote and in the sentence", () => {
    const [one, other] = both("One two⟨A note⟩ three");
    one.goesBehind("A n");
    other.goesBehind("One tw").types("x").goesBehind("A").types("y");
    meet(one, other);
    one.types("z");
    expect(shown(one)).toBe("operative#a['One twxo⟨Ay nzote⟩ three']");
  });

  it("keep the footnote's element whatever is written in it and beside it", () => {
    const [one, other] = both("One⟨first⟩ two⟨second⟩");
    const before = elements(one);
    one.goesBehind("One").types("!").goesBehind("first").types("!").goesBehind(" two").types("!");
    one.deletes("second").goesBehind("two!").types("?");
    meet(one, other);
    expect(shown(other)).toBe("operative#a['One!⟨first!⟩ two!?⟨⟩']");
    expect(elements(other)).toEqual(before);
  });

  it("touch no letter of the text where one puts in a footnote at its end", () => {
    const [one] = both("One two");
    const text = textOfClause(one.doc, 1);
    one.goesBehind("One two").does(insertFootnote).types("note");
    expect(shown(one)).toBe("operative#a['One two⟨note⟩']");
    expect(textOfClause(one.doc, 1)).toBe(text);
    expect(text.toJSON()).toBe("One two");
  });

  it("keep what one types behind the place where the other puts in a footnote", () => {
    const [one, other] = both("One two three");
    one.goesBehind("One").does(insertFootnote).types("note");
    other.goesBehind("two").types(" more").goesBehind("three").types(" four");
    meet(one, other);
    expect(shown(one)).toBe("operative#a['One⟨note⟩ two more three four']");
    expect(shown(other)).toBe(shown(one));
  });

  it.each([
    ["beginning", "One", "fir", "operative#a['One⟨stX⟩ two']"],
    ["end", "fir", " two", "operative#a['One⟨firX⟩']"],
  ])(
    "keep the other's words in a footnote whose %s somebody deletes together with words beside it",
    (_part, from, to, expected) => {
      const [one, other] = both("One⟨first⟩ two");
      const [element] = elements(one);
      selects(one, from, to).does(deleteAcrossFootnotes);
      other.goesBehind("first").types("X");
      meet(one, other);
      expect(shown(one)).toBe(expected);
      expect(elements(one)).toEqual([element]);
    },
  );

  it("keep the other's words also where a program deletes across the edge in its own way", () => {
    const [one, other] = both("One⟨first⟩ two");
    const [element] = elements(one);
    selects(one, "One", "fir");
    one.editor.view.dispatch(one.editor.state.tr.deleteSelection());
    other.goesBehind("first").types("X");
    meet(one, other);
    expect(shown(one)).toBe("operative#a['One⟨stX⟩ two']");
    expect(elements(one)).toEqual([element]);
  });

  it("carry a footnote with its words where one splits before it and the other writes in it", () => {
    const [one, other] = both("One two⟨A longer note⟩ three");
    one.goesBehind("One").does(split);
    other.goesBehind("A longer note").types(" of mine");
    meet(one, other);
    expect(shown(one)).toBe("operative#a['One'] operative#*[' two⟨A longer note of mine⟩ three']");
    expect(shown(other)).toBe(shown(one));
  });

  it("have a footnote back that one deleted as empty while the other had just begun to write in it", () => {
    const [one, other] = both("One two");
    one.goesBehind("One").does(insertFootnote);
    meet(one, other);
    const end = other.goesBehind("One").editor.state.selection.head;
    const { state, view } = other.editor;
    view.dispatch(state.tr.delete(end, end + 2));
    one.types("note");
    meet(one, other);
    expect(shown(one)).toBe("operative#a['One⟨note⟩ two']");
    expect(shown(other)).toBe(shown(one));
  });

  it("keep what the other wrote in a footnote whose insertion one takes back", () => {
    const [one, other] = both("One two");
    one.goesBehind("One").does(insertFootnote).types("mine");
    meet(one, other);
    const [element] = elements(one);
    other.goesBehind("mine").types(" and yours");
    meet(one, other);
    for (let step = 0; step < 4; step++) one.editor.commands.undo();
    meet(one, other);
    expect(shown(one)).toBe("operative#a['One⟨ and yours⟩ two']");
    expect(elements(one)).toEqual([element]);
  });

  it("find what one types behind a footnote at the end of a line which the other takes to a line of its own", () => {
    const [one, other] = both("One two⟨A longer note⟩");
    one.goesBehind("One").does(split);
    const { state, view } = other.goesBehind("A longer note").editor;
    view.dispatch(
      state.tr.setSelection(TextSelection.create(state.doc, state.selection.head + 1)).insertText("more"),
    );
    meet(one, other);
    expect(shown(one)).toBe("operative#a['One'] operative#*[' two⟨A longer note⟩more']");
    expect(shown(other)).toBe(shown(one));
  });

  it("find what one types before a footnote that begins a line which the other joins to the one before", () => {
    const start = sharedDraft({ a: "One", b: "⟨A longer note⟩ two" });
    withFootnotes(start);
    const [one, other] = [new Desk(start, 1), new Desk(start, 2)];
    const before = (desk: Desk) => desk.goesBehind("One").editor.state.selection.head + 4;
    const to = (desk: Desk) => {
      const { view, state } = desk.editor;
      view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, before(desk))));
      return desk;
    };
    to(one).does(joinBackward);
    to(other).types("more");
    meet(one, other);
    expect(shown(one)).toBe("operative#a['Onemore⟨A longer note⟩ two']");
    expect(shown(other)).toBe(shown(one));
  });

  it("have their carets before the letter that they stood before where words like those behind go", () => {
    const [one, other] = both("Zone one Zwei");
    other.goesBehind("one ");
    one.deletes("Zone one ");
    meet(one, other);
    other.types("x");
    expect(shown(other)).toBe("operative#a['xZwei']");
  });
});
