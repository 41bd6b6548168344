import type { Access, Rule } from "./accessForm";
import { Agreements } from "./agreements";
import type { AlternativeDecision } from "./alternativeForm";
import { Alternatives } from "./alternatives";
import { Brackets } from "./brackets";
import { Branch } from "./branch";
import { type BranchDecision, isOfBranches, server } from "./branchForm";
import type { Decision, Mode, Revision } from "./decision";
import { demand } from "./fault";
import { HeldNumbers, type NumberedClause, numbersOf } from "./numbers";
import type { PackageDecision, Terms } from "./packageForm";
import { Packages } from "./packages";
import type { Participant } from "./participant";
import { isOfProposals, type ProposalDecision, type Proposer } from "./proposalForm";
import { Proposals } from "./proposals";
import type { Entry } from "./record";
import type { Status } from "./status";
import type { AnnouncedEdit, Announcement, TextNow } from "./textNow";

/** An issued revision with its entry. */
export interface Issued {
  readonly revision: Revision;
  readonly seq: number;
  readonly at: bigint;
  readonly hash: string;
}

/** Where a clause may go from a status: freely, and only with a reason. */
const ways: Readonly<
  Record<Status, { readonly to: readonly Status[]; readonly withReason: readonly Status[] }>
> = {
  OPEN: { to: ["BRACKETED", "AGREED_AD_REFERENDUM", "AGREED", "PARKED"], withReason: [] },
  BRACKETED: { to: ["OPEN", "AGREED_AD_REFERENDUM", "AGREED", "PARKED"], withReason: [] },
  AGREED_AD_REFERENDUM: { to: ["BRACKETED", "AGREED", "PARKED"], withReason: ["OPEN"] },
  AGREED: { to: ["ADOPTED"], withReason: ["OPEN", "BRACKETED"] },
  ADOPTED: { to: [], withReason: ["OPEN"] },
  PARKED: { to: ["OPEN", "BRACKETED"], withReason: [] },
};

/** What a clause is to become. */
interface Step {
  readonly status: Status;
  readonly reason: string | undefined;
  readonly terms: Terms;
}
/** The edit right behind belongs to a decision, and may be any. */
const anything: Announcement = () => undefined;

/** What was decided about a draft so far. Takes one decision after the other, and none that was not possible then. */
export class Standing {
  readonly issued: Issued[] = [];
  /** What branch it is; undefined for a draft. */
  branch: Branch | undefined;
  #mode: Mode = "EVERYBODY";
  #archived = false;
  #rules: readonly Rule[] = [];
  #rulesForm = "";
  readonly #statuses = new Map<string, Status>();
  readonly #brackets = new Brackets();
  readonly #packages = new Packages();
  readonly #agreements = new Agreements();
  readonly #alternatives = new Alternatives();
  readonly #proposals = new Proposals();
  #since: string | undefined;
  /** The numbers that hold, if any do. */
  #held: HeldNumbers | undefined;

  /** Whether somebody may take a decision, as far as the record tells. */
  mayTake(decision: Decision, person: string, participant: Participant): boolean {
    switch (decision.kind) {
      case "proposal":
        return this.#speaksForProposer(decision.proposer, person, participant);
      case "withdraw":
        return this.#speaksForProposer(this.#proposals.proposerOf(decision.proposal), person, participant);
      case "incorporate":
      case "streamline":
        return this.mayDecide(person, participant) && this.#proposals.mayBeTakenBy(decision, person);
      case "base":
        // The rules that it brings are those by which it is judged.
        this.#setRules(decision.access);
        return this.#speaksForProposer(decision.proposer, person, participant);
      case "follow":
        return person === server;
      case "invite":
        return (
          this.branch !== undefined && this.#speaksForProposer(this.branch.proposer, person, participant)
        );
      case "join":
        return this.#speaksFor(person, participant) === decision.delegation;
      default:
        return this.#mayTakeOther(decision, person, participant);
    }
  }

  #mayTakeOther(decision: Decision, person: string, participant: Participant): boolean {
    if (this.mayDecide(person, participant)) return true;
    switch (decision.kind) {
      case "bracket":
      case "bracket-hold":
      case "bracket-leave":
        return this.#speaksFor(person, participant) === decision.holder;
      case "bracket-again":
        return this.#brackets.hasHeld(decision.bracket, this.#speaksFor(person, participant));
      case "confirm":
      case "sponsor":
        return this.#speaksFor(person, participant) === decision.delegation;
      case "alternative":
        return this.#mayArrange(person, participant);
      case "choice-again":
        return (
          this.#alternatives.hasOffered(decision.of, person, participant.delegation) &&
          this.#mayArrange(person, participant)
        );
      case "apart":
        return (
          this.#alternatives.isOfferedBy(decision.clause, person, participant.delegation) &&
          this.#mayArrange(person, participant)
        );
      default:
        return false;
    }
  }

  /** Whether somebody speaks for who proposes; for a group any delegate may, for the record tells of no groups. */
  #speaksForProposer({ kind, code }: Proposer, person: string, participant: Participant): boolean {
    if (kind === "CHAIR") return this.mayDecide(person, participant);
    const speaksFor = this.#speaksFor(person, participant);
    return kind === "GROUP" ? speaksFor !== undefined : speaksFor === code;
  }

  /** Whether somebody who does not decide may add clauses now, as far as the record tells. */
  #mayArrange(person: string, { role, delegation }: Participant): boolean {
    if (this.#mode !== "EVERYBODY" || role === "OBSERVER") return false;
    const own = this.#rule("person", person);
    const rule = role === "DELEGATE" ? (own ?? this.#rule("delegation", delegation)) : own;
    return rule === undefined || (rule.level === "DRAFT" && rule.arrange);
  }

  /** The delegation for which somebody may hold brackets, if there is one. */
  #speaksFor(person: string, { role, delegation }: Participant): string | undefined {
    if (role !== "DELEGATE") return undefined;
    const rule = this.#rule("person", person) ?? this.#rule("delegation", delegation);
    return rule?.level === "NONE" || rule?.level === "READ" ? undefined : delegation;
  }

  #rule(scope: Rule["scope"], subject: string | undefined): Rule | undefined {
    return this.#rules.find((each) => each.scope === scope && each.subject === subject);
  }

  /** Whether somebody decides, as far as the record tells: in which groups a delegation was, it does not. */
  mayDecide(person: string, { role, delegation }: Participant): boolean {
    if (role === "SECRETARIAT") return true;
    if (role === "OBSERVER") return false;
    const own = this.#rule("person", person);
    if (own !== undefined) return own.level === "CHAIR";
    if (role === "CHAIR" || role === "CO_FACILITATOR") return true;
    const ofDelegation = this.#rule("delegation", delegation);
    if (ofDelegation !== undefined) return ofDelegation.level === "CHAIR";
    return this.#rules.some(({ scope, level }) => scope === "group" && level === "CHAIR");
  }

  /** Takes a decision; the edits right behind it, if there are some that belong to it. */
  take(decision: Decision, entry: Entry, text: TextNow): readonly AnnouncedEdit[] {
    demand(!this.#archived || ["archive", "follow"].includes(decision.kind), "archived");
    if (isOfBranches(decision)) return this.#takeBranch(decision, entry);
    if (isOfProposals(decision)) return this.#takeProposal(decision, entry, text);
    const requireDone = this.#take(decision, entry, text);
    return requireDone === undefined ? [] : [{ by: entry.person, requireDone }];
  }

  /** What the one edit behind a decision, by the same person, has to do, if there is one that belongs to it. */
  #take(
    decision: Exclude<Decision, ProposalDecision | BranchDecision>,
    entry: Entry,
    text: TextNow,
  ): Announcement | undefined {
    switch (decision.kind) {
      case "status":
        this.#takeStatus(decision, text);
        break;
      case "package-status":
        this.#takePackageStatus(decision, text);
        break;
      case "package":
      case "package-change":
      case "package-dissolve":
        this.#packages.take(decision, entry, text, (clause) => this.#status(clause));
        break;
      case "confirm":
        demand(text.has(decision.clause), "noClause", { clause: decision.clause });
        this.#agreements.confirm(decision);
        break;
      case "mode":
        demand(decision.mode !== this.#mode, "sameMode", { mode: decision.mode });
        this.#mode = decision.mode;
        break;
      case "access":
        demand(decision.form !== this.#rulesForm, "sameRules");
        this.#setRules(decision);
        break;
      case "archive":
        demand(decision.archived !== this.#archived, "sameArchived");
        this.#archived = decision.archived;
        break;
      case "revision":
        this.#takeRevision(decision.revision, entry, text);
        break;
      case "restore":
        this.#checkRestore(decision.to, decision.revision, entry);
        return anything;
      case "numbering":
        this.#takeNumbering(decision.since);
        break;
      case "alternative":
      case "choice":
      case "apart":
      case "choice-again":
        return this.#takeAlternatives(decision, entry, text);
      default:
        this.#brackets.take(decision, entry, text, (clause) => this.#isFrozen(clause));
        if (decision.kind === "bracket-settle" && decision.as === "DELETE") return anything;
    }
    return undefined;
  }

  #setRules({ rules, form }: Access): void {
    this.#rules = rules;
    this.#rulesForm = form;
  }

  #takeBranch(decision: BranchDecision, { person }: Entry): readonly AnnouncedEdit[] {
    if (decision.kind === "base") {
      this.branch = new Branch(decision);
      return [{ by: server, requireDone: anything }];
    }
    const { branch } = this;
    demand(branch !== undefined, "mayNotDecide", { person, role: decision.kind });
    switch (decision.kind) {
      case "follow": {
        const { seq, access, archived, edits } = decision;
        branch.follow(seq);
        const isOther = edits.length > 0 || access.form !== this.#rulesForm || archived !== this.#archived;
        demand(isOther, "followsNothing");
        this.#setRules(access);
        this.#archived = archived;
        return edits.map((by) => ({ by, requireDone: anything }));
      }
      case "invite":
        branch.invite(decision);
        return [];
      case "join":
        branch.join(decision);
        return [];
    }
  }

  /** Whether somebody can be one of those who write in the branch, as far as the record tells. */
  mayWriteInBranch(person: string, participant: Participant): boolean {
    if (this.branch === undefined || person === server) return false;
    const { kind, code } = this.branch.proposer;
    if (kind === "CHAIR") return this.mayDecide(person, participant);
    return kind === "GROUP" ? participant.delegation !== undefined : participant.delegation === code;
  }

  #takeAlternatives(decision: AlternativeDecision, entry: Entry, text: TextNow): Announcement | undefined {
    const back = decision.kind === "choice-again" ? this.#alternatives.handedBy(decision.of) : undefined;
    const announced = this.#alternatives.take(
      decision,
      entry,
      text,
      (clause) => this.#isFrozen(clause),
      (clause) => this.#held?.kept(clause) ?? [],
    );
    if (back !== undefined) this.#held?.handBack(back.from, back.to, back.numbers);
    if (decision.kind === "choice" && decision.choose !== undefined) {
      this.#held?.handOver(decision.of, decision.choose);
    }
    return announced;
  }

  #takeProposal(decision: ProposalDecision, entry: Entry, text: TextNow): readonly AnnouncedEdit[] {
    if (decision.kind === "proposal") {
      const isIssued = this.issued.some(({ revision }) => revision.symbol === decision.symbol);
      demand(!isIssued, "symbolAgain", { symbol: decision.symbol });
    }
    return this.#proposals.take(decision, entry, text, (clause) => this.#isFrozen(clause));
  }

  #status(clause: string): Status {
    return this.#statuses.get(clause) ?? "OPEN";
  }

  #isFrozen(clause: string): boolean {
    return ["AGREED", "ADOPTED"].includes(this.#status(clause));
  }

  #takeStatus(decision: Extract<Decision, { kind: "status" }>, text: TextNow): void {
    const { clause, status } = decision;
    demand(text.has(clause), "noClause", { clause });
    demand(this.#isOther(clause, decision), "noWay", { clause, before: status, status });
    this.#packages.requireAlone(clause, this.#status(clause), status);
    this.#step(clause, decision, text);
  }

  #takePackageStatus(decision: Extract<PackageDecision, { kind: "package-status" }>, text: TextNow): void {
    const { bundle, clauses } = decision;
    const others = this.#packages
      .clausesOf(bundle)
      .filter((clause) => text.has(clause) && this.#isOther(clause, decision));
    demand(others.join() === clauses.join(), "otherClauses", { package: bundle });
    for (const clause of clauses) this.#step(clause, decision, text);
  }

  /** Whether a clause becomes otherwise than it is. */
  #isOther(clause: string, { status, terms }: Step): boolean {
    return this.#status(clause) !== status || this.#agreements.changes(clause, terms);
  }

  #step(clause: string, { status, reason, terms }: Step, text: TextNow): void {
    const before = this.#status(clause);
    const { to, withReason } = ways[before];
    const isFree = before === status || to.includes(status);
    demand(isFree || withReason.includes(status), "noWay", { clause, before, status });
    demand(isFree || reason !== undefined, "noReason", { clause, before, status });
    this.#alternatives.requireNone(clause, status);
    this.#brackets.requireNone(clause, status, text);
    this.#agreements.requireNotWithheld(clause, status);
    this.#agreements.set(clause, status, terms);
    this.#statuses.set(clause, status);
  }

  #takeRevision(revision: Revision, entry: Entry, text: TextNow): void {
    this.#checkNumbers(revision);
    const { symbol } = revision;
    const isUsed =
      this.issued.some((each) => each.revision.symbol === symbol) || this.#proposals.hasSymbol(symbol);
    demand(!isUsed, "symbolAgain", { symbol });
    const { fingerprint, clauses } = text.read();
    demand(fingerprint === revision.text, "otherText", {
      symbol,
      expected: fingerprint,
      got: revision.text,
    });
    const fits =
      clauses.length === revision.statuses.length &&
      clauses.every(({ id: clause }, i) => {
        const said = revision.statuses[i];
        return said?.clause === clause && said.status === this.#status(clause);
      });
    demand(fits, "otherStatuses", { symbol });
    this.#checkNumbering(revision, clauses);
    this.#held?.add(revision.numbers ?? []);
    this.issued.push({ revision, seq: entry.seq, at: entry.at, hash: entry.hash });
  }

  #checkNumbering({ symbol, numbers }: Revision, clauses: readonly NumberedClause[]): void {
    if (numbers === undefined) {
      demand(this.#held === undefined, "noNumbers", { symbol });
      return;
    }
    const expected = numbersOf(clauses, this.#held, this.#alternatives.byClause());
    const fits =
      expected.length === numbers.length &&
      expected.every(
        ({ clause, number }, i) => numbers[i]?.clause === clause && numbers[i]?.number === number,
      );
    demand(fits, "otherNumbers", { symbol });
  }

  #takeNumbering(since: string | undefined): void {
    if (since === undefined) {
      demand(this.#held !== undefined, "sameNumbering");
      this.#held = undefined;
    } else {
      const issued = this.issued.find(({ revision }) => revision.symbol === since);
      demand(issued !== undefined, "holdsNothing", { symbol: since });
      demand(issued.revision.numbers !== undefined, "noNumbersToHold", { symbol: since });
      demand(since !== this.#since, "sameNumbering");
      this.#held = new HeldNumbers(issued.revision.numbers);
    }
    this.#since = since;
  }

  #checkNumbers({ number, correction, corrects, symbol }: Revision): void {
    if (corrects === undefined) {
      const expected = 1 + this.issued.reduce((most, each) => Math.max(most, each.revision.number), 0);
      demand(number === expected, "otherNumber", { symbol, expected, got: number });
      return;
    }
    const corrected = this.issued.find((each) => each.revision.symbol === corrects)?.revision;
    demand(corrected !== undefined, "correctsNothing", { symbol, corrects });
    demand(corrected.number === number, "otherNumber", { symbol, expected: corrected.number, got: number });
    const ofNumber = this.issued.map((each) => each.revision).filter((each) => each.number === number);
    const next = 1 + ofNumber.filter((each) => each.correction !== undefined).length;
    demand(correction === next, "otherCorrection", { symbol, expected: next, got: correction ?? 0 });
    const base = ofNumber.find((each) => each.correction === undefined)?.symbol ?? "";
    const expected = `${base}/Corr.${next}`;
    demand(symbol === expected, "otherSymbol", { expected, got: symbol });
  }

  #checkRestore(to: bigint, revision: string | undefined, entry: Entry): void {
    demand(to < BigInt(entry.seq), "restoresLater", { to });
    const fits =
      revision === undefined ||
      this.issued.some((each) => each.revision.symbol === revision && BigInt(each.seq) === to);
    demand(fits, "restoresOther", { symbol: revision ?? "", to });
  }
}
