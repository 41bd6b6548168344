import * as Y from "yjs";
import { type BranchOf, requireClient, requireKnown, requireServer } from "./branch";
import { isOfBranches } from "./branchForm";
import { type Decision, decidedOf } from "./decision";
import { demand } from "./fault";
import { clausesOf, fingerprintOf, hasClause, isCopy, root } from "./instrument";
import { isOfPackages } from "./packageForm";
import { type Participant, participantOf } from "./participant";
import { type Anchor, areIn, type Units, unitsOf } from "./passage";
import { isOfProposals } from "./proposalForm";
import type { Entry } from "./record";
import { Standing } from "./standing";
import type { AnnouncedEdit } from "./textNow";
import { groundOf } from "./update";

/** Twice what a draft may hold, in bytes. */
const mostBytes = 64 * 1024 * 1024;

/** Kinds that are taken by people alone of whom the record has said who they are. */
const isByTheIntroduced = (decision: Decision) =>
  decision.kind.startsWith("bracket") ||
  isOfPackages(decision) ||
  ["alternative", "choice", "apart", "choice-again"].includes(decision.kind) ||
  isOfProposals(decision) ||
  isOfBranches(decision);

/** Makes a draft anew from the entries of its record, by Yjs, and checks each. */
export class Draft {
  readonly standing = new Standing();
  readonly #doc = new Y.Doc();
  readonly #owners = new Map<number, string>();
  readonly #participants = new Map<string, Participant>();
  readonly #text = {
    has: (clause: string) => hasClause(this.#doc, clause),
    isCopy: (clause: string, of: string) => isCopy(this.#doc, clause, of),
    read: () => {
      const clauses = clausesOf(this.#doc);
      return { fingerprint: fingerprintOf(clauses), clauses };
    },
    unitsOf: (anchor: Anchor) => unitsOf(this.#doc, anchor),
    areIn: (clause: string, units: readonly Units[]) => areIn(this.#doc, clause, units),
    endOf: (client: number) => Y.getState(this.#doc.store, client),
  };
  /** The edits that the last decision announces and that have not come yet. */
  #announced: readonly AnnouncedEdit[] = [];
  /** The last decision. */
  #announcing: Entry | undefined;
  /** Whether the next of the announced edits was preceded by who its person is. */
  #introduced = false;
  #hasText = false;
  #bytes = 0;

  /** Of a branch of a draft, if so said. */
  constructor(private readonly branch?: BranchOf) {
    this.#doc.getXmlFragment(root);
  }

  take(entry: Entry): void {
    const [next, ...others] = this.#announced;
    demand(next === undefined || this.#isAnnounced(entry, next), "noRestoringEdit", {
      entry: this.#announcing?.seq ?? 0,
      person: next?.by ?? "",
    });
    if (this.branch !== undefined && entry.kind !== "person") {
      requireKnown(entry, this.#participants.get(entry.person));
    }
    if (entry.kind === "text") {
      if (this.branch !== undefined && next === undefined) this.#requireOwn(entry);
      this.#takeEdit(entry);
      this.#announced = others;
      this.#introduced = false;
      next?.requireDone(this.#text);
    } else if (entry.kind === "person") {
      this.#takePerson(entry);
      this.#introduced = true;
    } else this.#takeDecision(entry);
  }

  /** The edit, or, once before it, who its person is, if that is another than who decided. */
  #isAnnounced({ kind, person }: Entry, next: AnnouncedEdit): boolean {
    if (person !== next.by) return false;
    return kind === "text" || (kind === "person" && !this.#introduced && person !== this.#announcing?.person);
  }

  end(): void {
    demand(this.#announced.length === 0, "noRestoringEdit", {
      entry: this.#announcing?.seq ?? 0,
      person: this.#announced[0]?.by ?? "",
    });
    demand(this.#hasText, "noText");
  }

  #takePerson(entry: Entry): void {
    const participant = participantOf(entry);
    demand(participant.delegation === entry.delegation, "otherDelegation", {
      expected: entry.delegation ?? "–",
      got: participant.delegation ?? "–",
    });
    if (this.branch !== undefined) requireServer(entry, participant);
    this.#participants.set(entry.person, participant);
  }

  #takeDecision(entry: Entry): void {
    const { decision, by } = decidedOf(entry);
    const participant = this.#participants.get(entry.person);
    if (participant !== undefined) {
      demand(participant.name === by, "otherName", { expected: participant.name, got: by });
      const may = this.standing.mayTake(decision, entry.person, participant);
      demand(may, "mayNotDecide", { person: entry.person, role: participant.role });
    } else {
      demand(!isByTheIntroduced(decision), "notIntroduced", { person: entry.person });
    }
    this.#announced = this.standing.take(decision, entry, this.#text);
    if (this.branch !== undefined) this.standing.branch?.requireIs(this.branch);
    this.#announcing = entry;
    this.#introduced = false;
  }

  /** An edit that no decision announces is by one of those in whose name the branch proposes. */
  #requireOwn({ person }: Entry): void {
    const participant = this.#participants.get(person);
    const may = participant !== undefined && this.standing.mayWriteInBranch(person, participant);
    demand(may, "notOwnBranch", { person });
  }

  #takeEdit({ payload, person }: Entry): void {
    const { structs, deletes } = groundOf(payload);
    this.#requireRoom(payload.length);
    const { store } = this.#doc;
    const before = new Map([...structs.keys()].map((client) => [client, Y.getState(store, client)]));
    try {
      Y.applyUpdate(this.#doc, payload);
    } catch {
      demand(false, "cannotApply");
    }
    const isThere = ([client, clock]: readonly [number, number]) => Y.getState(store, client) >= clock;
    const isWhole =
      store.pendingStructs === null && [...structs].every(isThere) && [...deletes].every(isThere);
    demand(isWhole, "buildsOnMissing");
    for (const [client, clock] of before) {
      if (Y.getState(store, client) > clock) {
        this.#own(client, person);
        if (this.branch !== undefined) requireClient(client, person);
      }
    }
    this.#hasText = true;
  }

  #own(client: number, person: string): void {
    const owner = this.#owners.get(client);
    demand(owner === undefined || owner === person, "otherOwner", { client, owner: owner ?? "", person });
    this.#owners.set(client, person);
  }

  #requireRoom(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > mostBytes) this.#bytes = Y.encodeStateAsUpdate(this.#doc).length + bytes;
    demand(this.#bytes <= mostBytes, "draftTooLarge", { most: mostBytes });
  }
}
