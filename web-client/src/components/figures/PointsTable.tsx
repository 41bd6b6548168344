import { useTranslation } from "react-i18next";
import type { FigureSeries } from "../../model/figures";
import classes from "./FiguresTable.module.css";
import { pointName } from "./pointName";

/** A series as a table, newest first. */
export function PointsTable({ series }: { series: FigureSeries }) {
  const { t, i18n } = useTranslation();
  const count = new Intl.NumberFormat(i18n.language);
  const { by, points } = series;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls it with the keys
    <section className={classes.scroll} tabIndex={0} aria-label={t("plot.table")}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t(`plot.column.${by}`)}</th>
            {by === "day" && <th scope="col">{t("plot.column.revision")}</th>}
            <th scope="col">{t("plot.column.clauses")}</th>
            <th scope="col">{t("plot.column.agreed")}</th>
            <th scope="col">{t("plot.column.adReferendum")}</th>
            <th scope="col">{t("plot.column.bracketed")}</th>
            <th scope="col">{t("plot.column.parked")}</th>
            <th scope="col">{t("plot.column.brackets")}</th>
            <th scope="col">{t("plot.column.placeholders")}</th>
            <th scope="col">{t("plot.column.words")}</th>
            <th scope="col">{t("plot.column.alternatives")}</th>
            <th scope="col">{t("plot.column.packages")}</th>
          </tr>
        </thead>
        <tbody>
          {[...points].reverse().map((point) => (
            <tr key={point.seq}>
              <th scope="row">{pointName(point, by, t, i18n.language)}</th>
              {by === "day" && <td className={classes.words}>{point.revisions.join(", ")}</td>}
              <td>{count.format(point.clauses)}</td>
              <td>{count.format(point.agreed)}</td>
              <td>{count.format(point.statuses.get("AGREED_AD_REFERENDUM") ?? 0)}</td>
              <td>{count.format(point.statuses.get("BRACKETED") ?? 0)}</td>
              <td>{count.format(point.statuses.get("PARKED") ?? 0)}</td>
              <td>{count.format(point.brackets)}</td>
              <td>{count.format(point.placeholders)}</td>
              <td>{count.format(point.bracketedWords)}</td>
              <td>{count.format(point.alternatives)}</td>
              <td>{count.format(point.packages)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
