import { type Audience, readAudience } from "./audience";
import { type Author, readAuthor } from "./author";
import { type ClauseId, clauseId, type ThreadId, threadId } from "./ids";
import type { JsonReader } from "./json";
import { type Position, readPosition } from "./positions";

/** A clause by its number, if it has one. */
export interface NumberedClause {
  readonly clause: ClauseId;
  readonly number: string | undefined;
}

/** What stands in the way of agreeing a clause: by the draft's law, and by what one's audiences were told. */
export interface ClauseHindrances {
  readonly brackets: readonly {
    readonly id: string;
    /** Words are still to come. */
    readonly isPlaceholder: boolean;
    /** Codes of delegations, `chair`, `unknown`. */
    readonly holders: readonly string[];
    readonly quote: string;
    readonly isGone: boolean;
  }[];
  readonly alternatives: readonly NumberedClause[];
  readonly withheld: readonly { readonly delegation: string; readonly reason: string }[];
  /** Codes of the delegations that are still to confirm. */
  readonly pending: readonly string[];
  /** The clauses that are agreed together with this one and could not be agreed now. */
  readonly bundle: { readonly title: string; readonly hindered: readonly NumberedClause[] } | undefined;
  /** Who opposes it or has a reservation. */
  readonly positions: readonly Position[];
  /** What is still talked about, by its first comment. */
  readonly threads: readonly {
    readonly id: ThreadId;
    readonly audience: Audience;
    readonly by: Author;
    readonly text: string;
  }[];
}

/** How many things there are of it. */
export function hindrancesIn(all: ClauseHindrances): number {
  const { brackets, alternatives, withheld, pending, bundle, positions, threads } = all;
  const lists = [brackets, alternatives, withheld, pending, bundle?.hindered ?? [], positions, threads];
  return lists.reduce((sum, { length }) => sum + length, 0);
}

const numbered = (clause: JsonReader): NumberedClause => ({
  clause: clauseId(clause.string("clause")),
  number: clause.optionalString("number"),
});

export function readHindrances(told: JsonReader): ClauseHindrances {
  const bundle = told.optionalObject("package");
  return {
    brackets: told.array("brackets", (bracket) => ({
      id: bracket.string("bracket"),
      isPlaceholder: bracket.boolean("placeholder"),
      holders: bracket.optionalStrings("holders") ?? [],
      quote: bracket.string("quote"),
      isGone: bracket.boolean("gone"),
    })),
    alternatives: told.array("alternatives", numbered),
    withheld: told.array("withheld", (each) => ({
      delegation: each.string("delegation"),
      reason: each.string("reason"),
    })),
    pending: told.optionalStrings("pending") ?? [],
    bundle: bundle && { title: bundle.string("title"), hindered: bundle.array("hindered", numbered) },
    positions: told.array("positions", readPosition),
    threads: told.array("threads", (thread) => ({
      id: threadId(thread.string("id")),
      audience: readAudience(thread.object("audience")),
      by: readAuthor(thread.object("by")),
      text: thread.string("text"),
    })),
  };
}
