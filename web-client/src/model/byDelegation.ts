import type { Delegation } from "./person";

/** The people of one delegation who are at something, or those without any. */
export interface PeopleOfDelegation<Person> {
  readonly delegation: Delegation | undefined;
  readonly people: readonly Person[];
}

/** Groups by delegation: those without one first, then by the delegations' names; in each, people by their names. */
export function byDelegation<
  Person extends { readonly name: string; readonly delegation: Delegation | undefined },
>(people: readonly Person[]): PeopleOfDelegation<Person>[] {
  const groups = new Map<string, { delegation: Delegation | undefined; people: Person[] }>();
  for (const person of people) {
    const key = person.delegation?.code ?? "";
    const group = groups.get(key) ?? { delegation: person.delegation, people: [] };
    group.people.push(person);
    groups.set(key, group);
  }
  const sorted = [...groups.values()].sort((a, b) =>
    (a.delegation?.name ?? "").localeCompare(b.delegation?.name ?? ""),
  );
  for (const group of sorted) group.people.sort((a, b) => a.name.localeCompare(b.name));
  return sorted;
}
