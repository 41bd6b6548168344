import type { ReactNode } from "react";
import type { ReadRow } from "../../model/readTables";
import classes from "./Intake.module.css";

interface ReadTableProps {
  readonly rows: readonly ReadRow[];
  /** Shows a paragraph of the clause, by its place. */
  readonly paragraph: (at: number) => ReactNode;
}

/** A table as it will be in a clause. */
export function ReadTable({ rows, paragraph }: ReadTableProps) {
  return (
    <div className={classes.grid}>
      <table>
        <tbody>
          {rows.map(({ row, header, cells }) => (
            <tr key={row}>
              {cells.map((inCell) =>
                header ? (
                  <th key={inCell[0]} scope="col">
                    {inCell.map(paragraph)}
                  </th>
                ) : (
                  <td key={inCell[0]}>{inCell.map(paragraph)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
