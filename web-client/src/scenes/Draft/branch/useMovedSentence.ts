import { useTranslation } from "react-i18next";
import { ago } from "../../../components/time";
import type { MovedClause } from "../../../model/proposals";
import type { Names } from "../proposals/useNames";
import { useMinutes } from "../useMinutes";

/** Says who changed the draft under a proposal, and how long ago. */
export function useMovedSentence(names: Names): (moved: MovedClause) => string {
  const { t, i18n } = useTranslation();
  const now = useMinutes();
  return ({ by, at }) =>
    t("proposals.moved.sentence", {
      who: by.delegation === undefined ? by.name : names.ofDelegation(by.delegation),
      when: ago(at, now, i18n.language),
    });
}
