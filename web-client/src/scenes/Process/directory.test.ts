import { describe, expect, it } from "vitest";
import { delegationCode, groupCode, personId } from "../../model/ids";
import type { ListedPerson, Process } from "../../model/process";
import { byKind, filterPeople, searchProcess, withoutDelegation } from "./directory";

const delegation = (code: string, name: string, kind: "STATE" | "COMPANY" = "STATE") => ({
  code: delegationCode(code),
  name,
  kind,
  capacity: "PARTICIPANT" as const,
  color: "#123456",
});

function person(name: string, code: string | undefined, more: Partial<ListedPerson> = {}): ListedPerson {
  return {
    id: personId(name),
    name,
    role: code === undefined ? "SECRETARIAT" : "DELEGATE",
    rank: undefined,
    delegation: code === undefined ? undefined : delegationCode(code),
    color: "#123456",
    account: undefined,
    ...more,
  };
}

const account = (state: "INVITED" | "ACTIVE" | "REVOKED", email: string) => ({
  state,
  email,
  lastSeenAt: undefined,
  invitedUntil: undefined,
});

const process: Process = {
  name: "Process",
  symbolPattern: undefined,
  masthead: undefined,
  delegations: [
    delegation("KEN", "Kenya"),
    delegation("MSFT", "Meridian", "COMPANY"),
    delegation("CIV", "Côte d’Ivoire"),
  ],
  groups: [{ code: groupCode("AU"), name: "African Union", members: [delegationCode("KEN")] }],
  people: [
    person("Zoe", "KEN", { rank: "HEAD", account: account("ACTIVE", "zoe@ken.example") }),
    person("Abdi", "KEN", { account: account("INVITED", "abdi@ken.example") }),
    person("Aya", "CIV", { account: account("REVOKED", "aya@civ.example") }),
    person("Ingrid", undefined, { account: account("ACTIVE", "ingrid@un.example") }),
    person("Amara", undefined, { role: "CHAIR", account: account("ACTIVE", "amara@un.example") }),
  ],
};

const names = (people: readonly ListedPerson[]) => people.map((each) => each.name);

describe("the directory", () => {
  it("lists delegations by kind and name, heads of delegation first", () => {
    const listed = byKind(process).map(({ kind, delegations }) => [
      kind,
      delegations.map((each) => [each.delegation.code, names(each.people)]),
    ]);
    expect(listed).toEqual([
      [
        "STATE",
        [
          ["CIV", ["Aya"]],
          ["KEN", ["Zoe", "Abdi"]],
        ],
      ],
      ["COMPANY", [["MSFT", []]]],
    ]);
  });

  it("puts the chair before the secretariat", () => {
    expect(names(withoutDelegation(process))).toEqual(["Amara", "Ingrid"]);
  });

  it("finds a delegation with all its people, without accents", () => {
    const found = searchProcess(process, " cote d");
    expect(found.delegations.map((each) => each.code)).toEqual(["CIV"]);
    expect(names(found.people)).toEqual(["Aya"]);
  });

  it("finds a person with their delegation", () => {
    const found = searchProcess(process, "ABDI");
    expect(found.delegations.map((each) => each.code)).toEqual(["KEN"]);
    expect(names(found.people)).toEqual(["Abdi"]);
    expect(found.groups).toEqual([]);
  });

  it.each([
    [{ text: "", state: "ACTIVE", role: "" }, ["Amara", "Ingrid", "Zoe"]],
    [{ text: "ken", state: "", role: "" }, ["Abdi", "Zoe"]],
    [{ text: "ken.example", state: "INVITED", role: "DELEGATE" }, ["Abdi"]],
    [{ text: "", state: "", role: "CHAIR" }, ["Amara"]],
    [{ text: "nobody", state: "", role: "" }, []],
  ] as const)("filters people by %j", (filter, kept) => {
    expect(names(filterPeople(process, filter))).toEqual(kept);
  });
});
