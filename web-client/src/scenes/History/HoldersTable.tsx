import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "../../components/figures/FiguresTable.module.css";
import { useLook } from "../../components/palette";
import { stances } from "../../model/brackets";
import type { HeldFigures } from "../../model/figures";
import { delegationCode } from "../../model/ids";

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
