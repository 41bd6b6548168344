import type { TFunction } from "i18next";
import type { Agreement } from "../../../model/agreement";

/** On what an agreement ad referendum depends, in a few words; "" for no agreement, or where nothing is said of it. */
export function agreementWords(agreement: Agreement | undefined, t: TFunction): string {
  if (agreement === undefined) return "";
  const { forum, pending, withheld } = agreement;
  const codes = withheld.map(({ delegation }) => delegation);
  return [
    forum === undefined ? t("agreement.adRef") : t("agreement.adRefIn", { forum }),
    pending.length > 0 && t("agreement.pending", { codes: pending.join(", ") }),
    codes.length > 0 && t("agreement.withheld", { codes: codes.join(", ") }),
  ]
    .filter((each) => each !== false)
    .join(", ");
}
