import type { AnchorState } from "./anchor";
import type { Bracket, BracketKind, Holder } from "./brackets";
import type { ClauseId } from "./ids";

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

/** One place of the text that is not agreed as it stands. A union, told apart by `kind`: what else can be contested joins it here. */
export type Contested = ContestedWords;

export const contestedKinds = ["CONTESTED", "PLACEHOLDER"] as const satisfies readonly Contested["kind"][];
export type ContestedKind = Contested["kind"];

/** Who holds it, the first first. */
export const holdersOf = ({ bracket }: Contested): readonly Holder[] =>
  bracket.holders.map(({ holder }) => holder);

/** Since when it is contested. */
export const sinceOf = ({ bracket }: Contested): Date => bracket.at;

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
  all: readonly Contested[],
  { holder, kind, days }: ContestedFilter,
  now: Date,
): readonly Contested[] {
  return all.filter(
    (each) =>
      (holder === undefined || holdersOf(each).includes(holder)) &&
      (kind === undefined || each.kind === kind) &&
      (days === undefined || now.getTime() - sinceOf(each).getTime() >= days * dayMillis),
  );
}

/** Whether two say the same, wherever they are. */
export function isSameContested(one: Contested, other: Contested | undefined): boolean {
  return (
    one.key === other?.key &&
    one.bracket === other.bracket &&
    one.clause === other.clause &&
    one.now === other.now &&
    one.state === other.state &&
    one.goneAt === other.goneAt
  );
}
