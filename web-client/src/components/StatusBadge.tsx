import { useTranslation } from "react-i18next";
import type { ClauseStatus } from "../model/standing";
import { Icon, type IconName } from "./Icon";
import classes from "./StatusBadge.module.css";

const icons: Readonly<Partial<Record<ClauseStatus, IconName>>> = {
  ADOPTED: "lock",
  AGREED: "lock",
  BRACKETED: "brackets",
  PARKED: "pause",
};

/** A clause's status in words, with a sign beside them, so that colour is never the only difference. */
export function StatusBadge({ status, reopened = false }: { status: ClauseStatus; reopened?: boolean }) {
  const { t } = useTranslation();
  const icon = icons[status];
  return (
    <span className={classes.badge} data-status={status}>
      {icon !== undefined && <Icon name={icon} size={11} />}
      <span>{reopened ? t("status.reopened") : t(`status.${status}`)}</span>
    </span>
  );
}
