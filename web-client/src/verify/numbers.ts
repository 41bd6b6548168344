import type { ClauseNumber } from "./decision";

/** A clause of a text, as far as it is numbered. */
export interface NumberedClause {
  readonly id: string;
  readonly kind: string;
}

const names = new Map([
  ["preambular", "PP"],
  ["operative", "OP"],
  ["article", "Article "],
  ["annex", "Annex "],
]);

const repetitions =
  "bis ter quater quinquies sexies septies octies nonies decies undecies duodecies terdecies quaterdecies " +
  "quinquiesdecies sexiesdecies septiesdecies octiesdecies noviesdecies vicies";
const latin = ["", "", ...repetitions.split(" ")];

const numerals: readonly (readonly [string, number])[] = [
  ["M", 1000],
  ["CM", 900],
  ["D", 500],
  ["CD", 400],
  ["C", 100],
  ["XC", 90],
  ["L", 50],
  ["XL", 40],
  ["X", 10],
  ["IX", 9],
  ["V", 5],
  ["IV", 4],
  ["I", 1],
];

function romanOf(count: number): string {
  if (count > 3999) return `${count}`;
  const [numeral, value] = numerals.find(([, each]) => each <= count) ?? ["", 0];
  return value === 0 ? "" : numeral + romanOf(count - value);
}

function countOf(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  const [numeral, value] = numerals.find(([each]) => written.startsWith(each)) ?? ["", 0];
  return value === 0 ? 0 : value + countOf(written.slice(numeral.length));
}

/** A number without what repeats it: its name, and its count with or without "pre". */
interface Base {
  readonly name: string;
  readonly count: number;
  readonly before: boolean;
}

const written = /^(PP|OP|Article |Annex )(\d+|[IVXLCDM]+)(pre)?/;

function baseOf(number: string): Base {
  const [, name = "", count = "", before] = written.exec(number) ?? [];
  return { name, count: countOf(count), before: before !== undefined };
}

function numberOf({ name, count, before }: Base, repetition: number): string {
  const plain = `${name}${name === "Annex " ? romanOf(count) : count}${before ? "pre" : ""}`;
  if (repetition === 1) return plain;
  if (repetition >= latin.length) return `${plain}-${repetition}`;
  return `${plain}${before ? " " : ""}${latin[repetition]}`;
}

const competing = / alt( \d+)?$/;

/** The numbers that hold, also those of clauses that are gone. */
export class HeldNumbers {
  readonly given = new Set<string>();
  readonly #all: ClauseNumber[] = [];

  constructor(numbers: readonly ClauseNumber[]) {
    this.add(numbers);
  }

  /** These hold as well. What is held already stays as it is. */
  add(numbers: readonly ClauseNumber[]): void {
    for (const each of numbers) {
      if (this.given.has(each.number)) continue;
      this.given.add(each.number);
      this.#all.push(each);
    }
  }

  /** What a clause keeps is another's from now on, but for what it has as an alternative. */
  handOver(from: string, to: string): void {
    const goes = ({ clause, number }: ClauseNumber) => clause === from && !competing.test(number);
    const handed = this.#all.filter(goes).map(({ number }) => ({ clause: to, number }));
    this.#all.splice(0, this.#all.length, ...this.#all.filter((each) => !goes(each)), ...handed);
  }

  /** What would be handed over. */
  kept(from: string): readonly string[] {
    return this.#all
      .filter(({ clause, number }) => clause === from && !competing.test(number))
      .map(({ number }) => number);
  }

  /** Of these numbers, what a clause keeps is another's from now on. */
  handBack(from: string, to: string, numbers: readonly string[]): void {
    const goes = ({ clause, number }: ClauseNumber) => clause === from && numbers.includes(number);
    const handed = this.#all.filter(goes).map(({ number }) => ({ clause: to, number }));
    this.#all.splice(0, this.#all.length, ...this.#all.filter((each) => !goes(each)), ...handed);
  }

  /** What a clause keeps as long as it is of a kind. */
  of(clause: string, name: string): string | undefined {
    return this.#all.findLast(
      (each) => each.clause === clause && baseOf(each.number).name === name && !competing.test(each.number),
    )?.number;
  }

  /** What a clause keeps as an alternative to one with a number. */
  ofAlternative(clause: string, number: string): string | undefined {
    return this.#all.find(
      (each) =>
        each.clause === clause &&
        competing.test(each.number) &&
        each.number.replace(competing, "") === number,
    )?.number;
  }
}

function counted(clauses: readonly ClauseNumber[]): readonly ClauseNumber[] {
  const counts = new Map<string, number>();
  return clauses.map(({ clause, number: name }) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return { clause, number: numberOf({ name, count, before: false }, 1) };
  });
}

/** The number that one of a kind gets which has none yet, by those before and behind it that have one. */
function newcomer(name: string, last: string | undefined, first: string | undefined, given: Set<string>) {
  if (last === undefined && first === undefined) {
    const highest = [...given].map(baseOf).filter((base) => base.name === name);
    const count = 1 + highest.reduce((most, base) => Math.max(most, base.count), 0);
    return numberOf({ name, count, before: false }, 1);
  }
  const base = last === undefined ? { ...baseOf(first ?? ""), before: true } : baseOf(last);
  let repetition = base.before ? 1 : 2;
  while (given.has(numberOf(base, repetition))) repetition += 1;
  return numberOf(base, repetition);
}

/** What stands for each clause that has alternatives: itself, or the oldest of them that is there. */
function standingFor(
  text: ReadonlyMap<string, string>,
  alternatives: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const standing = new Map<string, string>();
  for (const [clause, of] of alternatives) {
    if (text.has(of)) standing.set(of, of);
    else if (text.has(clause) && !standing.has(of)) standing.set(of, clause);
  }
  return standing;
}

/** The clauses of a text that have a number, with it. */
export function numbersOf(
  text: readonly NumberedClause[],
  held: HeldNumbers | undefined,
  alternatives: ReadonlyMap<string, string>,
): readonly ClauseNumber[] {
  const kinds = new Map(text.map(({ id, kind }) => [id, kind]));
  const standing = standingFor(kinds, alternatives);
  const rivals = new Map<string, string>();
  for (const [clause, of] of alternatives) {
    const rival = standing.get(of);
    if (rival === undefined || rival === clause || kinds.get(rival) !== kinds.get(clause)) continue;
    rivals.set(clause, rival);
  }
  const clauses = text.flatMap(({ id, kind }) => {
    const name = names.get(kind);
    return name === undefined ? [] : [{ clause: id, number: name }];
  });
  const given = new Set(held?.given);
  const alone = clauses.filter(({ clause }) => !rivals.has(clause));
  const numbers = new Map(
    (held === undefined ? counted(alone) : holding(alone, held, given)).map((each) => [
      each.clause,
      each.number,
    ]),
  );
  return clauses.map(({ clause }) => {
    const rival = rivals.get(clause);
    const number = rival === undefined ? undefined : numbers.get(rival);
    if (number === undefined) return { clause, number: numbers.get(clause) ?? "" };
    const kept = held?.ofAlternative(clause, number);
    return { clause, number: kept ?? alternativeTo(number, given) };
  });
}

/** The first free number of an alternative, which is given from then on. */
function alternativeTo(number: string, given: Set<string>): string {
  let n = 1;
  const next = () => `${number} alt${n === 1 ? "" : ` ${n}`}`;
  while (given.has(next())) n += 1;
  given.add(next());
  return next();
}

/** The numbers of clauses that do not compete, each with the name of its kind, where numbers hold. */
function holding(
  clauses: readonly ClauseNumber[],
  held: HeldNumbers,
  given: Set<string>,
): readonly ClauseNumber[] {
  const first = new Map<string, string>();
  for (const { clause, number: name } of clauses) {
    const kept = held.of(clause, name);
    if (kept !== undefined && !first.has(name)) first.set(name, kept);
  }
  const last = new Map<string, string>();
  return clauses.map(({ clause, number: name }) => {
    const kept = held.of(clause, name);
    if (kept !== undefined) last.set(name, kept);
    const number = kept ?? newcomer(name, last.get(name), first.get(name), given);
    given.add(number);
    return { clause, number };
  });
}
