import * as Y from "yjs";
import { type Decision, decidedOf, type Participant, participantOf } from "./decision";
import { demand } from "./fault";
import { clausesOf, fingerprintOf, hasClause, isCopy, root } from "./instrument";
import { isOfPackages } from "./packageForm";
import { type Anchor, areIn, type Units, unitsOf } from "./passage";
import type { Entry } from "./record";
import { Standing } from "./standing";
import type { Announcement } from "./textNow";
import { reachOf } from "./update";

/** Twice what a draft may hold, in bytes. */
const mostBytes = 64 * 1024 * 1024;

/** Kinds that are taken by people alone of whom the record has said who they are. */
const isByTheIntroduced = (decision: Decision) =>
  decision.kind.startsWith("bracket") ||
  isOfPackages(decision) ||
  ["alternative", "choice", "apart"].includes(decision.kind);

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
  };
  #announced: { readonly by: Entry; readonly requireDone: Announcement } | undefined;
  #hasText = false;
  #bytes = 0;

  constructor() {
    this.#doc.getXmlFragment(root);
  }

  take(entry: Entry): void {
    const announced = this.#announced;
    this.#announced = undefined;
    const follows =
      announced === undefined || (entry.kind === "text" && entry.person === announced.by.person);
    demand(follows, "noRestoringEdit", { entry: announced?.by.seq ?? 0 });
    if (entry.kind === "text") this.#takeEdit(entry);
    else if (entry.kind === "person") this.#takePerson(entry);
    else this.#takeDecision(entry);
    announced?.requireDone(this.#text);
  }

  end(): void {
    demand(this.#announced === undefined, "noRestoringEdit", { entry: this.#announced?.by.seq ?? 0 });
    demand(this.#hasText, "noText");
  }

  #takePerson(entry: Entry): void {
    const participant = participantOf(entry);
    demand(participant.delegation === entry.delegation, "otherDelegation", {
      expected: entry.delegation ?? "–",
      got: participant.delegation ?? "–",
    });
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
    const requireDone = this.standing.take(decision, entry, this.#text);
    if (requireDone !== undefined) this.#announced = { by: entry, requireDone };
  }

  #takeEdit({ payload, person }: Entry): void {
    const { structs, deletes } = reachOf(payload);
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
      if (Y.getState(store, client) > clock) this.#own(client, person);
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
