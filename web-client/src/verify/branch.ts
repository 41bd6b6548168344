import { type BranchDecision, server } from "./branchForm";
import { demand } from "./fault";
import type { Participant } from "./participant";
import { firstClient, type Proposer } from "./proposalForm";
import type { Entry } from "./record";

const mostInvited = 200;
/** The entry that begins a branch. */
const opening = 2;

/** A branch as the first line of its record's file says it. */
export interface BranchOf {
  readonly draft: string;
  readonly proposer: Proposer;
}

/** What stands of a branch so far. */
export class Branch {
  readonly proposer: Proposer;
  readonly #draft: string;
  #followed: bigint;
  readonly #invited = new Set<string>();
  readonly #sponsors = new Set<string>();

  constructor({ draft, proposer, seq }: Extract<BranchDecision, { kind: "base" }>) {
    this.proposer = proposer;
    this.#draft = draft;
    this.#followed = seq;
  }

  requireIs({ draft, proposer: { kind, code } }: BranchOf): void {
    const { proposer } = this;
    const fits = this.#draft === draft && proposer.kind === kind && proposer.code === code;
    demand(fits, "otherBranch", { draft, proposer: code ?? kind });
  }

  /** Follows its draft to an entry. */
  follow(seq: bigint): void {
    demand(seq >= this.#followed, "followsBack", { expected: this.#followed, got: seq });
    this.#followed = seq;
  }

  invite({ delegation, invited }: Extract<BranchDecision, { kind: "invite" }>): void {
    const { kind, code } = this.proposer;
    demand(kind !== "DELEGATION" || code !== delegation, "invitesOwn", { delegation });
    demand(!invited || this.#invited.size < mostInvited, "tooManyInvited", { most: mostInvited });
    demand(this.#invited.has(delegation) !== invited, "sameInvited", { delegation });
    if (invited) this.#invited.add(delegation);
    else {
      this.#invited.delete(delegation);
      this.#sponsors.delete(delegation);
    }
  }

  join({ delegation, joins }: Extract<BranchDecision, { kind: "join" }>): void {
    demand(this.#invited.has(delegation), "notInvited", { delegation });
    demand(this.#sponsors.has(delegation) !== joins, "sameJoined", { delegation });
    if (joins) this.#sponsors.add(delegation);
    else this.#sponsors.delete(delegation);
  }
}

/** Checks that an entry of a branch is by somebody who is known, and is where it may be. */
export function requireKnown(entry: Entry, as: Participant | undefined): void {
  const { kind, person, delegation, seq } = entry;
  demand(as !== undefined, "notIntroduced", { person });
  demand(as.delegation === delegation, "otherDelegation", {
    expected: as.delegation ?? "–",
    got: delegation ?? "–",
  });
  demand((kind === "base") === (seq === opening), "otherBeginning", { entry: opening });
  const isOfServer = kind === "text" || (kind === "follow") === (person === server);
  demand(isOfServer, "otherThanServer", { person });
}

/** Checks that the server is introduced as the server. */
export function requireServer({ person }: Entry, { name, role, delegation }: Participant): void {
  const fits = name === "Plenary" && role === "SECRETARIAT" && delegation === undefined;
  demand(person !== server || fits, "otherServer");
}

/** Checks under what client id something was written: that of a draft by the server, of a branch by all others. */
export function requireClient(client: number, person: string): void {
  demand(client < firstClient === (person === server), "otherClient", { client, person });
}
