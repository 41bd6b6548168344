import type { Form } from "./form";
import { readParticipant } from "./participant";
import { readReason } from "./reason";
import { delegationCode, id } from "./record";
import { readSymbol } from "./symbol";
import { isLine, isLines } from "./text";

const mostProposals = 500;
const mostRevision = 99;
const mostClauses = 500;
const mostSponsors = 200;
const mostWriters = 200;
const mostEdits = 200;
const mostBytes = 512 * 1024;
const mostSeconders = 20;
const zoneName = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;
/** The end of the year 9999. */
const lastTime = 253_402_300_799_999n;
/** The most stretches that one writer deletes. */
const mostStretches = 20_000;
/** In branches people write under client ids from this one on. */
export const firstClient = 2 ** 32;

const proposers = ["DELEGATION", "GROUP", "CHAIR"] as const;
const changes = ["CHANGED", "NEW", "REMOVED"] as const;
const takings = ["PROPOSED", "MERGED", "BRACKETED", "ALTERNATIVE"] as const;

/** In whose name something is proposed. */
export interface Proposer {
  readonly kind: (typeof proposers)[number];
  /** Of a delegation or a group. */
  readonly code: string | undefined;
}

export interface ProposedClause {
  readonly clause: string;
  readonly change: (typeof changes)[number];
}

export interface ProposalWriter {
  readonly person: string;
  readonly clients: readonly number[];
}

/** That a proposal is tabled. */
export interface Tabling {
  readonly kind: "proposal";
  readonly proposal: string;
  readonly number: number;
  readonly revision: number;
  readonly symbol: string;
  readonly proposer: Proposer;
  readonly sponsors: readonly string[];
  readonly base: bigint;
  readonly clauses: readonly ProposedClause[];
  readonly writers: readonly ProposalWriter[];
  /** An update of Yjs, version 1. */
  readonly changes: Uint8Array;
}

/** That clauses of a proposal are taken. */
export interface Incorporation {
  readonly kind: "incorporate";
  readonly proposal: string;
  readonly revision: number;
  readonly as: (typeof takings)[number];
  readonly clauses: readonly string[];
  /** Whose each of the edits is that follow. */
  readonly edits: readonly string[];
}

/** Until when proposals are tabled, and how many second one before it is taken. */
export interface ProposalRules {
  /** In milliseconds since 1970. */
  readonly opens: bigint | undefined;
  readonly closes: bigint | undefined;
  readonly zone: string | undefined;
  readonly late: "REFUSED" | "MARKED";
  readonly seconders: number;
}

/** What somebody decided about a proposal, or about all. */
export type ProposalDecision =
  | { readonly kind: "proposal-rules"; readonly rules: ProposalRules }
  | Tabling
  | {
      readonly kind: "sponsor";
      readonly proposal: string;
      readonly delegation: string;
      readonly joins: boolean;
    }
  | { readonly kind: "withdraw" | "not-taken"; readonly proposal: string }
  | Incorporation;

const kinds: readonly string[] = [
  "proposal-rules",
  "proposal",
  "sponsor",
  "withdraw",
  "not-taken",
  "incorporate",
] satisfies readonly ProposalDecision["kind"][];

/** Whether a decision is about a proposal. */
export function isOfProposals<T extends { readonly kind: string }>(
  decision: T,
): decision is Extract<T, { readonly kind: ProposalDecision["kind"] }> {
  return kinds.includes(decision.kind);
}

/** Reads a decision about a proposal up to who took it. */
export function readProposalDecision(form: Form, kind: ProposalDecision["kind"]): ProposalDecision {
  if (kind === "proposal-rules") return { kind, rules: readRules(form) };
  const proposal = form.literal('{"proposal":"').plain(id, 64);
  form.literal('"');
  switch (kind) {
    case "proposal":
      return readTabling(form, proposal);
    case "sponsor": {
      const delegation = form.literal(',"delegation":"').plain(delegationCode, 12);
      return { kind, proposal, delegation, joins: form.literal('","joins":').truth() };
    }
    case "withdraw":
    case "not-taken":
      readReason(form);
      return { kind, proposal };
    case "incorporate": {
      const revision = form.literal(',"revision":').integer(0, mostRevision);
      const as = form.literal(',"as":"').one(takings);
      const clauses = readList(form.literal('","clauses":'), mostClauses, readId);
      requireEachOnce(form, clauses, 1);
      const edits = readList(form.literal(',"edits":'), mostEdits, readId);
      return { kind, proposal, revision, as, clauses, edits };
    }
  }
}

function readRules(form: Form): ProposalRules {
  form.literal("{");
  const opens = readTime(form, "opens");
  const closes = readTime(form, "closes");
  let zone: string | undefined;
  if (form.has('"zone":"')) {
    zone = form.plain(zoneName, 64);
    form.literal('",');
  }
  const late = form.literal('"late":"').one(["REFUSED", "MARKED"] as const);
  const seconders = form.literal('","seconders":').integer(0, mostSeconders);
  const isTimed = opens !== undefined || closes !== undefined;
  if (isTimed !== (zone !== undefined)) throw form.fault("opens, closes, zone");
  if (opens !== undefined && closes !== undefined && opens >= closes) throw form.fault("opens < closes");
  return { opens, closes, zone, late, seconders };
}

function readTime(form: Form, key: string): bigint | undefined {
  if (!form.has(`"${key}":"`)) return undefined;
  const time = form.time();
  if (time > lastTime) throw form.fault("…9999");
  form.literal('",');
  return time;
}

function readTabling(form: Form, proposal: string): Tabling {
  const number = form.literal(',"number":').integer(1, mostProposals);
  const revision = form.literal(',"revision":').integer(0, mostRevision);
  const symbol = readSymbol(form.literal(',"symbol":"'));
  const proposer = readProposer(form.literal(',"proposer":{"kind":"'));
  readWords(form);
  const sponsors = readList(form.literal(',"sponsors":'), mostSponsors, readCode);
  requireEachOnce(form, sponsors, 0);
  const isOwn = proposer.kind === "DELEGATION" && sponsors.some((code) => code === proposer.code);
  if (isOwn) throw form.fault(`≠ ${proposer.code}`);
  const base = form.literal(',"base":').long(1n);
  const clauses = readList(form.literal(',"clauses":'), mostClauses, readClause);
  requireEachOnce(
    form,
    clauses.map(({ clause }) => clause),
    1,
  );
  const writers = readList(form.literal(',"writers":'), mostWriters, readWriter);
  requireEachOnce(
    form,
    writers.map(({ person }) => person),
    1,
  );
  const update = form.literal(',"changes":"').base64(Math.ceil(mostBytes / 3) * 4);
  if (update.length > mostBytes) throw form.fault(`0…${mostBytes}`);
  form.literal('"');
  return {
    kind: "proposal",
    ...{ proposal, number, revision, symbol, proposer, sponsors, base, clauses, writers },
    changes: update,
  };
}

/** Title and rationale, of which nothing else depends. */
function readWords(form: Form): void {
  if (!isLine(form.literal(',"title":"').text(), 200)) throw form.fault("1…200");
  form.literal('"');
  if (form.has(',"rationale":"')) {
    if (!isLines(form.text(), 10_000)) throw form.fault("1…10000");
    form.literal('"');
  }
}

/** Reads a proposer behind its `{"kind":"`. */
export function readProposer(form: Form): Proposer {
  const kind = form.one(proposers);
  form.literal('"');
  let code: string | undefined;
  if (kind !== "CHAIR") {
    code = form.literal(',"code":"').plain(delegationCode, 12);
    form.literal('"');
  }
  form.literal("}");
  return { kind, code };
}

function readClause(form: Form): ProposedClause {
  const clause = form.literal('{"clause":"').plain(id, 64);
  const change = form.literal('","change":"').one(changes);
  form.literal('"}');
  return { clause, change };
}

function readWriter(form: Form): ProposalWriter {
  const person = form.literal('{"person":"').plain(id, 64);
  readParticipant(form.literal('","as":'));
  const clients = readList(form.literal(',"clients":'), Number.POSITIVE_INFINITY, (of) =>
    of.integer(firstClient, Number.MAX_SAFE_INTEGER),
  );
  requireEachOnce(form, clients, 0);
  if (form.has(',"deletes":')) readDeletes(form);
  form.literal("}");
  return { person, clients };
}

/** Client, clock and length of each stretch: clients descending, clocks ascending, and stretches that do not touch. */
function readDeletes(form: Form): void {
  const numbers = readList(form, 3 * mostStretches, (of) => of.integer(0, Number.MAX_SAFE_INTEGER));
  let [client, end] = [Number.POSITIVE_INFINITY, -1];
  for (let at = 0; at < numbers.length || at === 0; at += 3) {
    const [of, clock, length] = numbers.slice(at, at + 3);
    if (of === undefined || clock === undefined || length === undefined)
      throw form.fault("client, clock, length");
    const follows = of < client || (of === client && clock > end);
    if (!follows || length < 1 || clock + length > Number.MAX_SAFE_INTEGER)
      throw form.fault("client, clock, length");
    [client, end] = [of, clock + length];
  }
}

function readCode(form: Form): string {
  const code = form.literal('"').plain(delegationCode, 12);
  form.literal('"');
  return code;
}

export function readId(form: Form): string {
  const read = form.literal('"').plain(id, 64);
  form.literal('"');
  return read;
}

export function readList<T>(form: Form, most: number, read: (from: Form) => T): readonly T[] {
  const all: T[] = [];
  form.literal("[");
  while (!form.has("]")) {
    if (all.length === most) throw form.fault("]");
    if (all.length > 0) form.literal(",");
    all.push(read(form));
  }
  return all;
}

function requireEachOnce(form: Form, all: readonly unknown[], least: number): void {
  if (all.length < least || new Set(all).size < all.length) throw form.fault(`${least}…, ≠`);
}
