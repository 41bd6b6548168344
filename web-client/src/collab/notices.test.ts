import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { describe, expect, it, vi } from "vitest";
import { readNotice } from "./notices";

function noticed(value: unknown) {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, typeof value === "string" ? value : JSON.stringify(value));
  return readNotice(decoding.createDecoder(encoding.toUint8Array(encoder)));
}

const decision = {
  status: "AGREED",
  person: "chair",
  name: "Amara Okafor",
  delegation: null,
  at: "2026-11-25T02:00:00Z",
  reason: null,
};
const standing = { kind: "standing", seq: 7, mode: "CHAIR", clauses: { a: decision } };
const rights = { kind: "rights", mayWrite: true, mayDecide: false, mayArrange: false, clauses: ["a", "b"] };

describe("a notice", () => {
  it("tells what has changed of the standing, and since when", () => {
    const change = { ...standing, kind: "standing-change", since: 5, archived: true };
    expect(noticed(change)).toMatchObject({
      kind: "standing-change",
      since: 5,
      standing: { seq: 7, archived: true },
    });
  });

  it("tells of a decision as it is taken, and passes over kinds of decision that are not known yet", () => {
    const told = { kind: "decision", seq: 9, at: decision.at, person: "chair", name: "Amara Okafor" };
    const deedOf = (more: object) => noticed({ ...told, delegation: null, ...more });
    expect(deedOf({ decision: "restore", to: 4, revision: "WP/Rev.1", clause: null, reason: null })).toEqual({
      kind: "decision",
      told: {
        seq: 9,
        at: new Date(decision.at),
        person: "chair",
        name: "Amara Okafor",
        delegation: undefined,
        deed: { kind: "restore", clause: undefined, revision: "WP/Rev.1", left: undefined },
      },
    });
    const bracket = {
      id: "b7",
      kind: "CONTESTED",
      holders: [{ holder: "FRA", stance: "KEEP" }],
      clauses: ["a"],
      quote: "shall",
    };
    const rival = { clause: "r", of: "a", person: "p", name: "Claire", delegation: "FRA", seq: 4 };
    const left = { brackets: [bracket], alternatives: [rival], bracketCount: 21, alternativeCount: 1 };
    expect(deedOf({ decision: "restore", to: 4, revision: null, clause: "a", left })).toMatchObject({
      told: {
        deed: {
          left: {
            brackets: [{ holders: [{ holder: "FRA" }], clauses: ["a"], quote: "shall" }],
            alternatives: [{ clause: "r", of: "a", delegation: "FRA" }],
            bracketCount: 21,
          },
        },
      },
    });
    expect(deedOf({ decision: "mode", mode: "CLOSED" })).toMatchObject({
      told: { deed: { mode: "CLOSED" } },
    });
    expect(deedOf({ decision: "status", clause: "a", status: "PARKED", reason: null })).toMatchObject({
      told: { deed: { clause: "a", status: "PARKED" } },
    });
    const held = { bracket: "b5", holder: "FRA", stance: "KEEP", note: null };
    const placed = { decision: "bracket", bracketKind: "CONTESTED", clause: "a", places: 1, ...held };
    expect(deedOf(placed)).toMatchObject({ told: { deed: { kind: "bracket", clause: "a", holder: "FRA" } } });
    for (const kind of ["bracket-hold", "bracket-leave", "bracket-settle", "bracket-again"]) {
      expect(deedOf({ decision: kind, as: "DELETE", agreed: true, ...held })).toMatchObject({
        told: { deed: { kind, bracket: "b5" } },
      });
    }
    const proposal = { proposal: "x", symbol: "WP.1/Amend.7", title: "Finance" };
    const tabled = { decision: "proposal", ...proposal, proposer: { kind: "CHAIR" } };
    expect(deedOf({ ...tabled, state: "REVISED" })).toMatchObject({
      told: { deed: { kind: "proposal", symbol: "WP.1/Amend.7", title: "Finance", isAgain: true } },
    });
    expect(deedOf({ decision: "sponsor", ...proposal, party: "KEN", joins: false })).toMatchObject({
      told: { deed: { kind: "sponsor", symbol: "WP.1/Amend.7", party: "KEN", joins: false } },
    });
    for (const kind of ["withdraw", "not-taken"]) {
      expect(deedOf({ decision: kind, ...proposal, reason: null })).toMatchObject({
        told: { deed: { kind, symbol: "WP.1/Amend.7" } },
      });
    }
    expect(deedOf({ decision: "incorporate", ...proposal, clauses: ["a"], as: "MERGED" })).toMatchObject({
      told: { deed: { kind: "incorporate", symbol: "WP.1/Amend.7", clauses: ["a"], as: "MERGED" } },
    });
    const sources = [{ proposal: "x", revision: 0, clause: "a" }];
    const symbols = ["WP.1/Amend.7", "WP.1/Amend.8"];
    expect(deedOf({ decision: "streamline", clause: "b", sources, symbols })).toMatchObject({
      told: { deed: { kind: "streamline", symbols, clause: "b" } },
    });
    expect(deedOf({ decision: "silence" })).toEqual({ kind: "other", name: "decision silence" });
  });

  it("tells what was decided, by whom and when", () => {
    expect(noticed(standing)).toMatchObject({
      kind: "standing",
      standing: {
        seq: 7,
        mode: "CHAIR",
        clauses: new Map([
          [
            "a",
            {
              status: "AGREED",
              person: "chair",
              name: "Amara Okafor",
              delegation: undefined,
              at: new Date("2026-11-25T02:00:00Z"),
              reason: undefined,
            },
          ],
        ]),
      },
    });
  });

  it("tells one's rights", () => {
    expect(noticed(rights)).toMatchObject({
      rights: { mayWrite: true, mayDecide: false, mayArrange: false, clauses: new Set(["a", "b"]) },
    });
    expect(noticed({ ...rights, clauses: null })).toMatchObject({ rights: { clauses: undefined } });
  });

  it("tells who has removed many clauses", () => {
    const removal = {
      seq: 9,
      person: "fra-martin",
      name: "Claire Martin",
      delegation: "FRA",
      count: 60,
      clauses: ["a", "b"],
    };
    expect(noticed({ kind: "removal", ...removal })).toEqual({ kind: "removal", removal });
    expect(noticed({ kind: "removal", ...removal, delegation: null })).toMatchObject({
      removal: { delegation: undefined },
    });
  });

  it("of a kind that this page does not know is no fault", () => {
    const warn = vi.spyOn(console, "warn");
    expect(noticed({ kind: "weather", outlook: "fair" })).toEqual({ kind: "other", name: "weather" });
    expect(warn).not.toHaveBeenCalled();
  });

  it.each([
    ["is no JSON", "{"],
    ["is no object", []],
    ["has no kind", {}],
    ["lacks the mode", { ...standing, mode: undefined }],
    ["has a status of tomorrow", { ...standing, clauses: { a: { ...decision, status: "SEALED" } } }],
    ["has a time that is none", { ...standing, clauses: { a: { ...decision, at: "soon" } } }],
    ["says half of the rights", { ...rights, mayArrange: undefined }],
    ["names clauses by numbers", { ...rights, clauses: [1] }],
  ])("that %s is passed over, with a warning", (_name, value) => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    expect(noticed(value)).toBeUndefined();
    expect(warn).toHaveBeenCalledOnce();
  });
});
