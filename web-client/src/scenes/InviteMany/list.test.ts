import { describe, expect, it } from "vitest";
import { delegationCode, personId } from "../../model/ids";
import type { Process } from "../../model/process";
import { rowsOf, separatedValues } from "./cells";
import { longestList, readList } from "./list";

const delegation = (code: string, name: string) => ({
  code: delegationCode(code),
  name,
  kind: "STATE" as const,
  capacity: "PARTICIPANT" as const,
  color: "#123456",
});

const process: Process = {
  name: "Process",
  symbolPattern: undefined,
  masthead: undefined,
  groups: [],
  delegations: [delegation("FRA", "France"), delegation("CIV", "Côte d’Ivoire")],
  people: [
    {
      id: personId("p1"),
      name: "Claire Martin",
      role: "DELEGATE",
      rank: "HEAD",
      delegation: delegationCode("FRA"),
      color: "#123456",
      account: {
        email: "claire@mfa.example",
        state: "ACTIVE",
        lastSeenAt: undefined,
        invitedUntil: undefined,
      },
    },
  ],
};

const verdicts = (text: string) => readList(text, process).lines.map((line) => line.verdict);

describe("a pasted table", () => {
  it.each([
    ["tabs", "a\tb, c\td", ["a", "b, c", "d"]],
    ["commas", "a,b;c,d", ["a", "b;c", "d"]],
    ["semicolons", "a;b, c;d", ["a", "b, c", "d"]],
    ["quotation marks", '"Martin, Claire",c@x.example,FRA', ["Martin, Claire", "c@x.example", "FRA"]],
    ["doubled marks", '"Anna ""Ann"" Lee",a@x.example', ['Anna "Ann" Lee', "a@x.example"]],
    ["marks within a name", 'Anna "Ann" Lee,a@x.example', ['Anna "Ann" Lee', "a@x.example"]],
    ["marks around a part", '"Ann" Lee,a@x.example', ['"Ann" Lee', "a@x.example"]],
    ["a mark that is not closed", '"Anna,a@x.example', ['"Anna', "a@x.example"]],
    ["odd spaces", "\u00a0Anna \u00a0Lee \ta", ["Anna Lee", "a"]],
    ["empty cells", "a,,", ["a", "", ""]],
  ])("with %s is cut into cells", (_, text, cells) => {
    expect(rowsOf(text).map((row) => row.cells)).toEqual([cells]);
  });

  it("keeps the numbers of lines over empty ones", () => {
    expect(rowsOf("a,b\r\n\r\n , \nc,d\n").map((row) => row.line)).toEqual([1, 4]);
  });
});

describe("a list of people", () => {
  it("says who is new, with rank and delegation in any writing", () => {
    expect(
      verdicts("Aya Koné\tAya@MFA.example\tciv\tHead of delegation\nJean Roux\tjean@mfa.example\tfrance\t"),
    ).toEqual([
      {
        kind: "new",
        entry: {
          name: "Aya Koné",
          email: "aya@mfa.example",
          role: "DELEGATE",
          rank: "HEAD",
          delegation: "CIV",
        },
      },
      {
        kind: "new",
        entry: {
          name: "Jean Roux",
          email: "jean@mfa.example",
          role: "DELEGATE",
          rank: undefined,
          delegation: "FRA",
        },
      },
    ]);
  });

  it.each([
    ["suppléante", "ALTERNATE", "DELEGATE"],
    ["Chef·fe de délégation", "HEAD", "DELEGATE"],
    ["ADVISOR", "ADVISER", "DELEGATE"],
    ["Observer", undefined, "OBSERVER"],
  ])("understands the rank %s", (word, rank, role) => {
    expect(verdicts(`A,a@x.example,FRA,${word}`)).toMatchObject([{ kind: "new", entry: { rank, role } }]);
  });

  it("follows headings, whatever their order", () => {
    const [line] = readList("E-mail;Délégation;Nom\na@x.example;CIV;Aya", process).lines;
    expect(line).toMatchObject({ line: 2, name: "Aya", email: "a@x.example", verdict: { kind: "new" } });
  });

  it("does not take a first person for headings", () => {
    expect(verdicts("Name,a@x.example,FRA")).toMatchObject([{ kind: "new" }]);
  });

  it("names everything that is wrong with a line", () => {
    expect(verdicts(",claire(at)mfa.example,GER,king")).toEqual([
      {
        kind: "wrong",
        faults: [
          { kind: "noName" },
          { kind: "notAnEmail", email: "claire(at)mfa.example" },
          { kind: "unknownDelegation", code: "GER" },
          { kind: "unknownRank", rank: "king" },
        ],
      },
    ]);
    expect(verdicts("Aya")).toEqual([
      { kind: "wrong", faults: [{ kind: "noEmail" }, { kind: "noDelegation" }] },
    ]);
  });

  it("finds who is known already, and who stands there twice", () => {
    expect(verdicts("C. Martin,CLAIRE@mfa.example,FRA\nA,a@x.example,FRA\nB,A@x.example,FRA")).toMatchObject([
      { kind: "known", as: "Claire Martin" },
      { kind: "new" },
      { kind: "wrong", faults: [{ kind: "twice", line: 2 }] },
    ]);
  });

  it("is read up to a bound, and the rest is counted", () => {
    const people = Array.from({ length: longestList + 3 }, (_, index) => `A,a${index}@x.example,FRA`);
    const read = readList(["name,email,code", ...people].join("\n"), process);
    expect(read.lines).toHaveLength(longestList);
    expect(read.left).toBe(3);
  });
});

describe("a file of separated values", () => {
  it("quotes what needs it and disarms formulas", () => {
    expect(separatedValues([["Martin, Claire", '="x"', "+1", "b"]], ",")).toBe(
      `\ufeff"Martin, Claire","'=""x""",'+1,b\r\n`,
    );
  });
});
