import { noPackages, type Package } from "./agreement";
import { type Alternative, noAlternatives, rivalsOf } from "./alternatives";
import type { AnchorState } from "./anchor";
import { type Bracket, type BracketKind, bracketKinds, chair, type Holder } from "./brackets";
import type { ClauseId, DelegationCode } from "./ids";
import { type ClauseStatus, clauseStatuses, decidedStatus, type Standing, statusOf } from "./standing";

/** Words, or whole clauses, in brackets, as a list of what is contested shows them. */
export interface ContestedWords {
  readonly kind: BracketKind;
  /** What it is called among all that is contested, for as long as it is. */
  readonly key: string;
  readonly bracket: Bracket;
  /** The clause in which it begins; undefined where the text does not have it any more. */
  readonly clause: ClauseId | undefined;
  /** Whether whole clauses are in brackets, and not words of them. */
  readonly isWhole: boolean;
  /** The words as they were, on one line. */
  readonly was: string;
  /** The words as they are; undefined where they are as they were, or gone. */
  readonly now: string | undefined;
  /** What became of the words: of those in several places, whether all are as they were, or none is left. */
  readonly state: AnchorState;
  /** The entry of the record that made the last of them go; undefined unless they are gone. */
  readonly goneAt: number | undefined;
}

/** Clauses that compete, of which one is to be chosen. */
export interface Competition {
  readonly kind: "ALTERNATIVES";
  readonly key: string;
  /** The first of them that the text has. */
  readonly clause: ClauseId | undefined;
  /** Those that compete with the first, the oldest first. Some may have been deleted. */
  readonly offers: readonly Alternative[];
}

/** Clauses that are agreed together or not at all, as long as they are not agreed. */
export interface OpenPackage {
  readonly kind: "PACKAGE";
  readonly key: string;
  /** The first of its clauses in the text. */
  readonly clause: ClauseId | undefined;
  readonly bundle: Package;
  /** Its clauses in the text, in its order. */
  readonly there: readonly ClauseId[];
  /** The statuses that these are shown with, each once. */
  readonly statuses: readonly ClauseStatus[];
  /** Who is to confirm that some of them are agreed, and who withholds it. */
  readonly pending: readonly DelegationCode[];
  readonly withheld: readonly DelegationCode[];
}

/** One place of the text that is not agreed as it stands. A union, told apart by `kind`: what else can be contested joins it here. */
export type ContestedItem = ContestedWords | Competition | OpenPackage;
export type ContestedKind = ContestedItem["kind"];

export const contestedKinds = [
  ...bracketKinds,
  "ALTERNATIVES",
  "PACKAGE",
] as const satisfies readonly ContestedKind[];

/** Where each clause of a text stands in it, in any ascending measure; undefined where it does not. */
type PlaceOf = (clause: ClauseId) => number | undefined;

function inOrder(clauses: readonly ClauseId[], placeOf: PlaceOf): readonly ClauseId[] {
  return clauses
    .filter((clause) => placeOf(clause) !== undefined)
    .sort((one, other) => (placeOf(one) ?? 0) - (placeOf(other) ?? 0));
}

function packagesIn(standing: Standing | undefined, placeOf: PlaceOf): readonly OpenPackage[] {
  const isAgreed = (clause: ClauseId) => ["AGREED", "ADOPTED"].includes(decidedStatus(clause, standing));
  return [...(standing?.packages ?? noPackages).values()]
    .map((bundle): OpenPackage => {
      const there = inOrder(bundle.clauses, placeOf);
      const shown = new Set(there.map((clause) => statusOf(clause, standing)));
      const agreements = there.flatMap((clause) => standing?.clauses.get(clause)?.agreement ?? []);
      return {
        kind: "PACKAGE",
        key: bundle.id,
        clause: there[0],
        bundle,
        there,
        statuses: clauseStatuses.filter((status) => shown.has(status)),
        pending: [...new Set(agreements.flatMap(({ pending }) => pending))],
        withheld: [
          ...new Set(agreements.flatMap(({ withheld }) => withheld.map(({ delegation }) => delegation))),
        ],
      };
    })
    .filter(({ there }) => there.length === 0 || !there.every(isAgreed));
}

/** What clauses that compete with a first one are called among all that is contested. */
export const competitionKey = (first: ClauseId): string => `alternatives ${first}`;

function competitionsIn(standing: Standing | undefined, placeOf: PlaceOf): readonly Competition[] {
  const all = standing?.alternatives ?? noAlternatives;
  return [...new Set(all.map(({ of }) => of))].map((first) => ({
    kind: "ALTERNATIVES",
    key: competitionKey(first),
    clause: rivalsOf(first, all).find((clause) => placeOf(clause) !== undefined),
    offers: all.filter(({ of }) => of === first),
  }));
}

/** What is contested of whole clauses: the packages that are not agreed, and behind them the clauses that compete. */
export function contestedClauses(
  standing: Standing | undefined,
  placeOf: PlaceOf,
): readonly (OpenPackage | Competition)[] {
  return [...packagesIn(standing, placeOf), ...competitionsIn(standing, placeOf)];
}

/** Who holds it, the first first: of alternatives, who offered them; of a package, the chair and those who have not confirmed it. */
export function holdersOf(item: ContestedItem): readonly Holder[] {
  switch (item.kind) {
    case "ALTERNATIVES":
      return [...new Set(item.offers.map(({ delegation }) => delegation ?? chair))];
    case "PACKAGE":
      return [chair, ...item.withheld, ...item.pending];
    default:
      return item.bracket.holders.map(({ holder }) => holder);
  }
}

/** Since when it is contested; undefined where that is not known. */
export function sinceOf(item: ContestedItem): Date | undefined {
  switch (item.kind) {
    case "ALTERNATIVES":
      return item.offers[0]?.at;
    case "PACKAGE":
      return item.bundle.at;
    default:
      return item.bracket.at;
  }
}

/** The ages that are asked for, in days: what is contested for so long at least. */
export const ages = [1, 3, 7, 30] as const;

/** What is looked for among what is contested; what is undefined may be any. */
export interface ContestedFilter {
  readonly holder: Holder | undefined;
  readonly kind: ContestedKind | undefined;
  readonly days: number | undefined;
}

export const everything: ContestedFilter = { holder: undefined, kind: undefined, days: undefined };

const dayMillis = 86_400_000;

/** What a filter leaves, in its order. */
export function contestedOf(
  all: readonly ContestedItem[],
  { holder, kind, days }: ContestedFilter,
  now: Date,
): readonly ContestedItem[] {
  const isOld = (since: Date | undefined, forDays: number) =>
    since !== undefined && now.getTime() - since.getTime() >= forDays * dayMillis;
  return all.filter(
    (each) =>
      (holder === undefined || holdersOf(each).includes(holder)) &&
      (kind === undefined || each.kind === kind) &&
      (days === undefined || isOld(sinceOf(each), days)),
  );
}

const areSame = (some: readonly unknown[], others: readonly unknown[]) =>
  some.length === others.length && some.every((each, index) => each === others[index]);

/** Whether two say the same, wherever they are. */
export function isSameContested(one: ContestedItem, other: ContestedItem | undefined): boolean {
  if (other === undefined || one.key !== other.key || one.clause !== other.clause) return false;
  if (one.kind === "ALTERNATIVES") {
    return other.kind === "ALTERNATIVES" && areSame(one.offers, other.offers);
  }
  if (one.kind === "PACKAGE") {
    return (
      other.kind === "PACKAGE" &&
      one.bundle === other.bundle &&
      areSame(one.there, other.there) &&
      areSame(one.statuses, other.statuses) &&
      areSame(one.pending, other.pending) &&
      areSame(one.withheld, other.withheld)
    );
  }
  return (
    other.kind === one.kind &&
    one.bracket === other.bracket &&
    one.now === other.now &&
    one.state === other.state &&
    one.goneAt === other.goneAt
  );
}
