import type { ClauseKind } from "../model/clause";
import type { NumberingPlan } from "../model/numberingPlan";
import { countOf, roman } from "./roman";

/** Those of a clause's number from the second on. */
export const latin = [
  "bis",
  "ter",
  "quater",
  "quinquies",
  "sexies",
  "septies",
  "octies",
  "nonies",
  "decies",
  "undecies",
  "duodecies",
  "terdecies",
  "quaterdecies",
  "quinquiesdecies",
  "sexiesdecies",
  "septiesdecies",
  "octiesdecies",
  "noviesdecies",
  "vicies",
] as const;

/** A clause that is counted, or has no number; one that has no id yet is new. */
export interface CountedClause {
  readonly id?: string | undefined;
  readonly kind: ClauseKind;
}

/** What stands before the count of each kind that has numbers. */
const names: Readonly<Record<string, string>> = {
  preambular: "PP",
  operative: "OP",
  article: "Article ",
  annex: "Annex ",
};

function counted(kind: ClauseKind, count: number): string {
  return `${names[kind]}${kind === "annex" ? roman(count) : count}`;
}

function repeated(stem: string, n: number): string {
  if (n === 1) return stem;
  if (n > latin.length + 1) return `${stem}-${n}`;
  return `${stem}${stem.endsWith("pre") ? " " : ""}${latin[n - 2]}`;
}

const competing = (number: string, n: number) => `${number} alt${n === 1 ? "" : ` ${n}`}`;

const form = /^(PP|OP|Article |Annex )([0-9]+|[IVXLCDM]+)(pre)?.*?( alt.*)?$/;

/** The parts of a number that others are made from. */
function partsOf(number: string) {
  const [whole = "", name, count = "", before = "", alternative = ""] = form.exec(number) ?? [];
  return {
    name,
    count: countOf(count),
    /** That of which it is a repetition, or itself. */
    stem: `${name}${count}${before}`,
    main: whole.slice(0, whole.length - alternative.length),
    competes: alternative !== "",
  };
}

/**
 * Gives the clauses of a draft their numbers by a plan, as the server does: what has one keeps it, and others get the first
 * that is free behind that of the one before them.
 */
export class ClauseNumbering {
  readonly #clauses: readonly CountedClause[];
  readonly #plan: NumberingPlan;
  readonly #labels: string[];
  readonly #given: Set<string>;
  readonly #held = new Map<string, string[]>();
  readonly #places = new Map<string, number>();
  /** The place of what stands for each clause that has alternatives: its own if it is there. */
  readonly #first = new Map<string, number>();
  readonly #reached = new Map<string, number>();

  constructor(clauses: readonly CountedClause[], plan: NumberingPlan) {
    this.#clauses = clauses;
    this.#plan = plan;
    this.#labels = clauses.map(() => "");
    this.#given = new Set(plan.held?.map(({ number }) => number));
    for (const { clause, number } of plan.held ?? []) {
      this.#held.set(clause, [...(this.#held.get(clause) ?? []), number]);
    }
    clauses.forEach(({ id }, index) => {
      if (id !== undefined && !this.#places.has(id)) this.#places.set(id, index);
    });
    for (const [clause, of] of plan.alternatives ?? []) {
      const place = this.#first.get(of) ?? this.#places.get(of) ?? this.#places.get(clause);
      if (place !== undefined) this.#first.set(of, place);
    }
  }

  /** The label of each clause, "" for those that have no number. */
  labels(): readonly string[] {
    const rivals = this.#clauses.map((clause) => this.#rivalOf(clause));
    const isCounted = (index: number) =>
      names[this.#clauses[index]?.kind ?? ""] !== undefined && rivals[index] === undefined;
    if (this.#plan.held === undefined) this.#count(isCounted);
    else this.#hold(isCounted);
    rivals.forEach((rival, index) => {
      if (rival !== undefined) this.#labels[index] = this.#compete(index, this.#labels[rival] ?? "");
    });
    return this.#labels;
  }

  #count(isCounted: (index: number) => boolean): void {
    const counts = new Map<ClauseKind, number>();
    this.#clauses.forEach(({ kind }, index) => {
      if (!isCounted(index)) return;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      this.#labels[index] = counted(kind, count);
    });
  }

  #hold(isCounted: (index: number) => boolean): void {
    const first = new Map<ClauseKind, string>();
    const keeping = this.#clauses.map(({ id, kind }, index) => {
      // Of two clauses with one id the first is it: the other one is about to get an id of its own.
      if (id === undefined || !isCounted(index) || this.#places.get(id) !== index) return undefined;
      const kept = this.#held.get(id)?.findLast((number) => {
        const { name, competes } = partsOf(number);
        return name === names[kind] && !competes;
      });
      if (kept !== undefined && !first.has(kind)) first.set(kind, kept);
      return kept;
    });
    const last = new Map<ClauseKind, string>();
    this.#clauses.forEach(({ kind }, index) => {
      if (!isCounted(index)) return;
      const kept = keeping[index];
      if (kept !== undefined) last.set(kind, kept);
      this.#labels[index] = kept ?? this.#newcomer(kind, last.get(kind), first.get(kind));
    });
  }

  #newcomer(kind: ClauseKind, last: string | undefined, first: string | undefined): string {
    let number: string;
    if (last !== undefined) number = this.#free(partsOf(last).stem);
    else if (first !== undefined) number = this.#free(`${counted(kind, partsOf(first).count)}pre`);
    else number = counted(kind, 1 + this.#highest(kind));
    this.#given.add(number);
    return number;
  }

  #free(stem: string): string {
    let n = this.#reached.get(stem) ?? (stem.endsWith("pre") ? 1 : 2);
    while (this.#given.has(repeated(stem, n))) n += 1;
    this.#reached.set(stem, n);
    return repeated(stem, n);
  }

  #highest(kind: ClauseKind): number {
    let highest = 0;
    for (const number of this.#given) {
      const { name, count } = partsOf(number);
      if (name === names[kind] && count > highest) highest = count;
    }
    return highest;
  }

  #compete(index: number, number: string): string {
    const id = this.#clauses[index]?.id ?? "";
    const kept = this.#held.get(id)?.find((held) => {
      const { main, competes } = partsOf(held);
      return competes && main === number;
    });
    if (kept !== undefined) return kept;
    let n = 1;
    while (this.#given.has(competing(number, n))) n += 1;
    this.#given.add(competing(number, n));
    return competing(number, n);
  }

  /** The place of the clause after which an alternative is called; undefined if it is called after none. */
  #rivalOf({ id, kind }: CountedClause): number | undefined {
    if (id === undefined || names[kind] === undefined) return undefined;
    const rival = this.#first.get(this.#plan.alternatives?.get(id) ?? "");
    if (rival === undefined || rival === this.#places.get(id)) return undefined;
    return this.#clauses[rival]?.kind === kind ? rival : undefined;
  }
}
