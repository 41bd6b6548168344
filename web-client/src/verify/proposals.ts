import { demand } from "./fault";
import type {
  Incorporation,
  ProposalDecision,
  ProposalRules,
  Proposer,
  Streamlining,
  Tabling,
} from "./proposalForm";
import type { Entry } from "./record";
import type { AnnouncedEdit, TextNow } from "./textNow";
import { type Ground, groundOf, type Run } from "./update";

const most = 500;
const mostSponsors = 200;
const mostBytes = 8 * 1024 * 1024;

/** A proposal that was tabled, and what has become of it. */
interface Proposal {
  readonly tabling: Tabling;
  readonly tabledBy: string;
  readonly sponsors: Set<string>;
  readonly taken: Set<string>;
  closed: "WITHDRAWN" | "NOT_TAKEN" | undefined;
}

const isWhole = ({ tabling, taken }: Proposal) => tabling.clauses.every(({ clause }) => taken.has(clause));
/** Whether it is taken as a whole, or was withdrawn. */
const isOver = (proposal: Proposal) =>
  proposal.closed === undefined ? isWhole(proposal) : proposal.closed === "WITHDRAWN";

/** Whether all is there that an update names and deletes, in itself or in the text, and nothing between is left out. */
function canBeTaken({ brought, named, deletes }: Ground, text: TextNow): boolean {
  const runs = new Map<number, Run[]>();
  for (const run of brought) {
    const before = runs.get(run.client);
    if (before === undefined) runs.set(run.client, [run]);
    else before.push(run);
  }
  const isThere = (client: number, clock: number) =>
    clock < text.endOf(client) ||
    (runs.get(client)?.some(({ from, to }) => from <= clock && clock < to) ?? false);
  return (
    brought.every(({ client, from }) => from === 0 || isThere(client, from - 1)) &&
    named.every(([client, clock]) => isThere(client, clock)) &&
    [...deletes].every(([client, to]) => isThere(client, to - 1))
  );
}

/** The proposals about a draft so far. */
export class Proposals {
  readonly #all = new Map<string, Proposal>();
  readonly #symbols = new Set<string>();
  #rules: ProposalRules = {
    opens: undefined,
    closes: undefined,
    zone: undefined,
    late: "REFUSED",
    seconders: 0,
  };

  hasSymbol(symbol: string): boolean {
    return this.#symbols.has(symbol);
  }

  proposerOf(proposal: string): Proposer {
    return this.#found(proposal).tabling.proposer;
  }

  /** Whether somebody takes of proposals in the names of those alone who wrote or tabled them, and in their own. */
  mayBeTakenBy(decision: Incorporation | Streamlining, person: string): boolean {
    const taken = decision.kind === "incorporate" ? [decision] : decision.sources;
    const names = new Set([person]);
    for (const { proposal } of taken) {
      const { tabling, tabledBy } = this.#found(proposal);
      names.add(tabledBy);
      for (const writer of tabling.writers) names.add(writer.person);
    }
    return decision.edits.every((each) => names.has(each));
  }

  /** Takes a decision; the edits behind it that belong to it. */
  take(
    decision: ProposalDecision,
    entry: Entry,
    text: TextNow,
    isFrozen: (clause: string) => boolean,
  ): readonly AnnouncedEdit[] {
    switch (decision.kind) {
      case "proposal-rules":
        this.#rule(decision.rules);
        return [];
      case "proposal":
        this.#table(decision, entry, text);
        return [];
      case "sponsor":
        this.#sponsor(decision);
        return [];
      case "withdraw":
        this.#found(decision.proposal, isOver).closed = "WITHDRAWN";
        return [];
      case "not-taken":
        this.#open(decision.proposal).closed = "NOT_TAKEN";
        return [];
      case "incorporate":
        return this.#incorporate(decision, text, isFrozen);
      case "streamline":
        return this.#streamline(decision, text, isFrozen);
    }
  }

  #rule(rules: ProposalRules): void {
    const { opens, closes, zone, late, seconders } = this.#rules;
    const isSame =
      rules.opens === opens &&
      rules.closes === closes &&
      rules.zone === zone &&
      rules.late === late &&
      rules.seconders === seconders;
    demand(!isSame, "sameProposalRules");
    this.#rules = rules;
  }

  /** A new proposal of others than the chair is tabled in time, unless late ones are marked. */
  #requireInTime({ symbol, proposer }: Tabling, at: bigint): void {
    if (proposer.kind === "CHAIR") return;
    const { opens, closes, late } = this.#rules;
    demand(opens === undefined || at >= opens, "proposedEarly", { symbol });
    demand(closes === undefined || at < closes || late === "MARKED", "proposedLate", { symbol });
  }

  #table(tabling: Tabling, { seq, person, at }: Entry, text: TextNow): void {
    const { proposal, number, revision, symbol, changes } = tabling;
    const before = this.#all.get(proposal);
    if (before === undefined) {
      demand(this.#all.size < most, "tooManyProposals", { most });
      this.#requireInTime(tabling, at);
    } else {
      demand(!isOver(before), "proposalOver", { symbol: before.tabling.symbol });
      const { kind, code } = before.tabling.proposer;
      const isSame = kind === tabling.proposer.kind && code === tabling.proposer.code;
      demand(isSame, "otherProposer", { symbol });
    }
    const expected = before?.tabling.number ?? this.#all.size + 1;
    demand(number === expected, "otherProposalNumber", { symbol, expected, got: number });
    const next = before === undefined ? 0 : before.tabling.revision + 1;
    demand(revision === next, "otherProposalRevision", { symbol, expected: next, got: revision });
    demand(!this.#symbols.has(symbol), "symbolAgain", { symbol });
    demand(tabling.base <= BigInt(seq), "proposedLater", { symbol, base: tabling.base });
    const others = [...this.#all.values()].filter((each) => each !== before);
    const bytes = others.reduce((sum, each) => sum + each.tabling.changes.length, changes.length);
    demand(bytes <= mostBytes, "tooMuchProposed", { most: mostBytes });
    this.#requireChanges(tabling, text);
    this.#symbols.add(symbol);
    this.#all.set(proposal, {
      tabling,
      tabledBy: person,
      sponsors: new Set(tabling.sponsors),
      taken: new Set(
        [...(before?.taken ?? [])].filter((each) => tabling.clauses.every(({ clause }) => clause !== each)),
      ),
      closed: undefined,
    });
  }

  #requireChanges({ symbol, changes, writers }: Tabling, text: TextNow): void {
    const ground = groundOf(changes);
    demand(ground.brought.length > 0 || ground.deletes.size > 0, "proposesNothing", { symbol });
    const named = writers.flatMap(({ clients }) => clients);
    const written = new Set(ground.brought.map(({ client }) => client));
    const isWritten =
      new Set(named).size === named.length &&
      named.length === written.size &&
      named.every((client) => written.has(client));
    demand(isWritten, "otherWriters", { symbol });
    demand(canBeTaken(ground, text), "proposedElsewhere", { symbol });
  }

  #sponsor({ proposal, delegation, joins }: Extract<ProposalDecision, { kind: "sponsor" }>): void {
    const { tabling, sponsors } = this.#open(proposal);
    const { symbol, proposer } = tabling;
    const isOwn = proposer.kind === "DELEGATION" && proposer.code === delegation;
    demand(!joins || !isOwn, "sponsorsOwn", { symbol, delegation });
    demand(sponsors.has(delegation) !== joins, "sameSponsors", { symbol, delegation });
    demand(!joins || sponsors.size < mostSponsors, "tooManySponsors", { most: mostSponsors });
    if (joins) sponsors.add(delegation);
    else sponsors.delete(delegation);
  }

  /** Others' proposals are taken once as many delegations sponsor them as the rules say. */
  #requireSeconded({ tabling: { proposer, symbol }, sponsors }: Proposal): void {
    const { seconders } = this.#rules;
    const isSeconded = proposer.kind === "CHAIR" || sponsors.size >= seconders;
    demand(isSeconded, "notSeconded", { symbol, expected: seconders, got: sponsors.size });
  }

  #incorporate(
    { proposal, revision, as, clauses, edits }: Incorporation,
    text: TextNow,
    isFrozen: (clause: string) => boolean,
  ): readonly AnnouncedEdit[] {
    const found = this.#found(proposal, isOver);
    const { symbol } = found.tabling;
    demand(revision === found.tabling.revision, "otherProposalRevision", {
      symbol,
      expected: found.tabling.revision,
      got: revision,
    });
    this.#requireSeconded(found);
    const changed = new Map(found.tabling.clauses.map(({ clause, change }) => [clause, change]));
    for (const clause of clauses) {
      demand(changed.has(clause), "notProposed", { symbol, clause });
      demand(!found.taken.has(clause), "takenAlready", { symbol, clause });
      demand(!isFrozen(clause), "takenFrozen", { symbol, clause });
    }
    const requireDone = (after: TextNow) => {
      for (const clause of as === "PROPOSED" ? clauses : []) {
        const change = changed.get(clause);
        const isDone = change === "CHANGED" || after.has(clause) === (change === "NEW");
        demand(isDone, "notTaken", { symbol, clause });
      }
    };
    if (edits.length === 0) requireDone(text);
    found.closed = undefined;
    for (const clause of clauses) found.taken.add(clause);
    return edits.map((by, i) => ({
      by,
      requireDone: i === edits.length - 1 ? requireDone : () => undefined,
    }));
  }

  #streamline(
    { clause, sources, edits }: Streamlining,
    text: TextNow,
    isFrozen: (clause: string) => boolean,
  ): readonly AnnouncedEdit[] {
    for (const source of sources) {
      const found = this.#found(source.proposal, isOver);
      const { tabling, taken } = found;
      const { symbol } = tabling;
      demand(source.revision === tabling.revision, "otherProposalRevision", {
        symbol,
        expected: tabling.revision,
        got: source.revision,
      });
      this.#requireSeconded(found);
      const proposed = tabling.clauses.find((each) => each.clause === source.clause);
      demand(proposed !== undefined, "notProposed", { symbol, clause: source.clause });
      demand(proposed.change !== "REMOVED", "streamlinesRemoved", { symbol, clause: source.clause });
      demand(!taken.has(source.clause), "takenAlready", { symbol, clause: source.clause });
    }
    demand(!isFrozen(clause), "streamlinesFrozen", { clause });
    const requireDone = (after: TextNow) => demand(after.has(clause), "notStreamlined", { clause });
    if (edits.length === 0) requireDone(text);
    for (const source of sources) {
      const found = this.#found(source.proposal);
      found.closed = undefined;
      found.taken.add(source.clause);
    }
    return edits.map((by, i) => ({
      by,
      requireDone: i === edits.length - 1 ? requireDone : () => undefined,
    }));
  }

  /** One that is before the meeting. */
  #open(proposal: string): Proposal {
    return this.#found(proposal, (each) => each.closed !== undefined || isWhole(each));
  }

  /** One that was tabled, and of which something does not hold. */
  #found(proposal: string, isClosed?: (each: Proposal) => boolean): Proposal {
    const found = this.#all.get(proposal);
    demand(found !== undefined, "noSuchProposal", { proposal });
    demand(!isClosed?.(found), "proposalOver", { symbol: found.tabling.symbol });
    return found;
  }
}
