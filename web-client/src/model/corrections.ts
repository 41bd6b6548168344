import type { ClauseKind } from "./clause";
import type { ReadClause } from "./intake";

/** What somebody makes of a clause of a file: another kind, a part of the clause before it, or nothing. */
export type Correction = ClauseKind | "join" | "omit";

/** Corrections by the place of the clause in the file, from 0. */
export type Corrections = ReadonlyMap<number, Correction>;

/** A clause of a file as it will be. */
export interface CorrectedClause {
  readonly read: ReadClause;
  /** Its place in the file, from 0. */
  readonly place: number;
  readonly kind: ClauseKind;
  readonly fate: "kept" | "join" | "omit";
}

const oneLine: ReadonlySet<ClauseKind> = new Set(["title", "heading"]);

/** Whether a clause may be of a kind: titles and headings are one paragraph. */
function mayBe(clause: ReadClause, kind: ClauseKind): boolean {
  return !oneLine.has(kind) || clause.paragraphs.length === 1;
}

/** The clauses as they will be. A correction that cannot be, because of another one, has no effect. */
export function corrected(clauses: readonly ReadClause[], corrections: Corrections): CorrectedClause[] {
  let before: ClauseKind | undefined;
  return clauses.map((read, place) => {
    const wanted = corrections.get(place);
    if (wanted === "omit") return { read, place, kind: read.kind, fate: "omit" };
    if (wanted === "join" && before !== undefined && !oneLine.has(before)) {
      return { read, place, kind: before, fate: "join" };
    }
    const kind = wanted !== undefined && wanted !== "join" && mayBe(read, wanted) ? wanted : read.kind;
    before = kind;
    return { read, place, kind, fate: "kept" };
  });
}

/** What can be made of a clause, in the order of a list to choose from. */
export function choicesOf(
  kinds: readonly ClauseKind[],
  all: readonly CorrectedClause[],
  place: number,
): Correction[] {
  const clause = all[place];
  if (clause === undefined) return [];
  const before = all.slice(0, place).findLast(({ fate }) => fate === "kept");
  const join: Correction[] = before !== undefined && !oneLine.has(before.kind) ? ["join"] : [];
  return [...kinds.filter((kind) => mayBe(clause.read, kind)), ...join, "omit"];
}

/** The corrections that have an effect, as the server reads them: such as `3:HEADING`, `4-9:PREAMBULAR`, `2:OMIT`. */
export function correctionsToSend(all: readonly CorrectedClause[]): string[] {
  const words = all.map(({ read, kind, fate }) =>
    fate !== "kept" ? fate.toUpperCase() : kind === read.kind ? undefined : kind.toUpperCase(),
  );
  const sent: string[] = [];
  for (let first = 0; first < words.length; ) {
    let end = first + 1;
    while (end < words.length && words[end] === words[first]) end += 1;
    const word = words[first];
    if (word !== undefined) sent.push(`${first + 1}${end > first + 1 ? `-${end}` : ""}:${word}`);
    first = end;
  }
  return sent;
}

/** The title of the text, on one line; undefined where no clause is one. */
export function titleIn(all: readonly CorrectedClause[]): string | undefined {
  const title = all.find(({ kind, fate }) => fate === "kept" && kind === "title");
  const line = title?.read.text.replace(/\s+/g, " ").trim();
  return line === "" ? undefined : line;
}
