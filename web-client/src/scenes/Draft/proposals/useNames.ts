import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { getProcess } from "../../../api/process";
import { useSignedInLoad } from "../../../components/signedOut";
import type { DelegationGroup, ListedDelegation } from "../../../model/process";
import type { Proposer } from "../../../model/proposals";

const noDelegations: readonly ListedDelegation[] = [];
const noGroups: readonly DelegationGroup[] = [];

/** What those are called who make proposals; by their codes until the names are known. Stable as long as it says the same. */
export interface Names {
  readonly delegations: readonly ListedDelegation[];
  readonly groups: readonly DelegationGroup[];
  readonly ofProposer: (by: Proposer) => string;
  readonly ofDelegation: (code: string) => string;
  /** Several delegations as they stand in a sentence. */
  readonly ofDelegations: (codes: readonly string[]) => string;
  /** The colour of a proposer, `#rrggbb`; undefined for those who have none. */
  readonly colorOf: (by: Proposer) => string | undefined;
}

/**
 * The names of delegations and groups, as the process has them.
 *
 * @param wanted whether anybody is named; before, nothing is asked of the server
 */
export function useNames(wanted: boolean): Names {
  const { t, i18n } = useTranslation();
  const load = useCallback(async () => (wanted ? getProcess() : undefined), [wanted]);
  const [process] = useSignedInLoad(load);
  const known = process.kind === "loaded" ? process.value : undefined;
  const delegations = known?.delegations ?? noDelegations;
  const groups = known?.groups ?? noGroups;
  const ofDelegation = useCallback(
    (code: string) => delegations.find((each) => each.code === code)?.name ?? code,
    [delegations],
  );
  const ofProposer = useCallback(
    ({ kind, code = "" }: Proposer) => {
      if (kind === "CHAIR") return t("proposals.chair");
      if (kind === "DELEGATION") return ofDelegation(code);
      return groups.find((each) => each.code === code)?.name ?? code;
    },
    [groups, ofDelegation, t],
  );
  const style = i18n.language === "en" ? "en-GB" : i18n.language;
  const ofDelegations = useCallback(
    (codes: readonly string[]) =>
      new Intl.ListFormat(style, { type: "conjunction" }).format(codes.map(ofDelegation)),
    [ofDelegation, style],
  );
  const colorOf = useCallback(
    ({ kind, code }: Proposer) =>
      kind === "DELEGATION" ? delegations.find((each) => each.code === code)?.color : undefined,
    [delegations],
  );
  return useMemo(
    () => ({ delegations, groups, ofProposer, ofDelegation, ofDelegations, colorOf }),
    [delegations, groups, ofProposer, ofDelegation, ofDelegations, colorOf],
  );
}
