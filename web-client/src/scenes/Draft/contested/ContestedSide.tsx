import { ActionIcon } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../components/Icon";
import classes from "./Contested.module.css";
import { ContestedPanel, type ContestedPanelProps } from "./ContestedPanel";

/** What is contested, at the right of the sheet. */
export function ContestedSide({ onFold, ...panel }: ContestedPanelProps & { readonly onFold: () => void }) {
  const { t } = useTranslation();
  return (
    <aside
      className={classes.side}
      aria-label={t("contested.title")}
      data-room-region="contested"
      tabIndex={-1}
    >
      <div className={classes.head}>
        <h2 className={classes.title}>{t("contested.title")}</h2>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("contested.hide")} onClick={onFold}>
          <Icon name="next" size={16} />
        </ActionIcon>
      </div>
      <ContestedPanel {...panel} />
    </aside>
  );
}
