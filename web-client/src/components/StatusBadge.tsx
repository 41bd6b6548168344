import { useTranslation } from "react-i18next";
import type { ClauseStatus } from "../model/standing";
import { Sign, type SignName } from "./Sign";
import classes from "./StatusBadge.module.css";

const signs: Readonly<Partial<Record<ClauseStatus, SignName>>> = {
  ADOPTED: "lock",
  AGREED: "lock",
  BRACKETED: "brackets",
  PARKED: "pause",
};

/** A clause's status in words, with a sign beside them, so that colour is never the only difference. */
export function StatusBadge({ status, reopened = false }: { status: ClauseStatus; reopened?: boolean }) {
  const { t } = useTranslation();
  const sign = signs[status];
  return (
    <span className={classes.badge} data-status={status}>
      {sign !== undefined && <Sign name={sign} />}
      <span>{reopened ? t("status.reopened") : t(`status.${status}`)}</span>
    </span>
  );
}
