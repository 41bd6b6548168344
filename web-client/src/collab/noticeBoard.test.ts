import { describe, expect, it } from "vitest";
import { rivalsOf } from "../model/alternatives";
import { clauseId } from "../model/ids";
import { runningNumbers } from "../model/numberingPlan";
import { numberingPlanOf } from "../model/standing";
import { NoticeBoard } from "./noticeBoard";
import { type Notice, parseNotice } from "./notices";

const nothing = { standing: "", rights: "" };

function decided(status: string) {
  return {
    status,
    person: "chair",
    name: "Amara Okafor",
    delegation: null,
    at: "2026-11-25T02:00:00Z",
    reason: null,
  };
}

function whole(seq: number, clauses: object): Notice {
  return parseNotice(JSON.stringify({ kind: "standing", seq, mode: "EVERYBODY", archived: false, clauses }));
}

function change(since: number, seq: number, clauses: object, mode = "EVERYBODY"): Notice {
  return parseNotice(JSON.stringify({ kind: "standing-change", since, seq, mode, archived: false, clauses }));
}

function statuses(board: NoticeBoard) {
  return [...(board.told.standing?.clauses ?? [])].map(([id, decision]) => [id, decision.status]);
}

describe("what stands", () => {
  it("takes in what has changed of it, and leaves the rest", () => {
    const board = new NoticeBoard(nothing, true);
    board.hear(whole(5, { a: decided("AGREED"), b: decided("PARKED") }));

    expect(board.hear(change(5, 9, { b: decided("OPEN"), c: decided("BRACKETED") }, "CHAIR"))).toBe(
      "to-keep",
    );

    expect(statuses(board)).toEqual([
      [clauseId("a"), "AGREED"],
      [clauseId("b"), "OPEN"],
      [clauseId("c"), "BRACKETED"],
    ]);
    expect(board.told.standing).toMatchObject({ seq: 9, mode: "CHAIR" });
  });

  it("is remembered whole by the device", () => {
    const board = new NoticeBoard(nothing, true);
    board.hear(whole(5, { a: decided("AGREED") }));
    board.hear(change(5, 9, { b: decided("OPEN") }));

    const again = new NoticeBoard(board.texts, true);

    expect(again.told.standing).toEqual(board.told.standing);
  });

  it("is asked for anew when something before the change never came", () => {
    const board = new NoticeBoard(nothing, true);
    expect(board.hear(change(5, 9, {}))).toBe("gap");
    board.hear(whole(5, { a: decided("AGREED") }));

    expect(board.hear(change(7, 9, { a: decided("OPEN") }))).toBe("gap");

    expect(statuses(board)).toEqual([[clauseId("a"), "AGREED"]]);
  });

  it("has the numbers that hold until it is told others, also on the device", () => {
    const tell = (kind: object, numbering?: object) =>
      parseNotice(JSON.stringify({ ...kind, mode: "EVERYBODY", archived: false, clauses: {}, numbering }));
    const held = { mode: "HELD", since: "WP.1/Rev.1", numbers: [{ clause: "a", number: "OP7" }] };
    const board = new NoticeBoard(nothing, true);
    board.hear(tell({ kind: "standing", seq: 5 }, { mode: "RUNNING" }));
    expect(board.told.standing?.numbers).toBeUndefined();

    board.hear(tell({ kind: "standing-change", since: 5, seq: 6 }, held));
    const plan = board.told.standing?.numbers?.plan;
    board.hear(tell({ kind: "standing-change", since: 6, seq: 7 }));

    expect(board.told.standing?.numbers?.symbol).toBe("WP.1/Rev.1");
    expect(board.told.standing?.numbers?.plan).toBe(plan);
    expect(plan).toEqual({ held: [{ clause: "a", number: "OP7" }] });
    expect(new NoticeBoard(board.texts, true).told.standing).toEqual(board.told.standing);

    board.hear(tell({ kind: "standing-change", since: 7, seq: 8 }, { mode: "RUNNING" }));
    expect(board.told.standing?.numbers).toBeUndefined();
    expect(new NoticeBoard(board.texts, true).told.standing?.numbers).toBeUndefined();
  });

  it("has the clauses that compete until it is told others, and numbers by them, also on the device", () => {
    const tell = (notice: object) =>
      parseNotice(JSON.stringify({ mode: "EVERYBODY", archived: false, clauses: {}, ...notice }));
    const offered = {
      clause: "b",
      of: "a",
      person: "p",
      name: "Claire Martin",
      delegation: "FRA",
      at: 1000,
      seq: 6,
    };
    const board = new NoticeBoard(nothing, true);
    board.hear(tell({ kind: "standing", seq: 5 }));
    expect(numberingPlanOf(board.told.standing)).toBe(runningNumbers);

    board.hear(tell({ kind: "standing-change", since: 5, seq: 6, alternatives: [offered] }));
    const plan = numberingPlanOf(board.told.standing);
    board.hear(tell({ kind: "standing-change", since: 6, seq: 7 }));

    expect(plan.alternatives).toEqual(new Map([["b", "a"]]));
    expect(numberingPlanOf(board.told.standing)).toBe(plan);
    expect(rivalsOf(clauseId("b"), board.told.standing?.alternatives ?? [])).toEqual(["a", "b"]);
    expect(board.told.standing?.alternatives?.[0]?.at).toEqual(new Date(1000));
    expect(new NoticeBoard(board.texts, true).told.standing).toEqual(board.told.standing);

    const choice = { of: "a", choose: "b", name: "The chair", at: 2000, alternatives: [offered] };
    board.hear(tell({ kind: "standing-change", since: 7, seq: 8, alternatives: [], choices: [choice] }));
    board.hear(tell({ kind: "standing-change", since: 8, seq: 9 }));
    expect(numberingPlanOf(board.told.standing)).toBe(runningNumbers);
    expect(board.told.standing?.choices).toMatchObject([{ of: "a", chosen: "b", at: new Date(2000) }]);
    expect(new NoticeBoard(board.texts, true).told.standing).toEqual(board.told.standing);
    expect(new NoticeBoard(board.texts, true).told.standing?.alternatives).toEqual([]);
  });

  it("has the brackets, and where their words are, while others are placed and go", () => {
    const bracket = (id: string) => ({
      id,
      kind: "CONTESTED",
      on: [{ clause: "a", from: [7, 3], to: [7, 9], quote: "closely" }],
      holders: [{ holder: "FRA", stance: "KEEP", since: 1000, by: "Claire Martin" }],
      at: 1000,
      by: "Claire Martin",
      settled: null,
    });
    const tell = (notice: object) =>
      parseNotice(JSON.stringify({ mode: "EVERYBODY", archived: false, clauses: {}, ...notice }));
    const ids = (of: NoticeBoard) => [...(of.told.standing?.brackets?.all.keys() ?? [])];
    const board = new NoticeBoard(nothing, true);
    board.hear(tell({ kind: "standing", seq: 5, brackets: [bracket("b4")] }));
    const moved = { clause: "b", from: [7, 3], to: [7, 9], state: "HELD" };
    expect(board.hear(tell({ kind: "bracket-places", seq: 5, places: [{ id: "b4", now: [moved] }] }))).toBe(
      "passing",
    );
    board.hear(tell({ kind: "standing-change", since: 5, seq: 6, brackets: [bracket("b6")] }));

    expect(ids(board)).toEqual(["b4", "b6"]);
    expect([...(board.told.standing?.brackets?.byClause.keys() ?? [])]).toEqual(["b", "a"]);
    expect(ids(new NoticeBoard(board.texts, true))).toEqual(["b4", "b6"]);

    board.hear(tell({ kind: "standing", seq: 6, brackets: [bracket("b4"), bracket("b6")] }));
    expect([...(board.told.standing?.brackets?.byClause.keys() ?? [])]).toEqual(["b", "a"]);

    board.hear(tell({ kind: "standing-change", since: 6, seq: 7, bracketsGone: ["b4"] }));
    const { told } = board;
    board.hear(tell({ kind: "bracket-places", seq: 8, places: [] }));

    expect(ids(board)).toEqual(["b6"]);
    expect(ids(new NoticeBoard(board.texts, true))).toEqual(["b6"]);
    expect(board.told).toBe(told);
  });
});
