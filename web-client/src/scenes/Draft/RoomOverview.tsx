import { Button } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import { shortSymbol } from "../../components/RevisionBadge";
import type { ClauseEntry } from "../../editor/clauses";
import { confirmedByAll, waitingFor } from "../../model/agreed";
import type { ClauseId, DelegationCode, DraftId } from "../../model/ids";
import type { News } from "../../model/news";
import type { Standing } from "../../model/standing";
import classes from "./DraftRoom.module.css";
import { ExportButton } from "./ExportButton";
import { type Call, Overview } from "./Overview";
import { SinceLine } from "./SinceLine";

interface RoomOverviewProps {
  readonly draft: DraftId;
  readonly since: News | undefined;
  readonly editor: Editor;
  readonly clauses: readonly ClauseEntry[];
  readonly standing: Standing | undefined;
  readonly mayDecide: boolean;
  /** Whether it stands in a menu, where there is no room for it above the sheet. */
  readonly narrow: boolean;
  /** Who drafts now. */
  readonly mode: ReactNode;
  /** The ways to find something. */
  readonly lead: ReactNode;
  readonly onAccess: () => void;
  /** The delegation for which this person confirms agreements, if for any. */
  readonly own: DelegationCode | undefined;
  readonly onNumbers: () => void;
  readonly onPackages: () => void;
  readonly onTakeBack: () => void;
}

/** What somebody is asked about now: clauses that wait for their delegation, or for whoever decides. */
function callsOf(
  {
    own,
    mayDecide,
    standing,
    clauses,
  }: Pick<RoomOverviewProps, "own" | "mayDecide" | "standing" | "clauses">,
  t: TFunction,
): readonly Call[] {
  const entries = (ids: readonly ClauseId[]) => clauses.filter(({ id }) => ids.includes(id));
  const waiting = own === undefined ? [] : entries(waitingFor(own, standing));
  const confirmed = mayDecide ? entries(confirmedByAll(standing)) : [];
  return [
    { words: t("agreement.waiting", { count: waiting.length }), clauses: waiting },
    { words: t("agreement.allConfirmed", { count: confirmed.length }), clauses: confirmed },
  ].filter((call) => call.clauses.length > 0);
}

/** The line above the sheet: the figures of the draft, and what can be done with the whole of it. */
export function RoomOverview({
  draft,
  since,
  editor,
  clauses,
  standing,
  mayDecide,
  narrow,
  mode,
  lead,
  onAccess,
  own,
  onNumbers,
  onPackages,
  onTakeBack,
}: RoomOverviewProps) {
  const { t } = useTranslation();
  const symbol = standing?.numbers?.symbol;
  const numbers =
    symbol === undefined ? t("numbers.running") : t("numbers.heldSince", { symbol: shortSymbol(symbol) });
  const deeds = [
    { icon: "key", words: t("access.open"), act: onAccess },
    { icon: "outline", words: numbers, act: onNumbers },
    { icon: "package", words: t("packages.open"), act: onPackages },
    { icon: "undo", words: t("takeBack.open"), act: onTakeBack },
  ] as const;
  return (
    <Overview
      editor={editor}
      clauses={clauses}
      standing={standing}
      calls={callsOf({ own, mayDecide, standing, clauses }, t)}
      since={<SinceLine draft={draft} since={since} />}
      lead={lead}
      stacked={narrow}
    >
      {mode}
      <ExportButton draft={draft} inBar={false} className={narrow ? undefined : classes.lineMode} />
      {mayDecide &&
        deeds.map(({ icon, words, act }) => (
          <Button
            key={icon}
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<Icon name={icon} size={16} />}
            onClick={act}
          >
            {words}
          </Button>
        ))}
    </Overview>
  );
}
