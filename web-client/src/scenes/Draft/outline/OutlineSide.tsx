import { ActionIcon } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../components/Icon";
import { provisionWords } from "../../../components/provisionWords";
import { Outline, type OutlineProps } from "./Outline";
import classes from "./Outline.module.css";

type OutlineSideProps = OutlineProps & {
  /** Must be stable. */
  readonly onFold: () => void;
};

/** The outline at the left of the sheet. It is drawn anew only when it says else. */
export const OutlineSide = memo(function OutlineSide({ onFold, ...outline }: OutlineSideProps) {
  const { t } = useTranslation();
  return (
    <aside className={classes.side} aria-label={t("outline.title")} data-room-region="outline" tabIndex={-1}>
      <div className={classes.head}>
        <h2 className={classes.title}>{t("outline.title")}</h2>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("outline.hide")} onClick={onFold}>
          <Icon name="previous" size={16} />
        </ActionIcon>
      </div>
      <p className={classes.count}>{provisionWords(outline.clauses, t)}</p>
      <div className={classes.scroller} data-outline-scroller="">
        <Outline {...outline} />
      </div>
    </aside>
  );
});
