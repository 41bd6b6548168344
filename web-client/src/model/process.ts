import type { DelegationCode, GroupCode, PersonId } from "./ids";
import type { Rank, Role } from "./person";

/** The kinds of delegation, in the order in which a directory lists them. */
export const delegationKinds = [
  "STATE",
  "IGO",
  "PUBLIC_AUTHORITY",
  "COMPANY",
  "CIVIL_SOCIETY",
  "ACADEMIA",
] as const;
export type DelegationKind = (typeof delegationKinds)[number];

export const capacities = ["PARTICIPANT", "OBSERVER"] as const;
export type Capacity = (typeof capacities)[number];

/** A delegation as the process lists it. */
export interface ListedDelegation {
  readonly code: DelegationCode;
  readonly name: string;
  readonly kind: DelegationKind;
  readonly capacity: Capacity;
  /** `#rrggbb` */
  readonly color: string;
}

/** Delegations that act together. */
export interface DelegationGroup {
  readonly code: GroupCode;
  readonly name: string;
  readonly members: readonly DelegationCode[];
}

export const accountStates = ["INVITED", "ACTIVE", "REVOKED"] as const;
export type AccountState = (typeof accountStates)[number];

/** What only the secretariat learns of a person. */
export interface Account {
  readonly email: string | undefined;
  readonly state: AccountState;
  readonly lastSeenAt: Date | undefined;
  /** When the invitation that is open now ends, if there is one. */
  readonly invitedUntil: Date | undefined;
}

/** A person as the process lists them. */
export interface ListedPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly rank: Rank | undefined;
  readonly delegation: DelegationCode | undefined;
  readonly color: string;
  readonly account: Account | undefined;
}

/** What the papers of a process say at their head. */
export interface Masthead {
  /** Who they are for, such as "Limited"; "" for nothing said. */
  readonly distribution: string;
  /** The line of the agenda; "" for none. */
  readonly agenda: string;
  /** The language that the text is negotiated in, as a tag of BCP 47. */
  readonly language: string;
}

/** One negotiation with everybody in it. */
export interface Process {
  readonly name: string;
  /** How the symbols of revisions are made; undefined where the server does not say. */
  readonly symbolPattern: string | undefined;
  /** Undefined where the server does not say. */
  readonly masthead: Masthead | undefined;
  readonly delegations: readonly ListedDelegation[];
  readonly groups: readonly DelegationGroup[];
  readonly people: readonly ListedPerson[];
}

/** What the secretariat writes down of a person. */
export interface PersonEntry {
  readonly name: string;
  /** Empty for somebody who has none. */
  readonly email: string;
  readonly role: Role;
  readonly rank: Rank | undefined;
  readonly delegation: DelegationCode | undefined;
}

/** A link that lets one person in once. */
export interface InvitationLink {
  readonly link: string;
  readonly expiresAt: Date;
}
