import { useCallback, useState } from "react";
import type { DraftId } from "../../../model/ids";
import { type Banding, bandings, type RowOrder, rowOrders } from "../../../model/positionTable";

/** How somebody looks at the table of positions. */
export interface TableView {
  /** "all", "said" for what has positions, or the key of what is looked at, with what stands in it. */
  readonly rows: string;
  /** The code of a group; "" for everybody. */
  readonly group: string;
  readonly banding: Banding;
  readonly order: RowOrder;
  /** The key of the line by whose positions the columns are sorted; "" for none. */
  readonly sortedBy: string;
}

const plain: TableView = { rows: "all", group: "", banding: "none", order: "text", sortedBy: "" };

function kept(key: string): TableView {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    if (typeof read !== "object" || read === null) return plain;
    const told = read as Readonly<Record<string, unknown>>;
    const text = (name: "rows" | "group" | "sortedBy") => {
      const value = told[name];
      return typeof value === "string" && value.length <= 200 ? value : plain[name];
    };
    return {
      rows: text("rows"),
      group: text("group"),
      sortedBy: text("sortedBy"),
      banding: bandings.find((each) => each === told.banding) ?? plain.banding,
      order: rowOrders.find((each) => each === told.order) ?? plain.order,
    };
  } catch {
    return plain;
  }
}

/**
 * How somebody looks at the table, which this tab of the browser remembers; it says nothing of positions.
 *
 * @param about what is asked for now, instead of what was looked at last
 */
export function useTableView(
  draft: DraftId,
  about: string | undefined,
): readonly [TableView, (change: Partial<TableView>) => void] {
  const key = `plenary.positions.${draft}`;
  const [view, setView] = useState(() => {
    const last = kept(key);
    return about === undefined ? last : { ...last, rows: about };
  });
  const change = useCallback(
    (what: Partial<TableView>) =>
      setView((last) => {
        const now = { ...last, ...what };
        sessionStorage.setItem(key, JSON.stringify(now));
        return now;
      }),
    [key],
  );
  return [view, change];
}
