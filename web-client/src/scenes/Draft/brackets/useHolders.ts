import type { TFunction } from "i18next";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { getProcess } from "../../../api/process";
import { type Bracket, chair, type Holder, unknownHolder } from "../../../model/brackets";
import type { ListedDelegation } from "../../../model/process";

/** Who may hold brackets, and what they are called. */
export interface Holders {
  readonly delegations: readonly ListedDelegation[];
  /** The name of a delegation, as far as it is known yet. */
  readonly nameOf: (holder: Holder) => string;
  /** What a bracket is called where it is read out. Stable as long as it says the same. */
  readonly label: (bracket: Bracket) => string;
}

const none: readonly ListedDelegation[] = [];

function named(holder: Holder, delegations: readonly ListedDelegation[], t: TFunction): string {
  if (holder === chair) return t("brackets.chair");
  if (holder === unknownHolder) return t("brackets.unknown");
  return delegations.find(({ code }) => code === holder)?.name ?? holder;
}

/** @param wanted whether anything of brackets is shown; before, nothing is asked of the server */
export function useHolders(wanted: boolean): Holders {
  const { t, i18n } = useTranslation();
  const [delegations, setDelegations] = useState(none);
  useEffect(() => {
    if (!wanted) return undefined;
    let isHere = true;
    // Without their names delegations are called by their codes.
    getProcess().then(
      (process) => isHere && setDelegations(process.delegations),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [wanted]);
  const nameOf = useCallback((holder: Holder) => named(holder, delegations, t), [delegations, t]);
  const style = i18n.language === "en" ? "en-GB" : i18n.language;
  const label = useCallback(
    ({ kind, holders }: Bracket) => {
      const names = holders.map(({ holder }) => nameOf(holder));
      const list = new Intl.ListFormat(style, { type: "conjunction" });
      return t(kind === "PLACEHOLDER" ? "placeholders.heldBy" : "brackets.heldBy", {
        holders: list.format(names),
      });
    },
    [nameOf, style, t],
  );
  return useMemo(() => ({ delegations, nameOf, label }), [delegations, nameOf, label]);
}
