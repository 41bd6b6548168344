import { safeColor } from "../model/color";
import {
  type DelegationCode,
  delegationCode,
  type GroupCode,
  groupCode,
  type PersonId,
  personId,
} from "../model/ids";
import { JsonReader } from "../model/json";
import { ranks, roles } from "../model/person";
import {
  type Account,
  accountStates,
  type Capacity,
  capacities,
  type DelegationGroup,
  type DelegationKind,
  delegationKinds,
  type InvitationLink,
  type ListedPerson,
  type Masthead,
  type PersonEntry,
  type Process,
} from "../model/process";
import { readDelegationCode } from "../model/readDelegation";
import { getJson, request } from "./http";

function readAccount(person: JsonReader): Account | undefined {
  const state = person.optionalOneOf("state", accountStates);
  if (state === undefined) return undefined;
  return {
    state,
    email: person.optionalString("email"),
    lastSeenAt: person.optionalDate("lastSeenAt"),
    invitedUntil: person.optionalObject("invitation")?.date("expiresAt"),
  };
}

function readPerson(person: JsonReader): ListedPerson {
  return {
    id: personId(person.string("id")),
    name: person.string("name"),
    role: person.oneOf("role", roles),
    rank: person.optionalOneOf("rank", ranks),
    delegation: readDelegationCode(person),
    color: safeColor(person.optionalString("color")),
    account: readAccount(person),
  };
}

function readMasthead(masthead: JsonReader | undefined): Masthead | undefined {
  return masthead === undefined
    ? undefined
    : {
        distribution: masthead.optionalString("distribution") ?? "",
        agenda: masthead.optionalString("agenda") ?? "",
        language: masthead.string("language"),
      };
}

export function readProcess(value: unknown): Process {
  const process = new JsonReader(value, "process");
  return {
    name: process.string("name"),
    symbolPattern: process.optionalString("symbolPattern"),
    masthead: readMasthead(process.optionalObject("masthead")),
    delegations: process.array("delegations", (each) => ({
      code: delegationCode(each.string("code")),
      name: each.string("name"),
      kind: each.oneOf("kind", delegationKinds),
      capacity: each.oneOf("capacity", capacities),
      color: safeColor(each.optionalString("color")),
    })),
    groups: process.array("groups", (each) => ({
      code: groupCode(each.string("code")),
      name: each.string("name"),
      members: each.strings("members").map(delegationCode),
    })),
    people: process.array("people", readPerson),
  };
}

function readLink(invitation: JsonReader): InvitationLink {
  return { link: invitation.string("link"), expiresAt: invitation.date("expiresAt") };
}

export async function getProcess(): Promise<Process> {
  return readProcess(await getJson("/api/process"));
}

/** Gives the process another name, and its revisions other symbols where a pattern is given. */
export async function changeProcess(name: string, symbolPattern: string | undefined): Promise<void> {
  await request("PUT", "/api/process", { name, ...(symbolPattern === undefined ? {} : { symbolPattern }) });
}

/** Gives the papers of the process, which keeps its name, another head. */
export async function changeMasthead(name: string, masthead: Masthead): Promise<void> {
  await request("PUT", "/api/process", { name, masthead });
}

interface DelegationEntry {
  readonly name: string;
  readonly kind: DelegationKind;
  readonly capacity: Capacity;
}

export async function createDelegation(code: string, entry: DelegationEntry): Promise<void> {
  await request("POST", "/api/process/delegations", { code, ...entry });
}

export async function changeDelegation(code: DelegationCode, entry: DelegationEntry): Promise<void> {
  await request("PUT", `/api/process/delegations/${encodeURIComponent(code)}`, entry);
}

export async function deleteDelegation(code: DelegationCode): Promise<void> {
  await request("DELETE", `/api/process/delegations/${encodeURIComponent(code)}`);
}

type GroupEntry = Omit<DelegationGroup, "code">;

export async function createGroup(code: string, entry: GroupEntry): Promise<void> {
  await request("POST", "/api/process/groups", { code, ...entry });
}

export async function changeGroup(code: GroupCode, entry: GroupEntry): Promise<void> {
  await request("PUT", `/api/process/groups/${encodeURIComponent(code)}`, entry);
}

export async function deleteGroup(code: GroupCode): Promise<void> {
  await request("DELETE", `/api/process/groups/${encodeURIComponent(code)}`);
}

/** The form in which the server takes a person: what is not there is null, not left out. */
function wire(entry: PersonEntry): object {
  const email = entry.email === "" ? null : entry.email;
  return { ...entry, email, rank: entry.rank ?? null, delegation: entry.delegation ?? null };
}

/** Writes a person down and makes the link that lets them in. */
export async function createPerson(entry: PersonEntry): Promise<InvitationLink> {
  const response = await request("POST", "/api/process/people", wire(entry));
  return readLink(new JsonReader(await response.json(), "person").object("invitation"));
}

function personPath(id: PersonId): string {
  return `/api/process/people/${encodeURIComponent(id)}`;
}

export async function changePerson(id: PersonId, entry: PersonEntry): Promise<void> {
  await request("PUT", personPath(id), wire(entry));
}

/** Makes a new link for a person; an earlier one is worth nothing from then on. */
export async function inviteAgain(id: PersonId): Promise<InvitationLink> {
  const response = await request("POST", `${personPath(id)}/invitation`);
  return readLink(new JsonReader(await response.json(), "invitation"));
}

/** Signs a person out everywhere at once and ends their links; they may come in again. */
export async function withdrawSignIns(id: PersonId): Promise<void> {
  await request("DELETE", `${personPath(id)}/sign-ins`);
}

/** Signs a person out everywhere at once, and lets them in no more. */
export async function revokePerson(id: PersonId): Promise<void> {
  await request("PUT", `${personPath(id)}/revocation`);
}

export async function restorePerson(id: PersonId): Promise<void> {
  await request("DELETE", `${personPath(id)}/revocation`);
}
