import { describe, expect, it } from "vitest";
import { UnexpectedForm } from "../model/json";
import { readIntake } from "./intake";
import { readDetails } from "./plenary";
import { readProcess } from "./process";

const file = { name: "text.md", bytes: 40, sha256: "00".repeat(32), format: "md" };
const answer = {
  file,
  title: "Declaration",
  clauses: [
    {
      kind: "TITLE",
      number: "",
      text: "Declaration",
      paragraphs: [
        {
          depth: 0,
          label: "",
          runs: [{ text: "Declaration", italic: true }, { footnote: [{ text: "A note" }] }],
        },
      ],
    },
    { kind: "OPERATIVE", number: "OP1", text: "Decides", numberInFile: "3.", paragraphs: [] },
  ],
  leftOut: [{ code: "masthead", before: 1, runs: [{ text: "Distr.: General" }] }],
  findings: [
    { severity: "LOST", code: "images", message: "Images were left out.", count: 2 },
    { severity: "LOST", code: "footnotes", message: "Footnotes were left out.", count: 7, further: true },
  ],
  figures: { clauses: 2, characters: 18 },
};

describe("what a file would become", () => {
  it("is read with its clauses and findings", () => {
    const intake = readIntake(answer);
    expect(intake.clauses.map(({ kind, number, numberInFile }) => [kind, number, numberInFile])).toEqual([
      ["title", "", undefined],
      ["operative", "OP1", "3."],
    ]);
    expect(intake.clauses[0]?.paragraphs[0]?.runs).toEqual([
      { text: "Declaration", bold: false, italic: true },
      { text: "", footnote: [{ text: "A note", bold: false, italic: false }], bold: false, italic: false },
    ]);
    expect(intake.leftOut).toEqual([
      { code: "masthead", before: 1, runs: [{ text: "Distr.: General", bold: false, italic: false }] },
    ]);
    expect(intake.findings[0]).toMatchObject({
      severity: "LOST",
      code: "images",
      count: 2,
      place: undefined,
      further: false,
    });
    expect(intake.findings[1]).toMatchObject({ count: 7, further: true });
    expect([intake.characters, intake.file.bytes]).toEqual([18, 40]);
  });

  it("says what was said in the margin, and who could read it", () => {
    expect(readIntake(answer).comments.count).toBe(0);
    const audiences = [{ kind: "ALL" }, { kind: "GROUP", code: "EU" }];
    const comments = { count: 12, threads: 9, authors: 3, notTaken: 1, audiences };
    expect(readIntake({ ...answer, comments }).comments).toEqual({
      count: 12,
      authors: 3,
      notTaken: 1,
      audiences: [
        { kind: "ALL", code: undefined },
        { kind: "GROUP", code: "EU" },
      ],
    });
  });

  it("says how many brackets were typed, and which stay characters", () => {
    expect(readIntake(answer).brackets).toEqual({ count: 0, kept: [] });
    const kept = [{ clause: 2, reason: "unbalanced", excerpt: "[a report;" }];
    expect(readIntake({ ...answer, brackets: { count: 3, kept } }).brackets).toEqual({ count: 3, kept });
  });

  it("says which clauses are alternatives to which, and which are clauses of their own", () => {
    expect(readIntake(answer).alternatives).toEqual({ found: [], kept: [] });
    const alternatives = {
      found: [{ clause: 2, of: 1 }],
      kept: [{ clause: 3, reason: "no-such-clause", number: "OP9 alt" }],
    };
    expect(readIntake({ ...answer, alternatives }).alternatives).toEqual(alternatives);
  });

  it("is refused in another form", () => {
    const finding = { ...answer.findings[0], severity: "FATAL" };
    expect(() => readIntake({ ...answer, findings: [finding] })).toThrow(UnexpectedForm);
    expect(() => readIntake({ ...answer, figures: undefined })).toThrow(UnexpectedForm);
  });
});

describe("a draft", () => {
  const draft = {
    id: "d",
    title: "",
    process: { name: "" },
    createdAt: "2026-11-25T10:00:00Z",
    updatedAt: "2026-11-25T10:00:00Z",
    entries: 7,
    people: 0,
    mode: "EVERYBODY",
    archived: false,
    mayArchive: false,
    statuses: {},
    lineage: "l",
    seq: 1,
    schema: 1,
    mayWrite: true,
  };

  it("has the file that it was made from, if there is one", () => {
    expect(readDetails({ ...draft, original: file }).original?.name).toBe("text.md");
    expect(readDetails(draft).original).toBeUndefined();
  });
});

describe("a process", () => {
  const process = { name: "TSC", delegations: [], groups: [], people: [] };

  it("has a masthead, where the server knows of such", () => {
    const masthead = { distribution: "Limited", agenda: "", language: "fr" };
    expect(readProcess({ ...process, masthead }).masthead).toEqual(masthead);
    expect(readProcess(process).masthead).toBeUndefined();
  });
});
