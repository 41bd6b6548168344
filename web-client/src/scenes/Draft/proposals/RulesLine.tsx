import { useTranslation } from "react-i18next";
import { dateFormat } from "../../../components/time";
import type { ProposalRules } from "../../../model/proposals";
import { isZone, localOf, ownZone } from "../../../model/zonedTime";
import classes from "./Proposals.module.css";

/** A moment by the clocks of a zone: "3 Dec 2026, 18:00". */
function inZone(moment: Date, zone: string | undefined, language: string): string {
  return dateFormat(language, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone !== undefined && isZone(zone) ? zone : "UTC",
  }).format(moment);
}

/** Until when proposals are submitted, and what they need, for everybody. */
export function RulesLine({ rules }: { rules: ProposalRules }) {
  const { t, i18n } = useTranslation();
  const { opens, closes, zone, late, seconders } = rules;
  const own = ownZone();
  const said = (key: "opens" | "closes" | "closed", moment: Date): string => {
    const isOwn = zone === undefined || localOf(moment, own) === localOf(moment, isZone(zone) ? zone : "UTC");
    const when = t("proposals.rules.when", {
      when: inZone(moment, zone, i18n.language),
      zone: zone ?? "UTC",
    });
    const words = t(`proposals.rules.${key}`, { when });
    return isOwn ? words : t("proposals.rules.own", { said: words, own: inZone(moment, own, i18n.language) });
  };
  const now = Date.now();
  const lines = [
    ...(opens !== undefined && opens.getTime() > now ? [said("opens", opens)] : []),
    ...(closes === undefined ? [] : [said(closes.getTime() > now ? "closes" : "closed", closes)]),
    ...(closes === undefined ? [] : [t(`proposals.rules.late.${late}`)]),
    ...(seconders === 0 ? [] : [t("proposals.rules.seconders", { count: seconders })]),
  ];
  return lines.length === 0 ? null : <p className={classes.rules}>{lines.join(" ")}</p>;
}
