import { describe, expect, it } from "vitest";
import { author, comment, desk, forAll, forDelegation, thread } from "./comments.testLanguage";
import { type CommentKey, clauseId, deskId, personId, threadId } from "./ids";
import { isLookedFor, openThreads, passagesOf, type Reader, readUpTo, unreadComments } from "./threadList";

const keyOf = (key: string) => key as CommentKey;
const claire = personId("claire");
const reader = (fresh: readonly string[] = [], missed: readonly string[] = []): Reader => ({
  me: claire,
  calledBy: new Set(["FRA"]),
  fresh: new Set(fresh.map(keyOf)),
  missed: new Set(missed.map(threadId)),
});
const daniel = author("Daniel", "KEN");

const threads = [
  thread("t1", "d1", forAll, 1, { comments: [comment(1), comment(4, { by: daniel })] }),
  thread("t2", "d1", forAll, 2, {
    state: "RESOLVED",
    comments: [comment(2, { by: daniel, mentions: ["FRA"] })],
  }),
  thread("t3", "d2", forDelegation("FRA"), 3, { comments: [comment(3, { by: daniel })], anchor: undefined }),
];
const found = (filter: Partial<typeof openThreads>, who = reader()) =>
  threads.filter((each) => isLookedFor(each, { ...openThreads, ...filter }, who)).map(({ id }) => id);
const any = { state: undefined };

describe("threads that are looked for", () => {
  it("are the open ones at first, and those that were resolved before they were read", () => {
    expect(found({})).toEqual(["t1", "t3"]);
    expect(found({}, reader(["d1 c2"]))).toEqual(["t1", "t3"]);
    expect(found({}, reader(["d1 c2"], ["t2"]))).toEqual(["t1", "t2", "t3"]);
    expect(found({ state: "RESOLVED" })).toEqual(["t2"]);
  });

  it.each([
    ["for an audience", { ...any, audience: "DELEGATION FRA" }, ["t3"]],
    ["about a clause", { ...any, clause: clauseId("a") }, ["t1", "t2"]],
    ["in which one said something", { ...any, concern: "mine" as const }, ["t1"]],
    ["in which one is called", { ...any, concern: "mentions" as const }, ["t2"]],
    ["in which something is new", { ...any, concern: "unread" as const }, ["t3"]],
  ])("are those %s", (_, filter, expected) => expect(found(filter, reader(["d2 c3"]))).toEqual(expected));
});

describe("what is not read", () => {
  const desks = new Map([desk("d1", forAll, 4, 1), desk("d2", forAll, 3, 0)].map((each) => [each.id, each]));

  it("is what others said since", () => {
    expect(unreadComments(threads, desks, claire).map(({ seq }) => seq)).toEqual([4, 2, 3]);
    expect(unreadComments(threads, desks, personId("daniel"))).toEqual([]);
  });

  it("is read up to what was not shown", () => {
    const [first] = desks.values();
    const upTo = (...shown: string[]) =>
      readUpTo(first ?? desk("d1", forAll, 4), threads, claire, new Set(shown.map(keyOf)));
    expect(upTo()).toBe(1);
    expect(upTo("d1 c4", "d2 c2")).toBe(1);
    expect(upTo("d1 c2")).toBe(3);
    expect(upTo("d1 c2", "d1 c4")).toBe(4);
    expect(deskId("d1")).toBe(first?.id);
  });
});

describe("who is called in a comment", () => {
  it("is told apart, as the server knows them", () => {
    const text = "See @FRA, @fra-x and mail@KEN.example: @Chair?";
    expect(
      passagesOf({ text, mentions: ["FRA", "CHAIR"] }).filter(({ mention }) => mention !== undefined),
    ).toEqual([
      { text: "@FRA", mention: "FRA" },
      { text: "@Chair", mention: "CHAIR" },
    ]);
    expect(
      passagesOf({ text, mentions: ["FRA"] })
        .map((each) => each.text)
        .join(""),
    ).toBe(text);
  });
});
