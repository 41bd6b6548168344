import { type ReactNode, useCallback, useMemo, useState } from "react";
import { confirmAgreement, confirmPackage } from "../../../api/packages";
import type { Announce } from "../../../components/Announcer";
import { lateDialog } from "../../../components/lateDialog";
import type { ClauseGuide } from "../../../components/People";
import type { ClauseEntry } from "../../../editor/clauses";
import type { Package } from "../../../model/agreement";
import type { Rules } from "../../../model/barrier";
import type { ClauseId, DelegationCode, DraftId, PackageId } from "../../../model/ids";
import type { Me } from "../../../model/person";
import type { GivenStatus, Standing } from "../../../model/standing";

const PackageStatusDialog = lateDialog(
  async () => (await import("./PackageStatusDialog")).PackageStatusDialog,
  "packages.title",
);
const PackageDialog = lateDialog(
  async () => (await import("./PackageDialog")).PackageDialog,
  "packages.title",
);
const PackagesDialog = lateDialog(
  async () => (await import("./PackagesDialog")).PackagesDialog,
  "packages.title",
);
const WithholdDialog = lateDialog(
  async () => (await import("./WithholdDialog")).WithholdDialog,
  "agreement.withholdTitle",
);

/** What a room can do about packages, and about agreements ad referendum. */
export interface AgreementsInRoom {
  readonly standing: Standing | undefined;
  /** The delegation for which this person confirms, if for any. */
  readonly own: DelegationCode | undefined;
  readonly guide: ClauseGuide;
  /** Asks whether all clauses of a package are to get a status. */
  readonly decide: (bundle: Package, to: GivenStatus) => void;
  /** Shows how far the clauses of a package have come; `back` puts the focus where it was. */
  readonly show: (bundle: PackageId, back?: () => void) => void;
  readonly confirm: (clause: ClauseId) => Promise<void>;
  readonly withhold: (clause: ClauseId) => void;
  readonly openPackages: () => void;
}

interface Room {
  readonly draft: DraftId;
  readonly me: Me;
  readonly rules: Rules;
  readonly clauses: readonly ClauseEntry[];
  readonly guide: ClauseGuide;
  readonly announce: Announce;
}

/** Shows what is asked about packages and agreements. */
export function useAgreements({
  draft,
  me,
  rules,
  clauses,
  guide,
  announce,
}: Room): readonly [AgreementsInRoom, dialogs: ReactNode] {
  const { standing, rights } = rules;
  const [asked, setAsked] = useState<{ readonly bundle: PackageId; readonly to: GivenStatus }>();
  const [shown, setShown] = useState<{
    readonly bundle: PackageId;
    readonly back?: (() => void) | undefined;
  }>();
  const [withholding, setWithholding] = useState<ClauseId>();
  const [withholdingAll, setWithholdingAll] = useState<PackageId>();
  const [lists, setLists] = useState(false);
  const own = me.role === "DELEGATE" && rights.mayBracket === true ? me.delegation?.code : undefined;
  const confirm = useCallback(
    async (clause: ClauseId) => {
      if (own !== undefined) await confirmAgreement(draft, clause, own, undefined);
    },
    [draft, own],
  );
  const agreements = useMemo(
    () => ({
      standing,
      own,
      guide,
      decide: (bundle: Package, to: GivenStatus) => setAsked({ bundle: bundle.id, to }),
      show: (id: PackageId, back?: () => void) => setShown({ bundle: id, back }),
      confirm,
      withhold: setWithholding,
      openPackages: () => setLists(true),
    }),
    [standing, own, guide, confirm],
  );
  const bundle = asked && standing?.packages?.get(asked.bundle);
  const withheld = withholdingAll && standing?.packages?.get(withholdingAll);
  const shownBundle = shown && standing?.packages?.get(shown.bundle);
  const dialogs = (
    <>
      {shown !== undefined && shownBundle !== undefined && (
        <PackageDialog
          bundle={shownBundle}
          standing={standing}
          guide={guide}
          own={own}
          onConfirm={async () => {
            if (own !== undefined) await confirmPackage(draft, shownBundle.id, own, undefined);
          }}
          onWithhold={() => setWithholdingAll(shownBundle.id)}
          onDecide={rights.mayDecide ? (to) => agreements.decide(shownBundle, to) : undefined}
          onClose={() => {
            setShown(undefined);
            shown.back?.();
          }}
          onLeave={() => setShown(undefined)}
        />
      )}
      {lists && rights.mayDecide && (
        <PackagesDialog
          draft={draft}
          standing={standing}
          clauses={clauses}
          announce={announce}
          onDecide={(each, to) => {
            setLists(false);
            agreements.decide(each, to);
          }}
          onClose={() => setLists(false)}
        />
      )}
      {asked !== undefined && bundle !== undefined && rights.mayDecide && (
        <PackageStatusDialog
          draft={draft}
          bundle={bundle}
          to={asked.to}
          standing={standing}
          guide={guide}
          onClose={() => setAsked(undefined)}
        />
      )}
      {withholding !== undefined && own !== undefined && (
        <WithholdDialog
          of={{ kind: "clause", name: guide.nameOf(withholding) ?? "" }}
          delegation={own}
          onWithhold={(reason) => confirmAgreement(draft, withholding, own, reason)}
          onClose={() => setWithholding(undefined)}
        />
      )}
      {withheld !== undefined && own !== undefined && (
        <WithholdDialog
          of={{ kind: "package", name: withheld.title }}
          delegation={own}
          onWithhold={(reason) => confirmPackage(draft, withheld.id, own, reason)}
          onClose={() => setWithholdingAll(undefined)}
        />
      )}
    </>
  );
  return [agreements, dialogs];
}
