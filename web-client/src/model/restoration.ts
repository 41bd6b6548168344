import type { AnchorState } from "./anchor";
import { type Holder, type Stance, stances } from "./brackets";
import { type ClauseId, clauseId, type DelegationCode } from "./ids";
import type { JsonReader } from "./json";
import { readDelegationCode } from "./readDelegation";

/** A bracket as it is told beside a restoration. */
export interface BracketInShort {
  readonly id: string;
  readonly holders: readonly { readonly holder: Holder; readonly stance: Stance }[];
  /** Those that its words are in, or were in last. */
  readonly clauses: readonly ClauseId[];
  /** Its words, of long ones the beginning. */
  readonly quote: string;
}

/** That a clause competed with another. */
export interface Rivalry {
  readonly clause: ClauseId;
  readonly of: ClauseId;
  readonly name: string;
  readonly delegation: DelegationCode | undefined;
}

/** What was contested about a text that is brought back, and is not now: it does not come back. */
export interface Contested {
  readonly brackets: readonly BracketInShort[];
  readonly alternatives: readonly Rivalry[];
}

/** What a restoration does to the words of a bracket that stands. */
export interface BracketFate extends BracketInShort {
  readonly before: AnchorState;
  readonly after: AnchorState;
}

/** What a restoration would do besides changing the text. */
export interface RestorationEffects {
  readonly left: Contested;
  readonly brackets: readonly BracketFate[];
}

const anchorStates = ["HELD", "CHANGED", "GONE"] as const satisfies readonly AnchorState[];

function readBracket(bracket: JsonReader): BracketInShort {
  return {
    id: bracket.string("id"),
    holders: bracket.array("holders", (hold) => ({
      holder: hold.string("holder"),
      stance: hold.oneOf("stance", stances),
    })),
    clauses: bracket.strings("clauses").map(clauseId),
    quote: bracket.string("quote"),
  };
}

export function readContested(contested: JsonReader): Contested {
  return {
    brackets: contested.array("brackets", readBracket),
    alternatives: contested.array("alternatives", (each) => ({
      clause: clauseId(each.string("clause")),
      of: clauseId(each.string("of")),
      name: each.string("name"),
      delegation: readDelegationCode(each),
    })),
  };
}

export function readEffects(effects: JsonReader): RestorationEffects {
  return {
    left: readContested(effects.object("left")),
    brackets: effects.array("brackets", (fate) => ({
      ...readBracket(fate),
      before: fate.oneOf("before", anchorStates),
      after: fate.oneOf("after", anchorStates),
    })),
  };
}
