import type { Rank, Role } from "../../model/person";
import {
  type AccountState,
  type DelegationKind,
  delegationKinds,
  type ListedDelegation,
  type ListedPerson,
  type Process,
} from "../../model/process";

const rankOrder: Readonly<Record<Rank, number>> = { HEAD: 0, ALTERNATE: 1, ADVISER: 2 };
const roleOrder: Readonly<Record<Role, number>> = {
  CHAIR: 0,
  CO_FACILITATOR: 1,
  SECRETARIAT: 2,
  DELEGATE: 3,
  OBSERVER: 4,
};

/** Chair before secretariat before delegates; within those the head first; then by name. */
export function byStanding(a: ListedPerson, b: ListedPerson): number {
  const rank = (person: ListedPerson) => (person.rank === undefined ? 3 : rankOrder[person.rank]);
  return roleOrder[a.role] - roleOrder[b.role] || rank(a) - rank(b) || a.name.localeCompare(b.name);
}

export interface DelegationWithPeople {
  readonly delegation: ListedDelegation;
  readonly people: readonly ListedPerson[];
}

export interface KindSection {
  readonly kind: DelegationKind;
  readonly delegations: readonly DelegationWithPeople[];
}

/** The delegations by kind, each with its people, in the order of a list of participants. */
export function byKind(process: Process): KindSection[] {
  return delegationKinds
    .map((kind) => ({
      kind,
      delegations: process.delegations
        .filter((delegation) => delegation.kind === kind)
        .sort((a, b) => a.name.localeCompare(b.name))
        .map((delegation) => ({
          delegation,
          people: process.people.filter((person) => person.delegation === delegation.code).sort(byStanding),
        })),
    }))
    .filter((section) => section.delegations.length > 0);
}

/** Those who speak for no delegation: the chair, the secretariat. */
export function withoutDelegation(process: Process): ListedPerson[] {
  return process.people.filter((person) => person.delegation === undefined).sort(byStanding);
}

/** What a text is searched by: without case and accents. */
export function searchable(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}

/** The part of a process in which a text occurs: a delegation that is found keeps all its people. */
export function searchProcess(process: Process, text: string): Process {
  const wanted = searchable(text.trim());
  if (wanted === "") return process;
  const has = (...parts: (string | undefined)[]) =>
    parts.some((part) => part !== undefined && searchable(part).includes(wanted));
  const found = new Set(
    process.delegations.filter((each) => has(each.name, each.code)).map((each) => each.code),
  );
  const people = process.people.filter(
    (person) =>
      has(person.name, person.account?.email) ||
      (person.delegation !== undefined && found.has(person.delegation)),
  );
  const kept = new Set([...found, ...people.map((person) => person.delegation)]);
  return {
    ...process,
    people,
    delegations: process.delegations.filter((each) => kept.has(each.code)),
    groups: process.groups.filter((group) => has(group.name, group.code)),
  };
}

export interface PeopleFilter {
  readonly text: string;
  readonly state: AccountState | "";
  readonly role: Role | "";
}

/** The people whom a filter keeps, by name. */
export function filterPeople(process: Process, filter: PeopleFilter): ListedPerson[] {
  return searchProcess(process, filter.text)
    .people.filter(
      (person) =>
        (filter.state === "" || person.account?.state === filter.state) &&
        (filter.role === "" || person.role === filter.role),
    )
    .sort((a, b) => a.name.localeCompare(b.name));
}
