import { describe, expect, it } from "vitest";
import { readHeads, readKeys, readReceipt } from "./publicRecord";
import { readBlame, readClauseHistory, readRedline, readRevisions, readTimeline } from "./readHistory";

const at = "2026-11-25T10:00:00Z";
const claire = { person: "claire", name: "Claire Martin", delegation: "FRA", at, seq: 7 };
const moment = { seq: 7, at, revision: null };
const sums = { clauses: 1, inserted: 3, deleted: 0 };
const figures = { ...sums, delegations: [{ ...sums, delegation: null, color: "#123456" }] };
const run = { text: "new", change: "insert", paragraph: 0, ...claire };
const clause = {
  id: "a",
  change: "changed",
  moved: false,
  kind: "operative",
  number: "OP1",
  kindBefore: "operative",
  numberBefore: "OP2",
  by: null,
  paragraphs: [{ depth: 0, label: "", labelBefore: "", change: null }],
  runs: [run],
};

describe("a redline", () => {
  it("tells what was done about brackets", () => {
    const settled = {
      bracket: "b12",
      act: "SETTLED",
      clauses: ["a"],
      quote: "good faith",
      settled: "DELETE",
      agreed: true,
      note: "In the corridor",
      ...claire,
    };
    const left = {
      bracket: "b12",
      act: "LEFT",
      clauses: ["a"],
      quote: "good faith",
      holder: "KEN",
      ...claire,
    };
    const read = readRedline({ from: moment, to: moment, clauses: [], figures, brackets: [left, settled] });
    expect(read.brackets[0]).toMatchObject({ act: "LEFT", holder: "KEN", stance: undefined, agreed: false });
    expect(read.brackets[1]).toMatchObject({
      act: "SETTLED",
      settled: "DELETE",
      agreed: true,
      person: "claire",
    });
    expect(readRedline({ from: moment, to: moment, clauses: [], figures }).brackets).toEqual([]);
    expect(() =>
      readRedline({ from: moment, to: moment, clauses: [], figures, brackets: [{ ...left, act: "EATEN" }] }),
    ).toThrow("act");
  });

  it("tells what was done about packages, alternatives, agreements ad referendum and proposals", () => {
    const withheld = { act: "WITHHELD", clauses: ["a"], parties: ["KEN"], note: "No word yet", ...claire };
    const made = { act: "PACKAGE_MADE", clauses: ["a", "b"], title: "Finance", ...claire };
    const taken = {
      act: "TAKEN_MERGED",
      clauses: ["a"],
      symbol: "WP.1/Amend.7",
      title: "Finance",
      ...claire,
    };
    const acts = [made, withheld, taken];
    const read = readRedline({ from: moment, to: moment, clauses: [], figures, acts });
    expect(read.acts[2]).toMatchObject({ act: "TAKEN_MERGED", symbol: "WP.1/Amend.7", title: "Finance" });
    expect(read.acts[0]).toMatchObject({
      act: "PACKAGE_MADE",
      title: "Finance",
      parties: [],
      status: undefined,
    });
    expect(read.acts[1]).toMatchObject({ act: "WITHHELD", parties: ["KEN"], note: "No word yet", seq: 7 });
    expect(readRedline({ from: moment, to: moment, clauses: [], figures }).acts).toEqual([]);
    const eaten = [{ ...made, act: "EATEN" }];
    expect(() => readRedline({ from: moment, to: moment, clauses: [], figures, acts: eaten })).toThrow("act");
  });

  const redline = { from: moment, to: { ...moment, revision: "WP.1/Rev.1" }, clauses: [clause], figures };

  it("is read with who, when and what", () => {
    const read = readRedline(redline);
    expect(read.to.revision).toBe("WP.1/Rev.1");
    expect(read.from.revision).toBeUndefined();
    expect(read.figures.delegations[0]?.delegation).toBeUndefined();
    const [only] = read.clauses;
    expect(only?.numberBefore).toBe("OP2");
    expect(only?.runs[0]).toMatchObject({
      text: "new",
      change: "insert",
      by: { person: "claire", delegation: "FRA", seq: 7 },
      bold: false,
      parts: [],
      writer: undefined,
    });
  });

  it("is read with parts, earlier formatting and the first writer", () => {
    const rich = {
      ...run,
      bold: true,
      format: { bold: false, italic: true },
      writer: { ...claire, person: "daniel" },
      parts: [{ text: "ne", change: null, ...claire }],
    };
    const read = readRedline({ ...redline, clauses: [{ ...clause, runs: [rich] }] }).clauses[0]?.runs[0];
    expect(read?.bold).toBe(true);
    expect(read?.format).toEqual({ bold: false, italic: true });
    expect(read?.writer?.person).toBe("daniel");
    expect(read?.parts[0]?.change).toBeUndefined();
  });

  it("is read with a break that is nobody's, and with no other text that is", () => {
    const break_ = { text: "\n", change: "insert", paragraph: 0 };
    const read = readRedline({ ...redline, clauses: [{ ...clause, runs: [break_] }] });
    expect(read.clauses[0]?.runs[0]?.by.name).toBe("");
  });

  it.each([
    ["an unknown change", { runs: [{ ...run, change: "swap" }] }, "insert or delete"],
    ["a run of nobody", { runs: [{ ...run, person: null }] }, "runs[0].person"],
    ["an unknown kind", { kind: "poem" }, "title or heading"],
    ["an unknown fate", { change: "lost" }, "kept or changed"],
  ])("is not read with %s", (_name, wrong, message) => {
    expect(() => readRedline({ ...redline, clauses: [{ ...clause, ...wrong }] })).toThrow(message);
  });
});

describe("the authors of a text", () => {
  it("are read with the first revision and the status", () => {
    const clauses = [
      { ...clause, change: "kept", status: "AGREED", runs: [{ ...run, change: null, since: "Rev.1" }] },
    ];
    const [only] = readBlame({ at: moment, clauses }).clauses;
    expect([only?.status, only?.runs[0]?.since]).toEqual(["AGREED", "Rev.1"]);
  });
});

describe("revisions", () => {
  const revision = {
    number: 2,
    correction: null,
    symbol: "WP.1/Rev.2",
    title: "Second draft",
    note: null,
    corrects: null,
    seq: 40,
    head: "ab".repeat(32),
    at,
    person: "ingrid",
    name: "Ingrid",
    delegation: null,
    statuses: { AGREED: 2, OPEN: 5, PARKED: 0 },
    signature: { key: "k1", value: "…" },
    figures,
  };

  it("are read, also without a signature", () => {
    const imported = { at, key: "k1" };
    const [signed, unsigned] = readRevisions([
      revision,
      { ...revision, signature: null, imported, correction: 1 },
    ]);
    expect([signed?.importedAt, unsigned?.importedAt]).toEqual([undefined, new Date(at)]);
    expect([...(signed?.statuses ?? [])]).toEqual([
      ["AGREED", 2],
      ["OPEN", 5],
    ]);
    expect([signed?.signedBy, unsigned?.signedBy]).toEqual(["k1", undefined]);
    expect([signed?.correction, unsigned?.correction]).toEqual([undefined, 1]);
  });
});

describe("a timeline", () => {
  const timeline = (marks: object[]) => ({
    first: moment,
    last: moment,
    activity: [{ seq: 7, from: at, at, edits: 1, inserted: 2, deleted: 3 }],
    marks,
  });

  it("is read with its marks in order, whatever order they came in", () => {
    const marks = [
      { kind: "status", ...claire, seq: 9, clause: "a", status: "AGREED" },
      { kind: "revision", ...claire, seq: 8, symbol: "Rev.1" },
      { kind: "restore", ...claire, seq: 12, to: 3 },
      { kind: "undo", ...claire, seq: 13, to: 4, of: { person: "x", name: "Xu Li", delegation: null } },
      { kind: "mode", ...claire, seq: 10, mode: "CHAIR" },
      { kind: "access", ...claire, seq: 11 },
      { kind: "archive", ...claire, seq: 14, archived: true },
    ];
    expect(readTimeline(timeline(marks)).marks.map((mark) => mark.kind)).toEqual([
      "revision",
      "status",
      "mode",
      "access",
      "restore",
      "undo",
      "archive",
    ]);
  });

  it("tells of a branch what came along with its draft, and whom it was shown to", () => {
    const server = { ...claire, person: "plenary-server", name: "Plenary", delegation: null, ofDraft: true };
    const marks = [
      { kind: "base", ...claire, seq: 2, draft: "d", followed: 4 },
      { kind: "follow", ...server, seq: 5, followed: 9 },
      { kind: "invite", ...claire, seq: 8, party: "KEN", invited: true },
      { kind: "join", ...claire, seq: 9, party: "KEN", joins: true },
    ];
    const read = readTimeline({
      ...timeline(marks),
      activity: [{ seq: 7, from: at, at, edits: 1, inserted: 2, deleted: 3, followed: 4 }],
    });
    expect(read.marks[1]).toMatchObject({ kind: "follow", ofDraft: true, followed: 9 });
    expect(read.marks[2]).toMatchObject({ delegation: "FRA", party: "KEN", invited: true });
    expect(read.activity[0]?.followed).toBe(4);
  });

  it("tells what was decided about proposals by the symbols that they had then", () => {
    const proposal = { proposal: "x", symbol: "WP.1/Amend.7", title: "Finance" };
    const marks = [
      { kind: "proposal", ...claire, seq: 1, ...proposal, proposer: { kind: "DELEGATION", code: "FRA" } },
      { kind: "sponsor", ...claire, seq: 2, ...proposal, party: "KEN", joins: true },
      { kind: "incorporate", ...claire, seq: 3, ...proposal, clauses: ["a", "b"], as: "BRACKETED" },
      { kind: "not-taken", ...claire, seq: 4, ...proposal },
      { kind: "withdraw", ...claire, seq: 5, ...proposal },
      { kind: "streamline", ...claire, seq: 6, clause: "a", symbols: ["WP.1/Amend.7"] },
    ];
    const [tabled, sponsored, taken, ...others] = readTimeline(timeline(marks)).marks;
    expect(tabled).toMatchObject({ kind: "proposal", symbol: "WP.1/Amend.7", title: "Finance" });
    expect(sponsored).toMatchObject({ kind: "sponsor", party: "KEN", joins: true });
    expect(taken).toMatchObject({ kind: "incorporate", clauses: ["a", "b"], as: "BRACKETED" });
    expect(others.map(({ kind }) => kind)).toEqual(["not-taken", "withdraw", "streamline"]);
    const unnamed = [{ kind: "withdraw", ...claire, seq: 5, proposal: "x" }];
    expect(() => readTimeline(timeline(unnamed))).toThrow("symbol");
  });

  it("is not read with a mark that lacks what it is about", () => {
    expect(() => readTimeline(timeline([{ kind: "status", ...claire, status: "AGREED" }]))).toThrow("clause");
  });
});

describe("the history of a clause", () => {
  it("is read, also where the clause is missing", () => {
    const read = readClauseHistory({
      id: "a",
      wordings: [{ seq: 3, at, revision: null, kind: null, number: null, status: null, text: null }],
      statuses: [{ ...claire, status: "OPEN", reason: "again" }],
      people: [{ ...claire, inserted: 3, deleted: 1, first: at, last: at }],
    });
    expect(read.wordings[0]).toMatchObject({ text: undefined, status: undefined, number: "" });
    expect(read.statuses[0]?.reason).toBe("again");
    expect(read.people[0]?.inserted).toBe(3);
  });
});

describe("what the server publishes", () => {
  it("is read", () => {
    const key = {
      id: "k1",
      algorithm: "Ed25519",
      publicKey: "AA==",
      createdAt: at,
      retiredAt: null,
      endorsedBy: null,
      endorsement: null,
    };
    expect(readKeys([key])[0]?.retiredAt).toBeUndefined();
    const head = {
      kind: "revision",
      draft: "d",
      lineage: "l",
      symbol: "Rev.1",
      number: 1,
      seq: 8,
      head: "ab",
      at,
      key: "k1",
      signature: "AA==",
      statement: "AA==",
    };
    expect(readHeads([head])[0]?.seq).toBe(8);
    const { symbol, number, signature, statement, ...facts } = head;
    expect([symbol, number, statement]).toEqual(["Rev.1", 1, "AA=="]);
    expect(readHeads([head, facts, { ...facts, kind: "import", signature }]).map(({ kind }) => kind)).toEqual(
      ["revision", "withheld", "import"],
    );
    expect(() => readHeads([{ ...facts, kind: "import" }])).toThrow("heads[0].signature");
    expect(() => readHeads([{ ...head, kind: "moon" }])).toThrow("revision or import");
    expect(() => readHeads([{ ...head, head: 5 }])).toThrow("heads[0].head: expected a string");
  });

  it("is told from a receipt, which a reader keeps", () => {
    const receipt = { draft: "d", lineage: "l", seq: 8, head: "ab", at, key: "k1", signature: "AA==" };
    const file = { plenary: "receipt", version: 1, receipt, keys: [] };
    expect(readReceipt(file)).toMatchObject({ kind: "receipt", seq: 8, signature: "AA==" });
    for (const other of [undefined, [], { ...file, plenary: "record" }, { ...file, receipt: undefined }])
      expect(() => readReceipt(other)).toThrow("receipt");
  });
});
