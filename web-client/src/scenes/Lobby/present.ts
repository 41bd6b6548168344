import type { Delegation } from "../../model/person";
import type { Present } from "../../model/presence";

/** The people of one delegation in a draft, or those without any. */
export interface PresentGroup {
  readonly delegation: Delegation | undefined;
  readonly people: readonly Present[];
}

/** Groups who is in a draft by delegation: those without one first, then by the delegations' names. */
export function byDelegation(people: readonly Present[]): PresentGroup[] {
  const groups = new Map<string, { delegation: Delegation | undefined; people: Present[] }>();
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
