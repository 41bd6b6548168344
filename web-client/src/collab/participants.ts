import type { Awareness } from "y-protocols/awareness";
import { safeColor } from "../model/color";
import { delegationCode, type PersonId, personId } from "../model/ids";
import { JsonReader } from "../model/json";
import { type Delegation, type Participant, roles } from "../model/person";

function readParticipant(user: unknown): Participant | undefined {
  try {
    const reader = new JsonReader(user, "user");
    const code = reader.optionalString("delegation");
    const delegation: Delegation | undefined =
      code === undefined
        ? undefined
        : { code: delegationCode(code), name: reader.optionalString("delegationName") ?? code };
    return {
      id: personId(reader.string("id")),
      name: reader.string("name"),
      role: reader.oneOf("role", roles),
      delegation,
      color: safeColor(reader.optionalString("color")),
    };
  } catch {
    // A client that says nothing proper of its person is simply not listed.
    return undefined;
  }
}

/** Everybody in the room once, however many windows they have open; without those of `except`. */
export function participantsOf(awareness: Awareness, except: PersonId): Participant[] {
  const found = new Map<PersonId, Participant>();
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const participant = readParticipant(state.user);
    if (participant !== undefined && participant.id !== except) found.set(participant.id, participant);
  }
  return [...found.values()];
}

/** The people of one delegation, or those without any. */
export interface DelegationGroup {
  readonly delegation: Delegation | undefined;
  readonly color: string;
  readonly people: readonly Participant[];
}

/** Groups by delegation, in the order of the delegations' names; those without one come first. */
export function byDelegation(people: readonly Participant[]): DelegationGroup[] {
  const groups = new Map<
    string,
    { delegation: Delegation | undefined; color: string; people: Participant[] }
  >();
  for (const person of people) {
    const key = person.delegation?.code ?? "";
    const group = groups.get(key) ?? { delegation: person.delegation, color: person.color, people: [] };
    group.people.push(person);
    groups.set(key, group);
  }
  const sorted = [...groups.values()].sort((a, b) =>
    (a.delegation?.name ?? "").localeCompare(b.delegation?.name ?? ""),
  );
  for (const group of sorted) group.people.sort((a, b) => a.name.localeCompare(b.name));
  return sorted;
}
