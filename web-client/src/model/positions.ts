import { type Audience, readAudience } from "./audience";
import { type Author, readAuthor } from "./author";
import { type ClauseId, type DeskId, deskId } from "./ids";
import type { JsonReader } from "./json";

export const positionValues = ["SUPPORT", "FLEXIBLE", "RESERVE", "OPPOSE", "AWAITING_INSTRUCTIONS"] as const;
export type PositionValue = (typeof positionValues)[number];

/** Who takes a position: a delegation, or a group for its members. */
export interface PositionHolder {
  readonly kind: "DELEGATION" | "GROUP";
  readonly code: string;
}

export const positionScopes = ["WHOLE", "CLAUSE", "BRACKET", "ALTERNATIVE", "PACKAGE", "PROPOSAL"] as const;

/** What a position is about, by its id; an alternative by that of its clause. The draft as a whole has none. */
export interface PositionScope {
  readonly kind: (typeof positionScopes)[number];
  readonly id: string | undefined;
}

/** Where a delegation or group stands, as it told one audience. */
export interface Position {
  readonly desk: DeskId;
  /** The number of the entry on its desk that says it. */
  readonly seq: number;
  readonly audience: Audience;
  readonly holder: PositionHolder;
  readonly scope: PositionScope;
  /** Undefined where it was taken back. */
  readonly value: PositionValue | undefined;
  readonly note: string | undefined;
  readonly at: Date;
  readonly by: Author;
}

/** The most characters of a note that the server takes. */
export const longestPositionNote = 500;

/** Whose position about what, to whom: of these one stands at a time. */
export type PositionKey = string;

export function positionKey({
  desk,
  holder,
  scope,
}: Pick<Position, "desk" | "holder" | "scope">): PositionKey {
  return [desk, holder.kind, holder.code, scope.kind, scope.id ?? ""].join(" ");
}

export function readPosition(position: JsonReader): Position {
  const holder = position.object("holder");
  const scope = position.object("scope");
  return {
    desk: deskId(position.string("desk")),
    seq: position.number("seq"),
    audience: readAudience(position.object("audience")),
    holder: { kind: holder.oneOf("kind", ["DELEGATION", "GROUP"]), code: holder.string("code") },
    scope: { kind: scope.oneOf("kind", positionScopes), id: scope.optionalString("id") },
    value: position.optionalOneOf("value", positionValues),
    note: position.optionalString("note"),
    at: new Date(position.number("at")),
    by: readAuthor(position.object("by")),
  };
}

/** The positions of a holder about a clause, or, without one, about the draft: what everybody knows first. */
export function positionsAt(
  positions: Iterable<Position>,
  holder: PositionHolder,
  clause: ClauseId | undefined,
): readonly Position[] {
  const found = [...positions].filter(
    ({ holder: { kind, code }, scope, value }) =>
      value !== undefined &&
      kind === holder.kind &&
      code === holder.code &&
      (clause === undefined ? scope.kind === "WHOLE" : scope.kind === "CLAUSE" && scope.id === clause),
  );
  return found.sort(
    (one, other) => Number(one.audience.kind !== "ALL") - Number(other.audience.kind !== "ALL"),
  );
}

export type PositionCounts = ReadonlyMap<PositionValue, number>;

/**
 * How many delegations stand where on each clause, by what one may know: what a delegation told a narrower audience that one is in
 * counts before what it told everybody.
 */
export function countsByClause(positions: Iterable<Position>): ReadonlyMap<ClauseId, PositionCounts> {
  const said = new Map<string, Map<string, Position>>();
  for (const position of positions) {
    const { scope, holder, value, audience } = position;
    if (value === undefined || scope.kind !== "CLAUSE" || scope.id === undefined) continue;
    const ofClause = said.get(scope.id) ?? new Map<string, Position>();
    const who = `${holder.kind} ${holder.code}`;
    if (audience.kind !== "ALL" || !ofClause.has(who)) ofClause.set(who, position);
    said.set(scope.id, ofClause);
  }
  return new Map(
    [...said].map(([clause, all]) => {
      const counts = new Map<PositionValue, number>();
      for (const { value } of all.values())
        if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
      return [clause as ClauseId, counts] as const;
    }),
  );
}
