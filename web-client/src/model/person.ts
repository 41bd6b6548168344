import type { DelegationCode, PersonId } from "./ids";

export const roles = ["CHAIR", "CO_FACILITATOR", "SECRETARIAT", "DELEGATE", "OBSERVER"] as const;
export type Role = (typeof roles)[number];

/** What a delegate is within the delegation. */
export const ranks = ["HEAD", "ALTERNATE", "ADVISER"] as const;
export type Rank = (typeof ranks)[number];

export interface Delegation {
  readonly code: DelegationCode;
  readonly name: string;
}

/** The signed-in person. */
export interface Me {
  readonly id: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly rank: Rank | undefined;
  readonly delegation: Delegation | undefined;
  readonly processName: string;
  readonly mayCreateDrafts: boolean;
  /** May set the process up: delegations, groups, people and their rights. */
  readonly mayManage: boolean;
  readonly email: string | undefined;
  readonly hasPassword: boolean;
  /** The colour of the delegation, `#rrggbb`, if the server says it. */
  readonly color: string | undefined;
}

/** Somebody in the room, as the server describes them to everybody. */
export interface Participant {
  readonly id: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly delegation: Delegation | undefined;
  /** `#rrggbb`, the same for all of one delegation. */
  readonly color: string;
}

/** "Name · FRA", or the name alone for somebody without a delegation. */
export function whoOf({ name, delegation }: { name: string; delegation: string | undefined }): string {
  return delegation === undefined ? name : `${name} · ${delegation}`;
}

/** The same, of somebody whose delegation is known with its name. */
export function nameWithDelegation(person: { name: string; delegation: Delegation | undefined }): string {
  return whoOf({ name: person.name, delegation: person.delegation?.code });
}

/** At most two letters that stand for a name, for an avatar. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{Letter}/u.test(word));
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return picked
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}
