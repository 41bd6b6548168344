import { type Anchor, type AnchorState, readUnit, type UnitId } from "./anchor";
import { type BracketId, bracketId, type ClauseId, clauseId } from "./ids";
import type { JsonReader } from "./json";

/** What a holder of a bracket wants of its words; RESERVE is nothing yet. */
export const stances = ["KEEP", "DELETE", "RESERVE"] as const;
export type Stance = (typeof stances)[number];

/** Whether the words are contested, or stand for words that are to come. */
export const bracketKinds = ["CONTESTED", "PLACEHOLDER"] as const;
export type BracketKind = (typeof bracketKinds)[number];

/** What becomes of the words of a bracket that is settled. */
export const outcomes = ["KEEP", "DELETE"] as const;
export type Outcome = (typeof outcomes)[number];

/** Who holds a bracket: the code of a delegation, the chair, or nobody knows. */
export type Holder = string;
export const chair: Holder = "chair";
export const unknownHolder: Holder = "unknown";

/** That somebody holds a bracket. */
export interface Hold {
  readonly holder: Holder;
  readonly stance: Stance;
  readonly note: string | undefined;
  readonly since: Date;
  /** The name of who said so last. */
  readonly by: string;
}

export interface Settlement {
  readonly as: Outcome;
  /** Whether the holders agreed; otherwise it is the chair's proposal. */
  readonly agreed: boolean;
  readonly reason: string | undefined;
  readonly at: Date;
  readonly by: string;
}

/** Words, or whole clauses, in brackets, and who holds these. */
export interface Bracket {
  readonly id: BracketId;
  readonly kind: BracketKind;
  /** What it was placed on. */
  readonly on: readonly Anchor[];
  readonly holders: readonly Hold[];
  readonly at: Date;
  /** The name of who placed it. */
  readonly by: string;
  /** Undefined while it stands. */
  readonly settled: Settlement | undefined;
}

/** Where a part of a bracket's words is now; of words of which nothing is left, where they were last. */
export interface BracketPart {
  readonly clause: ClauseId;
  /** The first unit and the last; undefined for a whole clause. */
  readonly from: UnitId | undefined;
  readonly to: UnitId | undefined;
  readonly state: AnchorState;
  /** The entry of the record that made the words go; undefined unless they did. */
  readonly goneAt?: number | undefined;
}

type Places = ReadonlyMap<BracketId, readonly BracketPart[]>;

/** The brackets of a draft, those that were settled among them, and where their words are, as far as that was told. */
export interface Brackets {
  readonly all: ReadonlyMap<BracketId, Bracket>;
  readonly places: Places;
  /** The brackets that stand in each clause; clauses without one are not in it. */
  readonly byClause: ReadonlyMap<ClauseId, readonly Bracket[]>;
}

/** The longest note of a holder, in characters. */
export const longestNote = 500;

/** Where the words of a bracket are: as was told, or where it was placed. */
export function partsOf({ on }: Bracket, told: readonly BracketPart[] | undefined): readonly BracketPart[] {
  return told ?? on.map(({ clause, from, to }) => ({ clause, from, to, state: "HELD" }));
}

function make(all: ReadonlyMap<BracketId, Bracket>, places: Places): Brackets {
  const byClause = new Map<ClauseId, Bracket[]>();
  for (const bracket of all.values()) {
    if (bracket.settled !== undefined) continue;
    for (const clause of new Set(partsOf(bracket, places.get(bracket.id)).map((part) => part.clause))) {
      byClause.set(clause, [...(byClause.get(clause) ?? []), bracket]);
    }
  }
  return { all, places, byClause };
}

export const noBrackets: Brackets = make(new Map(), new Map());

/** Brackets of which those that are told are so now, and those that are gone are no more. */
export function withBrackets(
  before: Brackets,
  told: readonly Bracket[],
  gone: readonly BracketId[] = [],
): Brackets {
  if (told.length === 0 && gone.length === 0) return before;
  const all = new Map(before.all);
  for (const bracket of told) all.set(bracket.id, bracket);
  for (const id of gone) all.delete(id);
  const places = new Map([...before.places].filter(([id]) => all.has(id)));
  return make(all, places);
}

function isSamePart(one: BracketPart, other: BracketPart | undefined): boolean {
  const isSameUnit = (unit: UnitId | undefined, to: UnitId | undefined) =>
    unit?.[0] === to?.[0] && unit?.[1] === to?.[1];
  return (
    one.clause === other?.clause &&
    one.state === other.state &&
    one.goneAt === other.goneAt &&
    isSameUnit(one.from, other.from) &&
    isSameUnit(one.to, other.to)
  );
}

/** The same brackets, whose words are elsewhere; the very same ones if they are not. */
export function withPlaces(before: Brackets, told: Places): Brackets {
  const others = [...told].filter(([id, parts]) => {
    const known = before.places.get(id);
    return known?.length !== parts.length || !parts.every((part, index) => isSamePart(part, known[index]));
  });
  return others.length === 0 ? before : make(before.all, new Map([...before.places, ...others]));
}

function readUnits(reader: JsonReader) {
  return { from: readUnit(reader, "from"), to: readUnit(reader, "to") };
}

function readSettlement(settled: JsonReader): Settlement {
  return {
    as: settled.oneOf("as", outcomes),
    agreed: settled.boolean("agreed"),
    reason: settled.optionalString("reason"),
    at: new Date(settled.number("at")),
    by: settled.string("by"),
  };
}

/** Reads a bracket as the server tells it. */
export function readBracket(bracket: JsonReader): Bracket {
  const settled = bracket.optionalObject("settled");
  return {
    id: bracketId(bracket.string("id")),
    kind: bracket.oneOf("kind", bracketKinds),
    on: bracket.array("on", (anchor) => ({
      clause: clauseId(anchor.string("clause")),
      ...readUnits(anchor),
      quote: anchor.string("quote"),
    })),
    holders: bracket.array("holders", (hold) => ({
      holder: hold.string("holder"),
      stance: hold.oneOf("stance", stances),
      note: hold.optionalString("note"),
      since: new Date(hold.number("since")),
      by: hold.string("by"),
    })),
    at: new Date(bracket.number("at")),
    by: bracket.string("by"),
    settled: settled && readSettlement(settled),
  };
}

/** Reads where the words of brackets are now. */
export function readPlaces(notice: JsonReader): Places {
  const places = notice.array("places", (place) => {
    const parts = place.array("now", (part) => {
      const state = part.oneOf("state", ["HELD", "CHANGED", "GONE"]);
      const goneAt = state === "GONE" ? part.optionalNumber("seq") : undefined;
      const where = { clause: clauseId(part.string("clause")), ...readUnits(part), state };
      return goneAt === undefined ? where : { ...where, goneAt };
    });
    return [bracketId(place.string("id")), parts] as const;
  });
  return new Map(places);
}
