import { describe, expect, it } from "vitest";
import { draftId } from "../model/ids";
import { UnexpectedForm } from "../model/json";
import { readAudit } from "./audit";
import { readMe } from "./plenary";
import { readPresence } from "./presence";
import { readProcess } from "./process";
import { organizationAddress, readInvitation, readSessions, readSignInWays } from "./signIn";

const person = {
  id: "p1",
  name: "Claire Martin",
  role: "DELEGATE",
  rank: "HEAD",
  delegation: "FRA",
  color: "#123456",
};
const process = {
  id: "tsc",
  name: "Process",
  delegations: [{ code: "FRA", name: "France", kind: "STATE", capacity: "PARTICIPANT", color: "#123456" }],
  groups: [{ code: "EU", name: "European Union", members: ["FRA"] }],
  people: [person],
};

describe("the process", () => {
  it("tells a delegate nothing of accounts", () => {
    expect(readProcess(process).people[0]?.account).toBeUndefined();
  });

  it("tells the secretariat the state of an account and when its invitation ends", () => {
    const account = {
      email: "claire@example.org",
      state: "INVITED",
      lastSeenAt: null,
      invitation: { expiresAt: "2026-01-02T03:04:05Z" },
    };
    const read = readProcess({ ...process, people: [{ ...person, ...account }] });
    expect(read.people[0]?.account).toEqual({
      email: "claire@example.org",
      state: "INVITED",
      lastSeenAt: undefined,
      invitedUntil: new Date("2026-01-02T03:04:05Z"),
    });
  });

  it("takes somebody without rank and delegation", () => {
    const read = readProcess({
      ...process,
      people: [{ ...person, role: "CHAIR", rank: null, delegation: null }],
    });
    expect(read.people[0]).toMatchObject({ role: "CHAIR", rank: undefined, delegation: undefined });
  });

  it.each([
    ["an unknown role", { ...process, people: [{ ...person, role: "KING" }] }, "process.people[0].role"],
    ["an unknown kind", { ...process, delegations: [{ ...process.delegations[0], kind: "X" }] }, "kind"],
    ["no list of groups", { ...process, groups: null }, "process.groups"],
  ])("with %s is refused, and the place is named", (_, value, place) => {
    expect(() => readProcess(value)).toThrow(UnexpectedForm);
    expect(() => readProcess(value)).toThrow(place);
  });
});

describe("an invitation", () => {
  const invitation = {
    name: "Claire Martin",
    email: "claire@example.org",
    role: "DELEGATE",
    rank: null,
    delegation: { code: "FRA", name: "France" },
    process: { id: "tsc", name: "Process" },
    expiresAt: "2026-01-02T03:04:05Z",
  };

  it("names the delegation and the process", () => {
    expect(readInvitation(invitation)).toMatchObject({ delegationName: "France", processName: "Process" });
  });

  it("without a delegation is for the chair or the secretariat", () => {
    expect(readInvitation({ ...invitation, delegation: null }).delegationName).toBeUndefined();
  });
});

describe("presence", () => {
  const list = (state: string) => ({
    state,
    drafts: [
      {
        draft: "d1",
        people: [
          { ...person, delegationName: "France", since: "2026-01-02T03:04:05Z", devices: 2, clause: null },
        ],
      },
    ],
  });

  it.each([
    ["LOCAL", false],
    ["UP", false],
    ["DEGRADED", true],
  ])("in state %s is incomplete: %s", (state, degraded) => {
    expect(readPresence(list(state)).degraded).toBe(degraded);
  });

  it("lists people by draft", () => {
    const here = readPresence(list("UP")).drafts.get(draftId("d1"));
    expect(here?.map((each) => [each.name, each.delegation?.name, each.devices])).toEqual([
      ["Claire Martin", "France", 2],
    ]);
  });
});

describe("the audit trail", () => {
  it("keeps plain details and leaves out what is no plain value", () => {
    const [entry] = readAudit([
      {
        number: 7,
        at: "2026-01-02T03:04:05Z",
        person: null,
        name: null,
        action: "person.invited",
        subject: "p1",
        details: { role: "CHAIR", attempts: 3, was: null, list: [] },
      },
    ]);
    expect(entry?.name).toBeUndefined();
    expect([...(entry?.details ?? [])]).toEqual([
      ["role", "CHAIR"],
      ["attempts", "3"],
    ]);
  });
});

describe("signing in", () => {
  it("reads the ways there are", () => {
    const ways = { needsSetUp: false, password: true, organizations: [{ id: "un", name: "United Nations" }] };
    expect(readSignInWays(ways)).toEqual(ways);
  });

  it("addresses an organisation with what is to come back", () => {
    expect(organizationAddress("u n", {})).toBe("/sign-in/organization/u%20n");
    expect(organizationAddress("un", { next: "/drafts/a b" })).toBe(
      "/sign-in/organization/un?next=%2Fdrafts%2Fa+b",
    );
  });

  it("reads sessions whose device is not known", () => {
    const at = "2026-01-02T03:04:05Z";
    const [session] = readSessions([
      { id: "s", openedAt: at, lastSeenAt: at, expiresAt: at, device: null, address: "::1", current: true },
    ]);
    expect(session).toMatchObject({ device: undefined, address: "::1", current: true });
  });

  it("knows who may manage", () => {
    const me = {
      ...person,
      delegation: null,
      process: { id: "tsc", name: "Process" },
      mayCreateDrafts: true,
      mayManage: true,
      email: null,
      hasPassword: false,
    };
    expect(readMe(me)).toMatchObject({ mayManage: true, email: undefined, hasPassword: false, rank: "HEAD" });
  });
});
