import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { insertFootnote } from "../footnotes/commands";
import { isFootnote } from "../footnotes/places";
import { sharedDraft } from "../sharedTestLanguage";
import { split } from "../splitting";
import { Desk, desks, meet, tellArrivals } from "./desks.testLanguage";

function deleteFootnote({ editor }: Desk): void {
  editor.state.doc.descendants((node, pos) => {
    if (isFootnote(node)) editor.view.dispatch(editor.state.tr.delete(pos, pos + node.nodeSize));
  });
}

describe.each([
  [1, 2, true],
  [2, 1, true],
  [1, 2, false],
  [2, 1, false],
])("what two people move at once (%i, %i, told %s)", (first, second, told) => {
  beforeEach(() => tellArrivals(told));
  const words = { a: "One two three four" };

  it("is not lost where both split one line, of which one has a word that the other did not know", () => {
    const [one, other] = desks(words, [first, second]);
    const typed = one.goesBehind("three").types(" and").takes();
    one.goesBehind("two ").does(split);
    other.goesBehind("One ").does(split);
    other.gets(typed);
    const text = meet(one, other);
    for (const word of ["One ", "two ", "three", " and", " four"]) expect(text).toContain(word);
  });

  it("is there once where both split one line, one behind the other", () => {
    const [one, other] = desks(words, [first, second]);
    one.goesBehind("two ").does(split);
    other.goesBehind("One ").does(split);
    expect(meet(one, other)).toMatch(/^t:Title a:One {2}\*:(three four \*:two |two {2}\*:three four)$/);
  });

  it("stays where somebody splits a line whose end another has moved and moved back", () => {
    const [one, other] = desks(words, [first, second]);
    one.goesBehind("two ").does(insertFootnote);
    deleteFootnote(one);
    other.gets(one.takes());
    other.goesTo(1, 6).does(split);
    expect(meet(one, other)).toBe("t:Title a:One tw *:o three four");
  });
});

describe("what is typed before a footnote that one has deleted", () => {
  it.each([
    ["", 0],
    ["behind which letters were deleted", 3],
  ])("goes with the words before when somebody splits the line %s", (_, count) => {
    const [one, other] = desks({ a: "One two " });
    other.goesBehind("two ").does(insertFootnote).types("note ").goesTo(1, 15).types("x".repeat(count));
    other.goesTo(1, 15).erases(count);
    one.gets(other.takes());
    deleteFootnote(one);
    one.goesBehind("two ").types("abc ");
    other.goesTo(1, 4).does(split);
    expect(meet(one, other)).toBe("t:Title a:One  *:two abc note ");
  });
});

describe("what is typed behind a footnote over words that one deletes", () => {
  it("goes with the words behind when somebody splits the line before", () => {
    const [one, other] = desks({ a: "One two three four" });
    other.goesBehind("two ").does(insertFootnote).types("note");
    one.gets(other.takes()).deletes("three").goesTo(1, 14).types("abc");
    other.goesTo(1, 4).does(split);
    expect(meet(one, other)).toBe("t:Title a:One  *:two noteabc four");
  });
});

describe("words at the end of a line that one has deleted or moved when somebody splits the line before them", () => {
  it("do not come back when nothing is left of them", () => {
    const [one, other] = desks({ a: "One two" });
    one.deletes("two");
    other.goesBehind("One ").does(split);
    expect(meet(one, other)).toBe("t:Title a:One  *:");
  });

  it("are there once when one had brought them before another's words, behind one's own", () => {
    const [one, other] = desks({ a: "One " }, [2, 1]);
    other.gets(one.goesToEndOf(1).types("two ").takes());
    const typed = one.types("three ").takes();
    other.goesToEndOf(1).types("four ");
    one.gets(other.takes());
    expect(one.text).toBe("t:Title a:One two three four ");
    other.gets(typed).deletes("four ").goesBehind("two ").does(split);
    expect(meet(one, other)).toBe("t:Title a:One two three  *:");
  });
});

describe("letters that come as others go", () => {
  it("are no copy in a line that was there of the end of one that stays", () => {
    const [one, other] = desks({ a: "One two", b: "Three four five" });
    other.gets(one.goesBehind("Three f").types("xy").takes());
    one.goesBehind("five").types("abc");
    other.deletes("xy").goesBehind("One ").types("xy").goesToEndOf(2).does(split);
    one.gets([Y.mergeUpdates(other.takes())]);
    expect(meet(one, other)).toBe("t:Title a:One xytwo b:Three four fiveabc *:");
  });

  it("are those of several texts of a line, between which a footnote was", () => {
    const [one, other] = desks({ a: "One two three four" });
    one.goesBehind("two ").does(insertFootnote);
    deleteFootnote(one);
    other.gets(one.goesTo(1, 8).types("ab").takes());
    one.types("cd");
    other.goesTo(1, 8).does(split);
    expect(meet(one, other)).toBe("t:Title a:One two  *:abcdthree four");
  });

  it("are no copy of a few of those of which nobody knows whether they were seen", () => {
    const start = sharedDraft({ a: "One two three" });
    const [one, other, third] = [new Desk(start), new Desk(start), new Desk(start)];
    one.goesBehind("One ").does(insertFootnote).types("c ").goesTo(1, 5).types("abc");
    other.gets(one.takes()).goesBehind("two ").types("xy ");
    one.goesTo(1, 11).types("c ");
    deleteFootnote(one);
    third.goesBehind("Tit").types("t");
    other.gets([Y.mergeUpdates([...one.takes(), ...third.takes()])]);
    expect(other.text).toBe("t:Tittle a:One c two xy three");
  });
});
