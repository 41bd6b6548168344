import { Fragment, type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../components/Icon";
import type { OwnAudience } from "../../../model/audience";
import {
  cellAfter,
  type PositionBand,
  type PositionColumn,
  type PositionRow,
  type PositionsOf,
  scopeKey,
} from "../../../model/positionTable";
import { audienceWords } from "../comments/words";
import classes from "./Positions.module.css";
import { ValueSign } from "./ValueSign";

interface PositionGridProps {
  readonly rows: readonly PositionRow[];
  readonly bands: readonly PositionBand[];
  readonly bandName: (key: string) => string;
  readonly of: PositionsOf;
  readonly audiences: readonly OwnAudience[];
  /** By the positions on what columns are sorted, as its key; undefined for none. */
  readonly sortedBy: string | undefined;
  readonly onSort: (row: PositionRow) => void;
  readonly onOpen: (row: PositionRow, column: PositionColumn) => void;
}

/** The table of positions: one stop of the Tab key, and the keys of a grid from there. */
export function PositionGrid({
  rows,
  bands,
  bandName,
  of,
  audiences,
  sortedBy,
  onSort,
  onOpen,
}: PositionGridProps) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const [reached, setReached] = useState<readonly [row: number, column: number]>([0, 0]);
  const columns = bands.flatMap((band) => band.columns);
  const isBanded = bands.some(({ key }) => key !== undefined);
  // The first cell of a band has a line before it.
  const firsts = new Set(bands.map((band) => band.columns[0]));
  const tabbed = [Math.min(reached[0], rows.length - 1), Math.min(reached[1], columns.length - 1)] as const;
  const onKeys = (event: KeyboardEvent<HTMLTableElement>) => {
    const cell =
      event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-cell]") : null;
    if (cell === null || event.altKey || event.metaKey) return;
    const [row = 0, column = 0] = (cell.dataset.cell ?? "").split(" ").map(Number);
    const to = cellAfter(event, [row, column], [rows.length, columns.length]);
    if (to === undefined) return;
    event.preventDefault();
    setReached(to);
    table.current?.querySelector<HTMLElement>(`[data-cell="${to.join(" ")}"]`)?.focus();
  };
  const said = (row: PositionRow, column: PositionColumn) => {
    const words = { who: column.name, on: row.name };
    const here = of(column, row.scope);
    if (here.length === 0) return t("positions.cell", { ...words, value: t("positions.none") });
    return here
      .map(({ value, audience }) => {
        const what = { ...words, value: value === undefined ? "" : t(`positions.values.${value}`) };
        return audience.kind === "ALL"
          ? t("positions.cell", what)
          : t("positions.cellPrivate", { ...what, reads: audienceWords(audience, audiences, "reads", t) });
      })
      .join("; ");
  };
  return (
    <div className={classes.scroller}>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are reached by keys is a grid
        role="grid"
        className={classes.table}
        data-banded={isBanded || undefined}
        aria-label={t("positions.table")}
        onKeyDown={onKeys}
      >
        <thead>
          {isBanded && (
            <tr>
              <td />
              {bands.map(({ key = "", columns: its }) => (
                <th key={key} scope="colgroup" colSpan={its.length} className={classes.band}>
                  <span>{bandName(key)}</span>
                </th>
              ))}
            </tr>
          )}
          <tr>
            <th scope="col">{t("positions.clause")}</th>
            {bands.map((band) => (
              <Fragment key={band.key ?? ""}>
                {band.columns.map((column) => (
                  <th
                    key={`${column.kind} ${column.code}`}
                    scope="col"
                    data-first={firsts.has(column) || undefined}
                  >
                    <abbr title={column.name}>{column.code}</abbr>
                  </th>
                ))}
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const key = scopeKey(row.scope);
            const isSorted = key === sortedBy;
            return (
              <tr key={`${key} ${row.clause ?? ""}`} data-scope={row.scope.kind}>
                <th scope="row" aria-sort={isSorted ? "ascending" : undefined}>
                  <button
                    type="button"
                    className={classes.sort}
                    aria-label={t(isSorted ? "positions.unsort" : "positions.sort", { on: row.name })}
                    title={t(isSorted ? "positions.unsort" : "positions.sort", { on: row.name })}
                    aria-pressed={isSorted}
                    tabIndex={at === tabbed[0] ? 0 : -1}
                    onClick={() => onSort(row)}
                  >
                    <span dir="auto">{row.name}</span>
                    <Icon name="move" size={12} />
                  </button>
                </th>
                {columns.map((column, index) => {
                  const label = said(row, column);
                  return (
                    <td
                      key={`${column.kind} ${column.code}`}
                      data-first={(isBanded && firsts.has(column)) || undefined}
                    >
                      <button
                        type="button"
                        className={classes.cell}
                        data-cell={`${at} ${index}`}
                        data-own={column.maySpeak || undefined}
                        tabIndex={at === tabbed[0] && index === tabbed[1] ? 0 : -1}
                        aria-label={label}
                        title={label}
                        aria-haspopup="dialog"
                        onFocus={() => setReached([at, index])}
                        onClick={() => onOpen(row, column)}
                      >
                        {of(column, row.scope).map(({ seq, desk, value, audience }) =>
                          value === undefined ? null : (
                            <ValueSign key={`${desk} ${seq}`} value={value} audience={audience} />
                          ),
                        )}
                      </button>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
