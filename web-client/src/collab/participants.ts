import type { Awareness } from "y-protocols/awareness";
import { safeColor } from "../model/color";
import { type ClauseId, clauseId, type PersonId, personId } from "../model/ids";
import { JsonReader } from "../model/json";
import { type Participant, roles } from "../model/person";
import { readDelegation } from "../model/readDelegation";

function readParticipant(user: unknown): Participant | undefined {
  try {
    const reader = new JsonReader(user, "user");
    return {
      id: personId(reader.string("id")),
      name: reader.string("name"),
      role: reader.oneOf("role", roles),
      delegation: readDelegation(reader),
      color: safeColor(reader.optionalString("color")),
    };
  } catch {
    // A client that says nothing proper of its person is simply not listed.
    return undefined;
  }
}

/** Somebody in the room, in one window or several: on how many devices these are, nobody can tell. */
export interface Occupant extends Participant {
  readonly windows: number;
  /** The clauses that this person's carets are in, each once. */
  readonly clauses: readonly ClauseId[];
}

const longestClauseId = 128;

function clauseOf(said: unknown): ClauseId | undefined {
  return typeof said === "string" && said !== "" && said.length <= longestClauseId
    ? clauseId(said)
    : undefined;
}

/** Everybody in the room once, however many windows they have open; also the person whose page this is. */
export function occupantsOf(awareness: Awareness): Occupant[] {
  const found = new Map<PersonId, Occupant>();
  for (const state of awareness.getStates().values()) {
    const participant = readParticipant(state.user);
    if (participant === undefined) continue;
    const before = found.get(participant.id);
    const clause = clauseOf(state.clause);
    const clauses = new Set([...(before?.clauses ?? []), ...(clause === undefined ? [] : [clause])]);
    found.set(participant.id, { ...participant, windows: (before?.windows ?? 0) + 1, clauses: [...clauses] });
  }
  return [...found.values()];
}
