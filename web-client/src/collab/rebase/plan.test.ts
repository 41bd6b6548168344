import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { Rules } from "../../model/barrier";
import { isBranchClient } from "../../model/clientIds";
import { clauseId, personId } from "../../model/ids";
import type { ClauseStatus, Rights, Standing } from "../../model/standing";
import { writeAsBranch } from "../documents";
import {
  add,
  away,
  clause,
  find,
  joinTo,
  line,
  move,
  paragraph,
  remove,
  said,
  serverDoc,
  splitOff,
  strike,
  textRoot,
  textsIn,
  whole,
  write,
} from "./drafts.testLanguage";
import { type Circumstances, planRebase } from "./plan";

function rulesWith(
  statuses: Readonly<Record<string, ClauseStatus>>,
  rights: Partial<Rights> = {},
  mode: Standing["mode"] = "EVERYBODY",
): Rules {
  const decided = (status: ClauseStatus) => ({
    status,
    person: personId("chair"),
    name: "Chair",
    delegation: undefined,
    at: new Date(0),
    reason: undefined,
  });
  return {
    standing: {
      seq: 1,
      archived: false,
      mode,
      clauses: new Map(Object.entries(statuses).map(([id, status]) => [clauseId(id), decided(status)])),
    },
    rights: { mayWrite: true, mayDecide: false, mayArrange: true, clauses: undefined, ...rights },
  };
}

/** What becomes of the server's document, and what its author is told. */
function rebased(mine: Y.Doc, server: Y.Doc, rules: Rules, more: Partial<Circumstances> = {}) {
  const { update, notAccepted } = planRebase(mine, server, {
    rules,
    closed: new Set(),
    nothing: false,
    settled: new Map(),
    textRoot,
    ...more,
  });
  if (update !== undefined) Y.applyUpdate(server, update);
  return {
    text: whole(server),
    told: notAccepted.map(({ clause: id, why, act, words, removed }) =>
      [id, why, act, words.trim(), removed.trim()].join("|"),
    ),
  };
}

const agreed = (...ids: string[]) => rulesWith(Object.fromEntries(ids.map((id) => [id, "AGREED" as const])));
const open = rulesWith({});

describe("after a refusal", () => {
  it("what was written in open clauses is written again, and what was written in a closed one is told", () => {
    const server = serverDoc({ a: "One two", b: "Three four", c: "Five six" });
    const mine = away(server);
    write(mine, "a", " and a half", "One");
    write(mine, "b", " lost", "Three");
    strike(mine, "b", " four");
    strike(mine, "c", " six");
    write(mine, "c", "Now ");
    expect(rebased(mine, server, agreed("b"))).toEqual({
      text: "t:Title a:One and a half two b:Three four c:Now Five",
      told: ["b|agreed|wrote|lost|four"],
    });
  });

  it("what others did meanwhile in the same clause stays, word by word", () => {
    const server = serverDoc({ a: "One two three", b: "x" });
    const mine = away(server);
    write(mine, "a", " mine", "two");
    strike(mine, "a", "One ");
    write(server, "a", " theirs", "two");
    strike(server, "a", " three");
    expect(rebased(mine, server, open).text).toBe("t:Title a:two mine theirs b:x");
  });

  it("what the server took before it refused is not written twice", () => {
    const server = serverDoc({ a: "One" });
    const mine = away(server);
    write(mine, "a", " two", "One");
    Y.applyUpdate(server, Y.encodeStateAsUpdate(mine));
    // Typed on in the same go: one piece, of which the server has the beginning.
    write(mine, "a", " three", "two");
    expect(rebased(mine, server, open).text).toBe("t:Title a:One two three");
  });

  it("nothing that was deleted again, and nothing that others wrote, counts as written", () => {
    const server = serverDoc({ a: "One" });
    const mine = away(server);
    write(mine, "a", " oops", "One");
    strike(mine, "a", " oops");
    write(server, "a", " theirs", "One");
    expect(rebased(mine, server, agreed("a"))).toEqual({ text: "t:Title a:One theirs", told: [] });
  });

  it("bold and italic come along, and are taken off where they were taken off", () => {
    const server = serverDoc({ a: "One two three" });
    line(server, "a").format(8, 5, { italic: {} });
    const mine = away(server);
    line(mine, "a").format(0, 3, { bold: {} });
    line(mine, "a").format(8, 5, { italic: null });
    line(mine, "a").insert(7, " new", { bold: {} });
    rebased(mine, server, open);
    expect(line(server, "a").toDelta()).toEqual([
      { insert: "One", attributes: { bold: {} } },
      { insert: " two" },
      { insert: " new", attributes: { bold: {} } },
      { insert: " three" },
    ]);
  });

  it("new clauses come to stand behind the same neighbours, with their ids", () => {
    const server = serverDoc({ a: "One", b: "Two" });
    const mine = away(server);
    add(mine, "a", clause("operative", "n1", "New"));
    add(mine, "n1", clause("article", "n2", "Newer", "still"));
    write(mine, "n2", " and edited", "Newer");
    remove(server, "a");
    expect(rebased(mine, server, open).text).toBe("t:Title n1:New n2:Newer and edited / still b:Two");
    expect(find(server, "n2").nodeName).toBe("article");
  });

  it("new paragraphs and sub-paragraphs come along, also in one another", () => {
    const server = serverDoc({ a: "One" });
    const mine = away(server);
    const sub = new Y.XmlElement("subparagraph");
    sub.insert(0, [paragraph("deep")]);
    find(mine, "a").insert(1, [paragraph("more"), sub]);
    write(mine, "a", "er", "deep");
    expect(rebased(mine, server, open).text).toBe("t:Title a:One / more / deeper");
  });

  it("a clause is deleted, unless others wrote in it meanwhile", () => {
    const server = serverDoc({ a: "One", b: "Two", c: "Three" });
    const mine = away(server);
    remove(mine, "a");
    remove(mine, "b");
    write(server, "b", " theirs", "Two");
    expect(rebased(mine, server, open)).toEqual({
      text: "t:Title b:Two theirs c:Three",
      told: ["b|changed|deleted||Two"],
    });
  });

  it("a clause that was agreed is neither deleted nor moved", () => {
    const server = serverDoc({ a: "One", b: "Two", c: "Three" });
    const mine = away(server);
    remove(mine, "a");
    move(mine, "b", "c");
    expect(rebased(mine, server, agreed("a", "b"))).toEqual({
      text: "t:Title a:One b:Two c:Three",
      told: ["b|agreed|moved||", "a|agreed|deleted||One"].sort(),
    });
  });

  it("a clause is moved with the words that others put into it meanwhile, and with one's own", () => {
    const server = serverDoc({ a: "One two three", b: "Two", c: "Three" });
    const mine = away(server);
    move(mine, "a", "b");
    write(mine, "a", " mine", "three");
    write(server, "a", "Theirs ");
    strike(server, "a", " two");
    expect(rebased(mine, server, open)).toEqual({
      text: "t:Title b:Two a:Theirs One three mine c:Three",
      told: [],
    });
  });

  it("words follow a clause that others moved meanwhile", () => {
    const server = serverDoc({ a: "One two three", b: "Two", c: "Three" });
    const mine = away(server);
    write(mine, "a", " mine", "two");
    strike(mine, "a", "One ");
    move(server, "a", "c");
    write(server, "a", " theirs", "three");
    expect(rebased(mine, server, open)).toEqual({
      text: "t:Title b:Two c:Three a:two mine three theirs",
      told: [],
    });
  });

  it("words stay apart from what others put at the same place into a clause that was moved", () => {
    const server = serverDoc({ a: "One two three four.", b: "Five" });
    const mine = away(server);
    strike(mine, "a", "two three four");
    write(mine, "a", "mine", "One ");
    move(server, "a", "b");
    write(server, "a", "theirs ", "One ");
    expect(rebased(mine, server, open).text).toBe("t:Title b:Five a:One mine theirs .");
  });

  it("words stay apart where those between them and others' were deleted in a clause that was moved", () => {
    const server = serverDoc({ a: "One two three.", b: "Four" });
    const mine = away(server);
    strike(mine, "a", " two");
    move(server, "a", "b");
    write(server, "a", "theirs ", "One two ");
    expect(rebased(mine, server, open).text).toBe("t:Title b:Four a:One theirs three.");
  });

  it("words keep their order where all between them was deleted, by whomever", () => {
    const server = serverDoc({ a: "One two three four.", b: "Five six seven eight." });
    const mine = away(server);
    for (const [id, words] of [
      ["a", ["two ", "three "]],
      ["b", ["six ", "seven "]],
    ] as const) {
      write(mine, id, "A ", words[0]);
      write(mine, id, "B ", words[1]);
    }
    strike(server, "a", "two three ");
    strike(mine, "b", "six ");
    strike(mine, "b", "seven ");
    expect(rebased(mine, server, open).text).toBe("t:Title a:One A B four. b:Five A B eight.");
  });

  it("a word that was written through deleted letters is told in one piece", () => {
    const server = serverDoc({ a: "abcd" });
    const mine = away(server);
    line(mine, "a").insert(2, "mi");
    line(mine, "a").insert(6, "ne");
    strike(mine, "a", "cd");
    strike(mine, "a", "ab");
    expect(rebased(mine, server, agreed("a")).told).toEqual(["a|agreed|wrote|mine|abcd"]);
  });

  it("a change of kind is made again, with what others wrote", () => {
    const server = serverDoc({ a: "One", b: "Two" });
    const mine = away(server);
    move(mine, "a", "a", "preambular");
    write(server, "a", " theirs", "One");
    expect(rebased(mine, server, rulesWith({}, { mayArrange: false })).told).toEqual([]);
    expect(find(server, "a").nodeName).toBe("preambular");
    expect(whole(server)).toBe("t:Title a:One theirs b:Two");
  });

  it("words in a clause that others deleted meanwhile are told", () => {
    const server = serverDoc({ a: "One", b: "Two" });
    const mine = away(server);
    write(mine, "a", " mine", "One");
    remove(server, "a");
    expect(rebased(mine, server, open)).toEqual({ text: "t:Title b:Two", told: ["a|gone|wrote|mine|"] });
  });

  it("words in a paragraph that others deleted meanwhile are told", () => {
    const server = serverDoc({ a: ["One", "two"] });
    const mine = away(server);
    write(mine, "a", " mine", "two");
    find(server, "a").delete(1, 1);
    expect(rebased(mine, server, open)).toEqual({ text: "t:Title a:One", told: ["a|gone|wrote|mine|"] });
  });

  it("what others put into a paragraph that was deleted meanwhile stays", () => {
    const server = serverDoc({ a: ["One", "two"] });
    const mine = away(server);
    find(mine, "a").delete(1, 1);
    write(server, "a", " theirs", "two");
    expect(rebased(mine, server, open).text).toBe("t:Title a:One /  theirs");
  });

  it("a clause that was split and agreed meanwhile stays whole, and its half does not stand there twice", () => {
    const server = serverDoc({ a: "Decides to meet in Geneva in the spring", b: "Two" });
    const mine = away(server);
    splitOff(mine, "a", "Decides to meet", "n");
    write(mine, "n", " early", "in the");
    write(mine, "b", " mine", "Two");
    expect(rebased(mine, server, agreed("a"))).toEqual({
      text: "t:Title a:Decides to meet in Geneva in the spring b:Two mine",
      told: ["a|agreed|wrote||in Geneva in the spring", "n|together|added|in Geneva in the early spring|"],
    });
  });

  it("a clause that was joined to one that was agreed meanwhile stays where it was", () => {
    const server = serverDoc({ a: "Decides to meet", b: "Requests the report" });
    const mine = away(server);
    joinTo(mine, "b", "a");
    expect(rebased(mine, server, agreed("a"))).toEqual({
      text: "t:Title a:Decides to meet b:Requests the report",
      told: ["a|agreed|wrote|Requests the report|", "b|together|deleted||Requests the report"],
    });
  });

  it("who may not arrange clauses any more keeps the words, and is told of the clauses", () => {
    const server = serverDoc({ a: "One", b: "Two", c: "Three" });
    const mine = away(server);
    write(mine, "a", " mine", "One");
    add(mine, "a", clause("operative", "n", "New words"));
    remove(mine, "b");
    move(mine, "c", "t");
    write(mine, "c", " and mine", "Three");
    expect(rebased(mine, server, rulesWith({}, { mayArrange: false }))).toEqual({
      text: "t:Title a:One mine b:Two c:Three",
      told: ["c|arrange|moved|and mine|", "n|arrange|added|New words|", "b|arrange|deleted||Two"],
    });
  });

  it.each<[string, Rules, string]>([
    ["reads only now", rulesWith({}, { mayWrite: false }), "readOnly"],
    [
      "is not the chair while only the chair drafts",
      rulesWith({}, { mayWrite: false }, "CHAIR"),
      "chairDrafts",
    ],
    ["comes to a draft that was closed", rulesWith({}, { mayWrite: false }, "CLOSED"), "closed"],
  ])("everything is told to whoever %s", (_who, rules, why) => {
    const server = serverDoc({ a: "One", b: "Two" });
    const mine = away(server);
    write(mine, "a", " mine", "One");
    remove(mine, "b");
    expect(rebased(mine, server, rules)).toEqual({
      text: "t:Title a:One b:Two",
      told: [`a|${why}|wrote|mine|`, `b|${why}|deleted||Two`],
    });
  });

  it("everything is told where nothing is to be brought over, and where the server named a clause", () => {
    const server = serverDoc({ a: "One", b: "Two" });
    const mine = away(server);
    write(mine, "a", " mine", "One");
    write(mine, "b", " mine", "Two");
    const named = rebased(away(mine), away(server), open, { closed: new Set([clauseId("a")]) });
    expect(named).toEqual({ text: "t:Title a:One b:Two mine", told: ["a|refused|wrote|mine|"] });
    expect(rebased(mine, server, open, { nothing: true })).toEqual({
      text: "t:Title a:One b:Two",
      told: ["a|refused|wrote|mine|", "b|refused|wrote|mine|"],
    });
  });

  it("what another page of the same person looks after, or has brought over already, is left to it", () => {
    const server = serverDoc({ a: "One" });
    const other = away(server);
    add(other, "a", clause("operative", "n", "Theirs"));
    write(other, "a", " other", "One");
    const mine = away(other);
    write(mine, "a", " mine", "other");
    write(mine, "n", " and mine", "Theirs");
    const settled = new Map([[other.clientID, Number.POSITIVE_INFINITY]]);
    expect(rebased(mine, server, open, { settled })).toEqual({
      text: "t:Title a:One mine",
      told: ["n|gone|wrote|and mine|"],
    });
    Y.applyUpdate(server, Y.encodeStateAsUpdate(other));
    expect(said(server, "n")).toBe("Theirs");
  });

  it("words follow a clause that another page of the same person has brought over under its id", () => {
    const server = serverDoc({ a: "One" });
    const other = away(server);
    add(other, "a", clause("operative", "n", "Theirs"));
    const mine = away(other);
    write(mine, "n", " and mine", "Theirs");
    add(server, "a", clause("operative", "n", "Theirs"));
    const settled = new Map([[other.clientID, 1_000]]);
    expect(rebased(mine, server, open, { settled }).text).toBe("t:Title a:One n:Theirs and mine");
    expect(textsIn(find(server, "n"))).toHaveLength(1);
  });

  it("words that were brought over already, and deleted since, do not come again between others that were deleted", () => {
    const server = serverDoc({ a: "One two three", b: "Four" });
    const mine = away(server);
    write(mine, "a", "mine", "two");
    strike(mine, "a", "two");
    strike(mine, "a", " three");
    move(server, "a", "b");
    strike(server, "a", "two three");
    write(server, "a", "Theirs. ");
    const settled = new Map([[mine.clientID, Number.POSITIVE_INFINITY]]);
    expect(rebased(mine, server, open, { settled }).text).toBe("t:Title b:Four a:Theirs. One ");
  });
});

describe("footnotes that were written offline", () => {
  const note = (words: string) => {
    const element = new Y.XmlElement("footnote");
    element.insert(0, [new Y.XmlText(words)]);
    return element;
  };
  const lineOf = (doc: Y.Doc) => find(doc, "a").get(0) as Y.XmlElement;
  const xml = (doc: Y.Doc) => lineOf(doc).toString();

  it("come through, also in a line that others changed", () => {
    const server = serverDoc({ a: "One two" });
    const mine = away(server);
    lineOf(mine).insert(1, [note("Mine")]);
    write(server, "a", "!", "One");
    expect(rebased(mine, server, open).told).toEqual([]);
    expect(xml(server)).toBe("<paragraph>One! two<footnote>Mine</footnote></paragraph>");
  });

  it("keep what was written in them, beside what others wrote there", () => {
    const server = serverDoc({ a: "One two" });
    lineOf(server).insert(1, [note("The note")]);
    const mine = away(server);
    const [, text] = textsIn(lineOf(mine));
    text?.insert(8, " of mine");
    write(server, "a", " short", "The");
    expect(rebased(mine, server, open).told).toEqual([]);
    expect(xml(server)).toBe("<paragraph>One two<footnote>The short note of mine</footnote></paragraph>");
  });

  it("are told of where others deleted the footnote", () => {
    const server = serverDoc({ a: "One two" });
    lineOf(server).insert(1, [note("The note")]);
    const mine = away(server);
    textsIn(lineOf(mine))[1]?.insert(8, " of mine");
    lineOf(server).delete(1, 1);
    expect(rebased(mine, server, open).told).toEqual(["a|gone|wrote|of mine|"]);
  });
});

describe("what was written in a branch", () => {
  it("is brought over under an id of branches", () => {
    // given
    const server = serverDoc({ a: "One two" });
    const mine = away(server);
    writeAsBranch(mine);
    const now = away(server);
    writeAsBranch(now);
    write(mine, "a", " more", "One");
    // when
    const { update, client } = planRebase(mine, now, {
      rules: rulesWith({}),
      closed: new Set(),
      nothing: false,
      settled: new Map(),
      textRoot,
    });
    // then
    expect(isBranchClient(client)).toBe(true);
    expect(
      [...Y.parseUpdateMeta(update ?? new Uint8Array([0, 0])).from.keys()].filter(isBranchClient),
    ).toEqual([client]);
  });
});
