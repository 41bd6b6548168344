import type { SessionId, TokenId } from "./ids";
import type { Rank, Role } from "./person";

/** An organisation that vouches for its own people. */
export interface Organization {
  readonly id: string;
  readonly name: string;
}

/** By what one may sign in here. */
export interface SignInWays {
  readonly needsSetUp: boolean;
  readonly password: boolean;
  readonly organizations: readonly Organization[];
}

/** What an invitation says to the one who holds its link. */
export interface Invitation {
  readonly name: string;
  readonly email: string | undefined;
  readonly role: Role;
  readonly rank: Rank | undefined;
  readonly delegationName: string | undefined;
  readonly processName: string;
  readonly expiresAt: Date;
}

/** What the first person says when a server is set up. */
export interface SetUp {
  readonly process: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** One of a person's own sign-ins. */
export interface SignInSession {
  readonly id: SessionId;
  readonly openedAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly device: string | undefined;
  readonly address: string | undefined;
  /** Whether it is the one that asks. */
  readonly current: boolean;
}

/** One of a person's own sign-in links, without what opens it. */
export interface SignInLink {
  readonly id: TokenId;
  readonly issuedAt: Date;
  readonly lastUsedAt: Date | undefined;
  readonly expiresAt: Date;
}
