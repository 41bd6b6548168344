import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLook } from "../../components/palette";
import { stances } from "../../model/brackets";
import type { FigureSeries, HeldFigures } from "../../model/figures";
import { delegationCode } from "../../model/ids";
import classes from "./FiguresTab.module.css";
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

function HolderName({ holder }: { holder: string }) {
  const { t } = useTranslation();
  const lookOf = useLook();
  if (holder === "chair" || holder === "unknown") return <>{t(`brackets.${holder}`)}</>;
  const look = lookOf(delegationCode(holder));
  return (
    <span className={classes.holder}>
      <span className={classes.swatch} {...look.ink} />
      <span>
        <span className={classes.code}>{holder}</span>
        {look.name !== holder && ` ${look.name}`}
      </span>
    </span>
  );
}

/** Who holds how many brackets now, and with which stance. */
export function HoldersTable({ holders }: { holders: readonly HeldFigures[] }) {
  const { t, i18n } = useTranslation();
  const count = new Intl.NumberFormat(i18n.language);
  if (holders.length === 0) return <Text c="var(--plenary-quiet)">{t("plot.noHolders")}</Text>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls it with the keys
    <section className={classes.scroll} tabIndex={0} aria-label={t("plot.holders")}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("plot.column.holder")}</th>
            <th scope="col">{t("plot.column.brackets")}</th>
            <th scope="col">{t("plot.column.words")}</th>
            <th scope="col">{t("plot.column.placeholders")}</th>
            {stances.map((stance) => (
              <th key={stance} scope="col">
                {t(`plot.stance.${stance}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {holders.map((held) => (
            <tr key={held.holder}>
              <th scope="row">
                <HolderName holder={held.holder} />
              </th>
              <td>{count.format(held.brackets)}</td>
              <td>{count.format(held.words)}</td>
              <td>{count.format(held.placeholders)}</td>
              {stances.map((stance) => (
                <td key={stance}>{count.format(held.stances.get(stance) ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
