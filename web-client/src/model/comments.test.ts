import { describe, expect, it } from "vitest";
import { openByClause, readThread, readToldComments } from "./comments";
import { asTold, author, comment, desk, forAll, forDelegation, thread } from "./comments.testLanguage";
import { clauseId } from "./ids";
import { JsonReader, UnexpectedForm } from "./json";

const read = (value: unknown) => readThread(new JsonReader(asTold(value), "thread"));

describe("a thread as the server tells it", () => {
  it("is read with its anchor, its answers, their older wordings and who resolved it", () => {
    const told = thread("t1", "d1", forDelegation("FRA"), 7, {
      state: "RESOLVED",
      anchor: { clause: clauseId("a"), from: [5, 0], to: [5, 9], quote: "each year" },
      comments: [
        comment(3, { edited: [{ text: "Once", at: new Date(1) }], mentions: ["KEN", "CHAIR"] }),
        comment(5, { by: author("Amara", undefined) }),
      ],
      resolved: { at: new Date(9), by: author() },
    });
    expect(read(told)).toEqual(told);
  });

  it("is about a whole clause without units, and about the draft without an anchor", () => {
    expect(
      read({ ...thread("t", "d", forAll, 1), anchor: { clause: "a", from: null, to: null, quote: "" } })
        .anchor,
    ).toEqual({
      clause: "a",
      from: undefined,
      to: undefined,
      quote: "",
    });
    expect(read({ ...thread("t", "d", forAll, 1), anchor: null }).anchor).toBeUndefined();
  });

  it.each([
    ["an audience that is unknown", { audience: { kind: "PRESS" } }, "ALL or GROUP"],
    ["units that are none", { anchor: { clause: "a", from: ["x", 1], to: null, quote: "" } }, "two numbers"],
    ["comments that are none", { comments: null }, "an array"],
  ])("with %s is refused", (_, wrong, expected) => {
    expect(() => read({ ...thread("t", "d", forAll, 1), ...wrong })).toThrow(UnexpectedForm);
    expect(() => read({ ...thread("t", "d", forAll, 1), ...wrong })).toThrow(expected);
  });
});

describe("all comments", () => {
  it("are read with the audiences that one is in and their desks", () => {
    const told = {
      audiences: [
        { ...forAll, name: undefined, mayWrite: true },
        { ...forDelegation("FRA"), name: "France", mayWrite: false },
      ],
      desks: [desk("d1", forAll, 4, 2)],
      threads: [thread("t1", "d1", forAll, 4)],
    };
    expect(readToldComments(new JsonReader(asTold(told), "comments"))).toEqual(told);
  });

  it("are counted by the clauses that they are about, if they are open", () => {
    const threads = [
      thread("t1", "d1", forAll, 1),
      thread("t2", "d1", forAll, 2),
      thread("t3", "d1", forAll, 3, { state: "RESOLVED" }),
      thread("t4", "d1", forAll, 4, { anchor: undefined }),
    ];
    expect([...openByClause(threads)]).toEqual([["a", 2]]);
  });
});
