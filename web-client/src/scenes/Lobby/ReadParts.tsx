import type { ReactNode } from "react";
import type { CorrectedParagraph } from "../../model/corrections";
import { type ReadRow, readParts } from "../../model/readTables";
import classes from "./Intake.module.css";

interface ReadTableProps {
  readonly rows: readonly ReadRow[];
  /** Shows a paragraph of the clause, by its place. */
  readonly paragraph: (at: number) => ReactNode;
}

/** A table as it will be in a clause. */
function ReadTable({ rows, paragraph }: ReadTableProps) {
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

interface ReadPartsProps {
  readonly paragraphs: readonly CorrectedParagraph[];
  /** Shows one of them, by its place. */
  readonly paragraph: (at: number) => ReactNode;
}

/** The paragraphs of a clause, those in tables in grids. */
export function ReadParts({ paragraphs, paragraph }: ReadPartsProps) {
  return readParts(paragraphs).map((part) =>
    part.kind === "table" ? (
      <ReadTable key={part.at} rows={part.rows} paragraph={paragraph} />
    ) : (
      paragraph(part.at)
    ),
  );
}
