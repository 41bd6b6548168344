import { Editor } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { collaborativeExtensions, contentOf, coreExtensions, textRoot } from "../extensions";
import { joinBackward } from "../joining";
import { setKind } from "../kinds";
import { editorOnShared, positionAfter, said, sharedDraft } from "../sharedTestLanguage";
import { split } from "../splitting";
import { Desk, desks, editors, meet, meetAll, tellArrivals, textOfClause } from "./desks.testLanguage";
import { bindingOf } from "./sharing";

describe("a caret", () => {
  it("stays behind the letter that was typed last when somebody types before it in the same paragraph", () => {
    const [one, other] = desks({ a: "One two three" });
    one.goesBehind("two").types("!");
    other.goesBehind("One").types(" and a half");
    one.gets(other.takes()).types("?");
    expect(one.line).toBe("One and a half two!?| three");
  });

  it("lets what others type at its own place stand behind it", () => {
    const [one, other] = desks({ a: "One two" });
    one.goesBehind("One").types("abc");
    other.goesBehind("One").types("xyz");
    one.gets(other.takes()).types("def");
    other.types("uvw");
    expect(meet(one, other)).toMatch(/a:One(abcdefxyzuvw|xyzuvwabcdef) two$/);
  });

  it("goes on after its own letter when somebody deletes what is behind it, and types there", () => {
    const [one, other] = desks({ a: "One two three" });
    one.goesBehind("One ").types("ab");
    other.deletes("two").types("XYZ");
    one.gets(other.takes()).types("cd");
    expect(meet(one, other)).toContain("abcd");
  });

  it("goes along into the second half when somebody splits the paragraph", () => {
    const [one, other] = desks({ a: "One two three" });
    one.goesBehind("two");
    other.goesBehind("One ").does(split);
    one.gets(other.takes()).types("!");
    expect(one.text).toBe("t:Title a:One  *:two! three");
  });

  it("goes along when somebody joins the paragraph to the one before", () => {
    const [one, other] = desks({ a: "One", b: " two three" });
    one.goesBehind("two");
    other.goesBehind("One");
    other.editor.commands.setTextSelection(positionAfter(other.editor, "One") + 4);
    other.does(joinBackward);
    one.gets(other.takes()).types("!");
    expect(one.text).toBe("t:Title a:One two! three");
  });

  it("goes along when somebody makes the clause another kind", () => {
    const [one, other] = desks({ a: "One two three" });
    one.goesBehind("two");
    other.goesBehind("One").does(setKind("article"));
    one.gets(other.takes()).types("!");
    expect(one.text).toBe("t:Title a:One two! three");
  });

  it("keeps what is written at the edges of a selection outside of it", () => {
    const [one, other] = desks({ a: "One two three" });
    const end = positionAfter(one.editor, "two");
    one.editor.commands.setTextSelection({ from: end - 3, to: end });
    other.goesBehind("One ").types("(").goesBehind("two").types(")");
    one.gets(other.takes());
    one.editor.view.dispatch(one.editor.state.tr.deleteSelection());
    expect(meet(one, other)).toBe("t:Title a:One () three");
  });

  it("does not forget that bold was chosen when others type", () => {
    const [one, other] = desks({ a: "One two" });
    one.goesBehind("two");
    one.editor.commands.toggleMark("bold");
    other.goesBehind("One").types("!");
    one.gets(other.takes()).types("b");
    expect(one.doc.getXmlFragment(textRoot).toString()).toContain("One! two<bold>b</bold>");
  });
});

describe.each([
  ["is told what its author saw", true],
  ["is not told that", false],
])("what was done while a move was on its way, by who %s,", (_name, told) => {
  beforeEach(() => tellArrivals(told));

  it("is carried after the words that somebody split off", () => {
    const [one, other] = desks({ a: "One two three four" });
    one.goesBehind("two").types(" and");
    other.goesBehind("One ").does(split);
    expect(meet(one, other)).toBe("t:Title a:One  *:two and three four");
    one.types(" more");
    expect(meet(one, other)).toBe("t:Title a:One  *:two and more three four");
  });

  it("is carried after the words that somebody joined to the line before", () => {
    const [one, other] = desks({ a: "One", b: " two three four" });
    one.goesBehind("two").types(" and");
    other.editor.commands.setTextSelection(positionAfter(other.editor, "One") + 4);
    other.does(joinBackward);
    expect(meet(one, other)).toBe("t:Title a:One two and three four");
  });

  it("stays at the end of a line to which another is joined", () => {
    const [one, other] = desks({ a: "One", b: " and two" });
    one.goesBehind("One").types(" half");
    other.editor.commands.setTextSelection(positionAfter(other.editor, "One") + 4);
    other.does(joinBackward);
    expect(meet(one, other)).toBe("t:Title a:One half and two");
  });

  it.each([
    [1, 2],
    [2, 1],
  ])(
    "stays at the end of a line to which somebody joins another who has just typed there (%i, %i)",
    (first, second) => {
      const start = sharedDraft({ a: "One", b: " and two" });
      const [one, other] = [new Desk(start, first), new Desk(start, second)];
      one.gets(other.goesBehind("One").types(" quarter").takes());
      one.goesBehind("quarter").types(" half");
      other.editor.commands.setTextSelection(positionAfter(other.editor, "quarter") + 4);
      other.does(joinBackward);
      expect(meet(one, other)).toBe("t:Title a:One quarter half and two");
    },
  );

  it("does not bring back words that one deleted", () => {
    const [one, other] = desks({ a: "One two three four" });
    one.deletes(" three");
    other.goesBehind("One ").does(split);
    expect(meet(one, other)).toBe("t:Title a:One  *:two four");
  });

  it("keeps a clause that somebody had begun to write when another deleted it as empty", () => {
    const [one, other] = desks({ a: "One", b: "", c: "Three" });
    one.editor.commands.setTextSelection(positionAfter(one.editor, "One") + 4);
    one.types("Two");
    other.editor.commands.setTextSelection(positionAfter(other.editor, "One") + 4);
    other.does(joinBackward);
    expect(meet(one, other)).toBe("t:Title a:One b:Two c:Three");
  });

  it.each(["Tw", "Two thirds of a"])(
    "is carried once from a line that another joins as far as they know it: %s",
    (seen) => {
      const [one, other] = desks({ a: "One ", b: "", c: "Three" });
      one.goesToEndOf(2).types(seen);
      other.gets(one.takes()).goesTo(2, 0).does(joinBackward);
      one.types("o");
      expect(meet(one, other)).toBe(`t:Title a:One ${seen}o c:Three`);
    },
  );

  it.each(["a", "ab", "abcd"])(
    "is carried with a short line that another makes of another kind: %s",
    (line) => {
      const [one, other] = desks({ a: line, b: "Two" });
      one.goesToEndOf(1).types("xyz");
      other.goesTo(1, 0).does(setKind("article"));
      expect(meet(one, other)).toBe(`t:Title a:${line}xyz b:Two`);
    },
  );

  it.each([1, 2, 6])("is carried with the last letters that somebody splits off: %i", (count) => {
    const [one, other] = desks({ a: "Recall again", b: "Two" });
    one.goesToEndOf(1).types("xyz");
    other.goesTo(1, 12 - count).does(split);
    const [first, last] = ["Recall again".slice(0, -count), "Recall again".slice(-count)];
    expect(meet(one, other)).toBe(`t:Title a:${first} *:${last}xyz b:Two`);
  });

  it("is carried when whoever split typed beside the copy in the same message", () => {
    const [one, other] = desks({ a: "One two three four" });
    one.goesBehind("two").types(" and");
    other.goesBehind("One ").does(split).types("Now these more ");
    one.gets([Y.mergeUpdates(other.takes())]);
    expect(meet(one, other)).toBe("t:Title a:One  *:Now these more two and three four");
  });

  it("is told apart from what one deleted again, of which the other knew the first letters", () => {
    const [one, other] = desks({ a: "One two three four" });
    one.goesBehind("two ").types("abc ");
    other.gets(one.takes());
    one.deletes("abc ").types("abd ");
    other.goesBehind("One ").does(split);
    expect(meet(one, other)).toBe("t:Title a:One  *:two abd three four");
  });

  it("is carried behind words that a third person deletes, which whoever split had seen", () => {
    const start = sharedDraft({ a: "One two three four" });
    const [one, other, third] = [new Desk(start), new Desk(start), new Desk(start)];
    one.goesToEndOf(1).types(" five");
    third.deletes(" three four");
    one.gets(third.takes());
    other.goesBehind("One ").does(split);
    const moved = other.takes();
    one.gets(moved);
    third.gets(moved);
    meetAll([one, other, third]);
    expect(one.text).toBe("t:Title a:One  *:two five");
  });

  it.each([
    [1, 2],
    [2, 1],
  ])("stands unbroken where two people carry to one place (%i, %i)", (first, second) => {
    const start = sharedDraft({ a: "One two three four" });
    const [one, other, third] = [new Desk(start, first), new Desk(start, second), new Desk(start, 3)];
    const begun = one.goesBehind("two ").types("ab").takes();
    other.gets(begun).goesBehind("ab").types("xy");
    third.gets(begun).goesBehind("One ").does(split);
    one.types("cd");
    const moved = third.takes();
    one.gets(moved);
    other.gets(moved);
    meetAll([one, other, third]);
    expect(one.text).toBe("t:Title a:One  *:two abcdxythree four");
  });

  it.each([
    [1, 2],
    [2, 1],
  ])(
    "stays in one piece where one deleted letters in it, and another carries to its place (%i, %i)",
    (first, second) => {
      const start = sharedDraft({ a: "One two three four" });
      const [one, other, third] = [new Desk(start, first), new Desk(start, second), new Desk(start, 3)];
      const begun = one.goesBehind("two ").types("ab").takes();
      other.gets(begun).goesBehind("ab").types("xyz ");
      third.gets(begun).goesBehind("One ").does(split);
      one.deletes("three ").goesBehind("ab").types("cdef").deletes("ef").goesBehind("abcd").types("gh ");
      const moved = third.takes();
      one.gets(moved);
      other.gets(moved);
      meetAll([one, other, third]);
      expect(one.text).toMatch(/^t:Title a:One {2}\*:two ab(cdgh xyz |xyz cdgh )four$/);
    },
  );

  it.each([
    [1, 2, 3],
    [2, 1, 3],
    [3, 2, 1],
  ])(
    "stands before the words that somebody joined to the line, with what others typed there (%i, %i, %i)",
    (...clients) => {
      const start = sharedDraft({ a: "One ", b: "two three" });
      const [one, other, third] = clients.map((client) => new Desk(start, client)) as [Desk, Desk, Desk];
      one.goesToEndOf(1).types("abc ");
      const begun = third.goesToEndOf(1).types("xyz ").takes();
      one.gets(begun);
      other.goesTo(2, 0).does(joinBackward);
      const [moved, more] = [other.takes(), one.takes()];
      other.gets(begun).gets(more);
      third.gets(more).gets(moved);
      one.gets(moved);
      meetAll([one, other, third]);
      expect(one.text).toMatch(/^t:Title a:One (abc xyz|xyz abc) two three$/);
    },
  );

  it.each([
    [1, 2],
    [2, 1],
  ])(
    "stands unbroken where another carried to its place and went on typing there (%i, %i)",
    (first, second) => {
      const start = sharedDraft({ a: "One two three four" });
      const [one, other, third] = [new Desk(start, first), new Desk(start, second), new Desk(start, 3)];
      const begun = one.goesBehind("two ").types("ab").takes();
      other.gets(begun).goesBehind("ab").types("xy");
      const moved = third.gets(begun).goesBehind("One ").does(split).takes();
      const [ones, others] = [one.types("cd").takes(), other.takes()];
      one.gets(moved);
      other.gets(moved).gets(ones).gets(one.takes()).types("z");
      one.gets([Y.mergeUpdates([...others, ...other.takes()])]);
      third.gets(others);
      meetAll([one, other]);
      expect(one.text).toBe("t:Title a:One  *:two abcdxyzthree four");
    },
  );

  it.each([
    [1, 2],
    [2, 1],
  ])("goes on in the word whose end one replaced, when others type behind that (%i, %i)", (first, second) => {
    const start = sharedDraft({ a: "One Theme two" });
    const [one, other] = [new Desk(start, first), new Desk(start, second)];
    other.goesBehind("Theme").types(" and");
    one.replaces("Theme", "This").types("!");
    expect(meet(one, other)).toBe("t:Title a:One This! and two");
  });

  it.each([
    [1, 2],
    [2, 1],
  ])("goes on in a word of one's own that somebody joined to the line before (%i, %i)", (first, second) => {
    const start = sharedDraft({ a: "One ", b: "two three four" });
    const [one, other, third] = [new Desk(start, first), new Desk(start, second), new Desk(start, 3)];
    const begun = one.goesBehind("two ").types("abc").takes();
    const moved = third.gets(begun).goesTo(2, 0).does(joinBackward).takes();
    const ended = one.types("d ").takes();
    third.gets(ended);
    other.gets(begun).gets(ended).goesBehind("abcd ").types("xyz ");
    one.gets(moved).replaces("abcd", "aef");
    other.gets(moved);
    meetAll([one, other, third]);
    expect(one.text).toBe("t:Title a:One two aef xyz three four");
  });

  it("stays behind what others type before a word that one deletes and brings back", () => {
    const [one, other] = desks({ a: "One seven two" });
    other.goesBehind("One se").types("xy");
    one.deletes("ven").editor.commands.undo();
    expect(meet(one, other)).toBe("t:Title a:One sexyven two");
  });

  it("is carried when whoever split had deleted much before the place, in the same message", () => {
    const [one, other] = desks({ a: "One of the many words and two three" });
    one.goesBehind("two").types(" and");
    other.deletes("of the many words and ").goesBehind("One ").does(split);
    one.gets([Y.mergeUpdates(other.takes())]);
    expect(meet(one, other)).toBe("t:Title a:One  *:two and three");
  });

  it("is carried though one typed and deleted letters all over the line", () => {
    const words = "One two three four five six";
    const [one, other] = desks({ a: words });
    for (let at = words.length - 2; at > 0; at -= 3) one.goesTo(1, at).types("xy").goesTo(1, at).erases(2);
    one.goesBehind("five").types(" and");
    other.goesTo(1, 4).does(split);
    expect(meet(one, other)).toBe("t:Title a:One  *:two three four five and six");
  });

  it("stays where it is when somebody deletes a word before it, undoes that and begins a clause in one message", () => {
    const [one, other] = desks({ a: "One second three four" });
    one.goesBehind("three").types(" and a half");
    other.deletes("second").editor.commands.undo();
    other.goesToEndOf(1).does(split);
    one.takes();
    one.gets([Y.mergeUpdates(other.takes())]);
    expect(one.takes()).toEqual([]);
    expect(one.text).toBe("t:Title a:One second three and a half four *:");
  });

  it("leaves words in a word where somebody put them who saw both halves", () => {
    const [one, other] = desks({ a: "One two" });
    one.goesBehind("One ").types("abcd");
    other.gets(one.takes()).goesBehind("ab").types("xy");
    expect(meet(one, other)).toBe("t:Title a:One abxycdtwo");
  });

  it("leaves alone what was typed long before, which the other had seen", () => {
    vi.useFakeTimers();
    const [one, other] = desks({ a: "One two three four" });
    one.goesBehind("two").types(" and");
    vi.setSystemTime(Date.now() + 60_000);
    // Somebody who has seen the words puts all but them into another clause.
    other.gets(one.takes()).goesBehind("One ").does(split).deletes(" and");
    expect(meet(one, other)).toBe("t:Title a:One  *:two three four");
  });
});

describe("what was done long before a move arrives that did not know of it", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  const later = () => vi.setSystemTime(Date.now() + 60_000);

  it.each(["One ", ""])("is carried after the words that somebody split off behind '%s'", (place) => {
    const [one, other] = desks({ a: "One two three four" });
    one.goesBehind("two").types(" and");
    later();
    if (place === "") other.goesTo(1, 0).does(setKind("article"));
    else other.goesBehind(place).does(split);
    expect(meet(one, other)).toBe(`t:Title a:One ${place === "" ? "" : " *:"}two and three four`);
  });

  it("does not come back when it is words that one deleted", () => {
    const [one, other] = desks({ a: "One two three four" });
    one.deletes(" three");
    later();
    other.goesBehind("One ").does(split);
    expect(meet(one, other)).toBe("t:Title a:One  *:two four");
  });

  it("stays in a clause that somebody deletes as empty who knew nothing of it", () => {
    const [one, other] = desks({ a: "One", b: "", c: "Three" });
    one.editor.commands.setTextSelection(positionAfter(one.editor, "One") + 4);
    one.types("Two");
    later();
    other.editor.commands.setTextSelection(positionAfter(other.editor, "One") + 4);
    other.does(joinBackward);
    expect(meet(one, other)).toBe("t:Title a:One b:Two c:Three");
  });

  it("goes with a clause that somebody deletes who knew of it", () => {
    const [one, other] = desks({ a: "One", b: "", c: "Three" });
    one.editor.commands.setTextSelection(positionAfter(one.editor, "One") + 4);
    other.gets(one.types("Two").takes());
    later();
    other.deletes("Two");
    other.editor.commands.setTextSelection(positionAfter(other.editor, "One") + 4);
    other.does(joinBackward);
    expect(meet(one, other)).toBe("t:Title a:One c:Three");
  });

  it("stands before what somebody joined to its line", () => {
    const [one, other] = desks({ a: "One", b: " and two" });
    one.goesBehind("One").types(" half");
    later();
    other.editor.commands.setTextSelection(positionAfter(other.editor, "One") + 4);
    other.does(joinBackward);
    expect(meet(one, other)).toBe("t:Title a:One half and two");
  });

  it.each([
    [1, 2],
    [2, 1],
  ])("stands unbroken where two people carry to one place (%i, %i)", (first, second) => {
    const start = sharedDraft({ a: "One two three four" });
    const [one, other, third] = [new Desk(start, first), new Desk(start, second), new Desk(start, 3)];
    const begun = one.goesBehind("two ").types("ab").takes();
    third.gets(begun).goesBehind("One ").does(split);
    const moved = third.takes();
    const more = one.types("cd ").takes();
    other.gets(begun).gets(more).goesBehind("abcd ").types("xy ");
    third.gets(more);
    later();
    one.gets(moved);
    other.gets(moved);
    meetAll([one, other, third]);
    expect(one.text).toBe("t:Title a:One  *:two abcd xy three four");
  });
});

describe("an editor on a shared text", () => {
  it("shows what it knows of a strange text, and writes nothing", () => {
    const doc = sharedDraft({ a: "One" });
    const text = doc.getXmlFragment(textRoot);
    const strange = new Y.XmlElement("table");
    const bare = new Y.XmlElement("operative");
    bare.insert(0, [new Y.XmlText("no paragraph"), new Y.XmlElement("clause")]);
    text.insert(1, [strange, bare]);
    const state = Y.encodeStateAsUpdate(doc);
    const editor = editorOnShared(doc);
    editors.push(editor);
    expect(said(editor)).toBe("t:Title *:no paragraph a:One");
    expect(Y.encodeStateAsUpdate(doc)).toEqual(state);
    // What is written beside it goes where it was meant.
    editor.view.dispatch(editor.state.tr.insertText("!", positionAfter(editor, "One")));
    expect(text.toString()).toContain("<table></table>");
    expect(text.toString()).toContain("One!");
    expect(text.toString()).toContain("no paragraph");
  });

  describe("whose clause a program made with its text directly in it", () => {
    /** Two people at such a draft. */
    function desksAtBareText(): [Desk, Desk] {
      const doc = sharedDraft({ a: "One" });
      const bare = new Y.XmlElement("operative");
      bare.setAttribute("id", "b");
      bare.insert(0, [new Y.XmlText("two three")]);
      doc.getXmlFragment(textRoot).insert(2, [bare]);
      return [new Desk(doc, 1), new Desk(doc, 2)];
    }
    const held = (desk: Desk) => desk.doc.getXmlFragment(textRoot).get(2).toString();

    it("shows it as a paragraph, in which people write at once, each at their place", () => {
      const [one, other] = desksAtBareText();
      one.goesBehind("two").types("!");
      other.goesBehind("three").types("?").goesBehind("two").types("+");
      expect(meet(one, other)).toMatch(/^t:Title a:One b:two(!\+|\+!) three\?$/);
      one.deletes("wo");
      expect(meet(one, other)).toMatch(/^t:Title a:One b:t(!\+|\+!) three\?$/);
      expect(held(one)).not.toContain("paragraph");
      expect(other.line).toContain("+|");
    });

    it("lets it be split, joined and broken into lines", () => {
      const [one, other] = desksAtBareText();
      one.goesBehind("two").does(split);
      expect(meet(one, other)).toContain("two");
      expect(said(other.editor)).toContain("three");
      const [another, last] = desksAtBareText();
      another.goesBehind("two").editor.commands.setHardBreak();
      meet(another, last);
      expect(held(last)).toMatch(
        /^<operative id="b"><paragraph>two<hardbreak><\/hardbreak> three<\/paragraph><\/operative>$/,
      );
      expect(bindingOf(last.editor.view)?.inStep).toBe(true);
    });
  });

  it("writes a change of a letter as a letter, where it was made among equal ones", () => {
    const [one] = desks({ a: "aaaa" });
    one.goesBehind("aaaa");
    one.editor.commands.setTextSelection(positionAfter(one.editor, "aaaa") - 2);
    one.types("a");
    const [update] = one.takes();
    const { structs, ds } = Y.decodeUpdate(update ?? new Uint8Array());
    expect(structs).toHaveLength(1);
    expect(ds.clients.size).toBe(0);
    const [item] = structs;
    expect(item instanceof Y.Item && item.origin?.clock).toBe(
      Number(Y.createRelativePositionFromTypeIndex(textOfClause(one.doc, 1), 2, -1).item?.clock),
    );
  });

  it("changes only the paragraphs in which something was replaced, in one go", () => {
    const [one, other] = desks({ a: "One two three", b: "Four five six" });
    const { tr } = one.editor.state;
    tr.insertText("II", positionAfter(one.editor, "two") - 3, positionAfter(one.editor, "two"));
    tr.insertText(
      "V",
      tr.mapping.map(positionAfter(one.editor, "five") - 4),
      tr.mapping.map(positionAfter(one.editor, "five")),
    );
    one.editor.view.dispatch(tr);
    other.goesBehind("three").types("!").goesBehind("Four").types("?");
    expect(meet(one, other)).toBe("t:Title a:One II three! b:Four? V six");
  });

  it("knows whether the two are in step", () => {
    const [one] = desks({ a: "One" });
    one.goesBehind("One").types("!");
    expect(bindingOf(one.editor.view)?.inStep).toBe(true);
  });
});

describe("an editor in which something throws", () => {
  /** Somebody at an editor with a plugin of the test's, who is told of what threw. */
  function disturbedBy(plugin: Plugin) {
    const desk = new Desk(sharedDraft({ a: "One two three", b: "Four" }));
    const thrown: unknown[] = [];
    vi.stubGlobal("reportError", (error: unknown) => thrown.push(error));
    desk.editor.registerPlugin(plugin);
    return { desk, thrown };
  }
  const others = (desk: Desk) => {
    const other = new Desk(desk.doc).goesBehind("two").types(" and a half");
    return other.takes();
  };
  afterEach(() => vi.unstubAllGlobals());

  const faults: [string, (at: { armed: boolean }) => Plugin][] = [
    [
      "while it takes a change",
      (at) =>
        new Plugin({
          state: {
            init: () => 0,
            apply: (tr, value) => {
              if (at.armed && tr.docChanged) throw new Error("apply");
              return value;
            },
          },
        }),
    ],
    [
      "while it draws",
      (at) =>
        new Plugin({
          props: {
            decorations: () => {
              if (at.armed) {
                at.armed = false;
                throw new Error("decorations");
              }
              return undefined;
            },
          },
        }),
    ],
    [
      "after it has drawn",
      (at) =>
        new Plugin({
          view: () => ({
            update: () => {
              if (at.armed) {
                at.armed = false;
                throw new Error("update");
              }
            },
          }),
        }),
    ],
    ["and refuses a change", (at) => new Plugin({ filterTransaction: (tr) => !at.armed || !tr.docChanged })],
  ];

  it.each(faults)("%s, shows what the others wrote, and its next key deletes nothing", (_name, plugin) => {
    // given
    const at = { armed: false };
    const { desk, thrown } = disturbedBy(plugin(at));
    const updates = others(desk);

    // when
    at.armed = true;
    desk.gets(updates);
    at.armed = false;

    // then
    const faults = thrown.length;
    expect(faults).toBeGreaterThan(0);
    expect(desk.takes()).toEqual([]);
    expect(desk.text).toContain("One two and a half three");
    desk.goesBehind("three").types("!");
    expect(desk.text).toContain("One two and a half three!");
    expect(textOfClause(desk.doc, 1).toString()).toBe("One two and a half three!");
    expect(thrown).toHaveLength(faults);
  });

  it("is made anew when it is found to show something else than the shared text", () => {
    // given
    vi.useFakeTimers();
    const { desk, thrown } = disturbedBy(new Plugin({}));
    const shape = bindingOf(desk.editor.view)?.shape;
    // A shape that does not hear of a change, as if it remembered a clause for too long.
    if (shape !== undefined) shape.forget = () => {};

    // when
    desk.gets(others(desk));
    expect(desk.text).toContain("One two three");
    vi.advanceTimersByTime(10_000);

    // then
    expect(thrown).toHaveLength(1);
    expect(desk.text).toContain("One two and a half three");
    desk.goesBehind("three").types("!");
    expect(textOfClause(desk.doc, 1).toString()).toBe("One two and a half three!");
  });
});

describe("the carets of others", () => {
  function withCaret(doc: Y.Doc, cursor: unknown): Editor {
    const awareness = new Awareness(doc);
    const editor = new Editor({
      element: document.createElement("div"),
      extensions: collaborativeExtensions(doc, awareness),
      content: contentOf(doc),
      enableCoreExtensions: coreExtensions,
    });
    editors.push(editor);
    awareness.states.set(7, { user: { name: "Claire", delegation: "FRA" }, cursor });
    awareness.emit("change", [{ added: [7], updated: [], removed: [] }, "test"]);
    return editor;
  }
  const shown = (editor: Editor) =>
    editor.view.dom.innerHTML.replace(/<span class="caret[ "].*?<\/span><\/span>/g, "|");

  it("go along with the words that somebody splits off", () => {
    const doc = sharedDraft({ a: "One two three" });
    const text = textOfClause(doc, 1);
    const place = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 7, -1));
    const editor = withCaret(doc, { anchor: place, head: place });
    expect(shown(editor)).toContain("One two| three");
    const other = new Desk(doc).goesBehind("One ").does(split);
    for (const update of other.takes()) Y.applyUpdate(doc, update, other);
    expect(shown(editor)).toContain("two| three");
  });

  it.each([
    ["no object", 1],
    ["empty places", { anchor: {}, head: {} }],
    ["a place in nothing", { anchor: { type: null, item: null, tname: "elsewhere" }, head: { tname: 5 } }],
    [
      "a place of a client without end",
      { anchor: { item: { client: -1, clock: 1e300 } }, head: { item: "x" } },
    ],
  ])("are passed over when they are %s", (_name, cursor) => {
    const doc = sharedDraft({ a: "One two three" });
    const editor = withCaret(doc, cursor);
    expect(shown(editor)).not.toContain("|");
    editor.view.dispatch(editor.state.tr.insertText("!", positionAfter(editor, "two")));
    expect(doc.getXmlFragment(textRoot).toString()).toContain("One two! three");
  });
});
