import { type ClauseId, clauseId, type DelegationCode, type PersonId, personId } from "./ids";
import type { JsonReader } from "./json";
import { readDelegationCode } from "./readDelegation";

/** A clause that competes with another, and who offered it so. */
export interface Alternative {
  readonly clause: ClauseId;
  readonly of: ClauseId;
  readonly person: PersonId;
  readonly name: string;
  readonly delegation: DelegationCode | undefined;
  /** When; undefined in what an earlier server told. */
  readonly at: Date | undefined;
}

/** One of the clauses that competed was chosen, or none, which may be put back. */
export interface AlternativesChoice {
  readonly of: ClauseId;
  /** Undefined for none. */
  readonly chosen: ClauseId | undefined;
  /** Those that competed with the first, the oldest first. */
  readonly alternatives: readonly Alternative[];
  readonly name: string;
  readonly at: Date;
}

export const noChoices: readonly AlternativesChoice[] = [];

/** Reads what the server tells of a choice. */
export function readChoice(told: JsonReader): AlternativesChoice {
  const chosen = told.optionalString("choose");
  return {
    of: clauseId(told.string("of")),
    chosen: chosen === undefined ? undefined : clauseId(chosen),
    alternatives: told.array("alternatives", readAlternative),
    name: told.string("name"),
    at: new Date(told.number("at")),
  };
}

export const noAlternatives: readonly Alternative[] = [];

/** Reads what the server tells of an alternative. */
export function readAlternative(told: JsonReader): Alternative {
  const at = told.optionalNumber("at");
  return {
    clause: clauseId(told.string("clause")),
    of: clauseId(told.string("of")),
    person: personId(told.string("person")),
    name: told.string("name"),
    delegation: readDelegationCode(told),
    at: at === undefined ? undefined : new Date(at),
  };
}

/**
 * All clauses of which one is to be chosen, one of them among them: the one to which the others are alternatives, and these, the
 * oldest first. None if it competes with nothing. Some may have been deleted.
 */
export function rivalsOf(clause: ClauseId, alternatives: readonly Alternative[]): readonly ClauseId[] {
  const first = alternatives.find((each) => each.clause === clause)?.of ?? clause;
  const others = alternatives.filter(({ of }) => of === first);
  return others.length === 0 ? [] : [first, ...others.map((each) => each.clause)];
}
