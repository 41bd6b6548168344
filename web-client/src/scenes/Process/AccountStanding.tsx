import { useTranslation } from "react-i18next";
import { ago, dayFormat } from "../../components/time";
import type { Account } from "../../model/process";
import classes from "./People.module.css";

/** Whether somebody can sign in, until when they are invited, and when they were last seen. */
export function AccountStanding({ account }: { account: Account | undefined }) {
  const { t, i18n } = useTranslation();
  if (account === undefined) return null;
  const day = dayFormat(i18n.language);
  const details = (): string | undefined => {
    const { state, invitedUntil, lastSeenAt } = account;
    if (state !== "REVOKED" && invitedUntil !== undefined) {
      return invitedUntil.getTime() < Date.now()
        ? t("standing.linkExpired")
        : t("standing.linkUntil", { until: day.format(invitedUntil) });
    }
    if (state === "INVITED") return t("standing.noLink");
    return lastSeenAt === undefined
      ? t("standing.neverSeen")
      : t("standing.seen", { ago: ago(lastSeenAt, new Date(), i18n.language) });
  };
  return (
    <>
      <span className={classes.state} data-state={account.state}>
        {t(`state.${account.state}`)}
      </span>
      <span className={classes.quiet}>{details()}</span>
    </>
  );
}
