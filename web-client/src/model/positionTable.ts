import type { ClauseId } from "./ids";
import {
  type Position,
  type PositionHolder,
  type PositionScope,
  type PositionValue,
  positionValues,
} from "./positions";
import { type DelegationGroup, type DelegationKind, delegationKinds, type ListedDelegation } from "./process";

/** A line of the table: something that one can have a position on. */
export interface PositionRow {
  readonly scope: PositionScope;
  readonly name: string;
  /** The clause in which it stands, or which it is; undefined for what is in none. */
  readonly clause: ClauseId | undefined;
}

/** Who holds positions: a column of the table. */
export interface PositionColumn extends PositionHolder {
  readonly name: string;
  /** Whether this person may say where they stand. */
  readonly maySpeak: boolean;
}

/** Columns that stand together under one name; undefined where all are one band. */
export interface PositionBand {
  readonly key: string | undefined;
  readonly columns: readonly PositionColumn[];
}

/** By what columns are put together. */
export const bandings = ["none", "kind", "group"] as const;
export type Banding = (typeof bandings)[number];

/** In which order lines stand: as in the text, or those first to which most are opposed, or on which most have a reservation. */
export const rowOrders = ["text", "against"] as const;
export type RowOrder = (typeof rowOrders)[number];

/** What a position is about as one word, to tell it from others. */
export function scopeKey({ kind, id }: PositionScope): string {
  return id === undefined ? kind : `${kind} ${id}`;
}

const cellKey = ({ kind, code }: PositionHolder, scope: PositionScope) =>
  `${kind} ${code} ${scopeKey(scope)}`;

/** The positions that stand of a holder about something: what everybody knows first. */
export type PositionsOf = (holder: PositionHolder, scope: PositionScope) => readonly Position[];

const none: readonly Position[] = [];

/** Looks positions up. */
export function positionsOf(positions: Iterable<Position>): PositionsOf {
  const cells = new Map<string, Position[]>();
  for (const position of positions) {
    if (position.value === undefined) continue;
    const key = cellKey(position.holder, position.scope);
    cells.set(key, [...(cells.get(key) ?? []), position]);
  }
  const isNarrow = ({ audience }: Position) => Number(audience.kind !== "ALL");
  for (const cell of cells.values()) cell.sort((one, other) => isNarrow(one) - isNarrow(other));
  return (holder, scope) => cells.get(cellKey(holder, scope)) ?? none;
}

/** Where somebody stands, as far as one knows: what is told to fewer is the newer truth for them. */
const stanceOf = (of: PositionsOf, holder: PositionHolder, scope: PositionScope): PositionValue | undefined =>
  of(holder, scope).at(-1)?.value;

/** The columns by where they stand on one thing, those who said nothing last; those who stand alike as they were. */
export function byValue(
  columns: readonly PositionColumn[],
  scope: PositionScope,
  of: PositionsOf,
): readonly PositionColumn[] {
  const place = (column: PositionColumn) => {
    const value = stanceOf(of, column, scope);
    return value === undefined ? positionValues.length : positionValues.indexOf(value);
  };
  return [...columns].sort((one, other) => place(one) - place(other));
}

/** The lines in an order; those alike as they were. */
export function inRowOrder(
  rows: readonly PositionRow[],
  order: RowOrder,
  columns: readonly PositionColumn[],
  of: PositionsOf,
): readonly PositionRow[] {
  if (order === "text") return rows;
  const count = (row: PositionRow, value: PositionValue) =>
    columns.filter((column) => stanceOf(of, column, row.scope) === value).length;
  const weights = new Map(rows.map((row) => [row, [count(row, "OPPOSE"), count(row, "RESERVE")] as const]));
  const weight = (row: PositionRow) => weights.get(row) ?? [0, 0];
  return [...rows].sort((one, other) => {
    const [here, there] = [weight(one), weight(other)];
    return there[0] - here[0] || there[1] - here[1];
  });
}

/** The band of what belongs to none of the process's own. */
export const otherBand = "other";

/** Where each delegation is put: by its kind, or by the first group that it is in. */
function bandOf(
  column: PositionColumn,
  banding: "kind" | "group",
  delegations: ReadonlyMap<string, ListedDelegation>,
  groups: readonly DelegationGroup[],
): string {
  if (column.kind === "GROUP") return banding === "group" ? column.code : otherBand;
  if (banding === "kind") return delegations.get(column.code)?.kind ?? otherBand;
  return groups.find(({ members }) => members.some((each) => each === column.code))?.code ?? otherBand;
}

/** The columns in bands, each band in the order of the process, and the columns in it as they were; what is in no band comes last. */
export function inBands(
  columns: readonly PositionColumn[],
  banding: Banding,
  {
    delegations,
    groups,
  }: { readonly delegations: readonly ListedDelegation[]; readonly groups: readonly DelegationGroup[] },
): readonly PositionBand[] {
  if (banding === "none") return [{ key: undefined, columns }];
  const listed = new Map<string, ListedDelegation>(delegations.map((each) => [each.code, each]));
  const order: readonly string[] = [
    ...(banding === "kind" ? delegationKinds : groups.map(({ code }) => code)),
    otherBand,
  ];
  const bands = order.map((key) => ({
    key,
    columns: columns.filter((column) => bandOf(column, banding, listed, groups) === key),
  }));
  return bands.filter((band) => band.columns.length > 0);
}

export const isKindBand = (key: string): key is DelegationKind =>
  delegationKinds.some((kind) => kind === key);

/** Where a key leads from a cell of a table; undefined for keys that lead nowhere. Past the edge it stays there. */
export function cellAfter(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): readonly [number, number] | undefined {
  const page = 8;
  const within = (at: number, count: number) => Math.max(0, Math.min(count - 1, at));
  const to = (nextRow: number, nextColumn: number) =>
    [within(nextRow, rows), within(nextColumn, columns)] as const;
  switch (key) {
    case "ArrowUp":
      return to(row - 1, column);
    case "ArrowDown":
      return to(row + 1, column);
    case "ArrowLeft":
      return to(row, column - 1);
    case "ArrowRight":
      return to(row, column + 1);
    case "PageUp":
      return to(row - page, column);
    case "PageDown":
      return to(row + page, column);
    case "Home":
      return to(ctrlKey ? 0 : row, 0);
    case "End":
      return to(ctrlKey ? rows : row, columns);
    default:
      return undefined;
  }
}
