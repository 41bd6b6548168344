import { type Access, readRules } from "./accessForm";
import { type AlternativeDecision, readAlternativeDecision } from "./alternativeForm";
import { type BracketDecision, readBracketDecision } from "./bracketForm";
import { type BranchDecision, readBranchDecision } from "./branchForm";
import { Form } from "./form";
import {
  type Confirmation,
  type PackageDecision,
  readConfirmation,
  readPackageDecision,
  readTerms,
  type Terms,
} from "./packageForm";
import { type ProposalDecision, readProposalDecision } from "./proposalForm";
import { readReason } from "./reason";
import { type Entry, hash, id } from "./record";
import { type Status, statuses } from "./status";
import { readSymbol } from "./symbol";
import { isLine, isLines } from "./text";

export const modes = ["EVERYBODY", "CHAIR", "CLOSED"] as const;
export type Mode = (typeof modes)[number];

const mostCount = 2 ** 31 - 1;

export interface ClauseStatus {
  readonly clause: string;
  readonly status: Status;
}

/** A clause with the number that it has. */
export interface ClauseNumber {
  readonly clause: string;
  readonly number: string;
}

export interface Revision {
  readonly number: number;
  readonly correction: number | undefined;
  readonly symbol: string;
  readonly title: string;
  readonly corrects: string | undefined;
  readonly text: string;
  readonly statuses: readonly ClauseStatus[];
  /** Those of an older server do not say it. */
  readonly numbers: readonly ClauseNumber[] | undefined;
}

/** What somebody decided. */
export type Decision =
  | {
      readonly kind: "status";
      readonly clause: string;
      readonly status: Status;
      readonly reason: string | undefined;
      readonly terms: Terms;
    }
  | { readonly kind: "mode"; readonly mode: Mode }
  | ({ readonly kind: "access" } & Access)
  | { readonly kind: "revision"; readonly revision: Revision }
  | { readonly kind: "archive"; readonly archived: boolean }
  | { readonly kind: "restore"; readonly to: bigint; readonly revision: string | undefined }
  | BracketDecision
  | PackageDecision
  | Confirmation
  | AlternativeDecision
  | ProposalDecision
  | BranchDecision
  /** Which revision's numbers hold; undefined if none do. */
  | { readonly kind: "numbering"; readonly since: string | undefined };

export interface Decided {
  readonly decision: Decision;
  /** The name of who decided. */
  readonly by: string;
}

/** The decision that an entry holds. */
export function decidedOf(entry: Entry): Decided {
  const form = new Form(entry.payload, "payload");
  const decision = readDecision(form, entry);
  const by = form.literal(',"by":"').text();
  form.literal('"}').end();
  return { decision, by };
}

function readDecision(form: Form, { kind }: Entry): Decision {
  switch (kind) {
    case "status": {
      const clause = form.literal('{"clause":"').plain(id, 64);
      const status = form.literal('","status":"').one(statuses);
      const reason = readReason(form.literal('"'));
      return { kind, clause, status, reason, terms: readTerms(form, status) };
    }
    case "mode": {
      const mode = form.literal('{"mode":"').one(modes);
      readReason(form.literal('"'));
      return { kind, mode };
    }
    case "access":
      return readAccess(form);
    case "revision":
      return { kind, revision: readRevision(form) };
    case "archive": {
      const archived = form.literal('{"archived":').truth();
      readReason(form);
      return { kind, archived };
    }
    case "restore":
      return readRestore(form);
    case "bracket":
    case "bracket-hold":
    case "bracket-leave":
    case "bracket-settle":
    case "bracket-again":
      return readBracketDecision(form, kind);
    case "package":
    case "package-change":
    case "package-dissolve":
    case "package-status":
      return readPackageDecision(form, kind);
    case "confirm":
      return readConfirmation(form);
    case "alternative":
    case "choice":
    case "apart":
    case "choice-again":
      return readAlternativeDecision(form, kind);
    case "proposal-rules":
    case "proposal":
    case "sponsor":
    case "withdraw":
    case "not-taken":
    case "incorporate":
    case "streamline":
      return readProposalDecision(form, kind);
    case "base":
    case "follow":
    case "invite":
    case "join":
      return readBranchDecision(form, kind);
    case "numbering": {
      const holds = form.literal('{"mode":"').one(["RUNNING", "HELD"]) === "HELD";
      return { kind, since: holds ? readSymbol(form.literal('","since":"')) : ended(form) };
    }
    case "text":
    case "person":
      throw new TypeError(`expected an entry with a decision, got one of kind ${kind}`);
  }
}

function ended(form: Form): undefined {
  form.literal('"');
}

function readRestore(form: Form): Decision {
  const to = form.literal('{"to":').long(1n);
  const revision = form.has(',"revision":"') ? readSymbol(form) : undefined;
  for (const key of ["clause", "person"]) {
    if (form.has(`,"${key}":"`)) {
      form.plain(id, 64);
      form.literal('"');
    }
  }
  readReason(form);
  return { kind: "restore", to, revision };
}

function readRevision(form: Form): Revision {
  const number = form.literal('{"number":').integer(1, mostCount);
  const correction = form.has(',"correction":') ? form.integer(1, mostCount) : undefined;
  const own = readSymbol(form.literal(',"symbol":"'));
  const title = form.literal(',"title":"').text();
  if (!isLine(title, 300)) throw form.fault("1…300");
  form.literal('"');
  if (form.has(',"note":"')) {
    if (!isLines(form.text(), 5000)) throw form.fault("1…5000");
    form.literal('"');
  }
  const corrects = form.has(',"corrects":"') ? readSymbol(form) : undefined;
  if ((correction === undefined) !== (corrects === undefined)) throw form.fault("correction, corrects");
  const text = form.literal(',"text":"').plain(hash, 64);
  form.literal('","statuses":[');
  const read: ClauseStatus[] = [];
  const seen = new Set<string>();
  while (!form.has("]")) {
    const clause = form.literal(read.length === 0 ? '{"clause":"' : ',{"clause":"').plain(id, 64);
    const status = form.literal('","status":"').one(statuses);
    form.literal('"}');
    if (seen.has(clause)) throw form.fault(`≠ ${clause}`);
    seen.add(clause);
    read.push({ clause, status });
  }
  const numbers = form.has(',"numbers":[') ? readNumbers(form) : undefined;
  return { number, correction, symbol: own, title, corrects, text, statuses: read, numbers };
}

/** Whether each is the number of its clause is a matter of the text. */
function readNumbers(form: Form): readonly ClauseNumber[] {
  const numbers: ClauseNumber[] = [];
  while (!form.has("]")) {
    const clause = form.literal(numbers.length === 0 ? '{"clause":"' : ',{"clause":"').plain(id, 64);
    const number = form.literal('","number":"').plain(/^[A-Za-z0-9 -]+$/, 80);
    form.literal('"}');
    numbers.push({ clause, number });
  }
  return numbers;
}

function readAccess(form: Form): Decision {
  return { kind: "access", ...readRules(form.literal('{"rules":[')) };
}
