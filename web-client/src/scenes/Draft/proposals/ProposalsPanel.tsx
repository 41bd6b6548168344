import { Button, Loader } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../../components/clauseName";
import { describeError } from "../../../components/describeError";
import { Said } from "../../../components/Said";
import type { ClauseEntry } from "../../../editor/clauses";
import type { ClauseId } from "../../../model/ids";
import { inOrder, isProposalLookedFor, openOn, openProposals } from "../../../model/proposals";
import type { ProposalsInRoom } from "./inRoom";
import { ProposalCard } from "./ProposalCard";
import { ProposalFilters } from "./ProposalFilters";
import classes from "./Proposals.module.css";
import { RulesLine } from "./RulesLine";

export interface ProposalsPanelProps {
  readonly clauses: readonly ClauseEntry[];
  readonly proposals: ProposalsInRoom;
  /** Somebody went to a clause. */
  readonly onGone?: () => void;
}

/** The proposals that one may know of, what is looked for among them, and the way to begin another. */
export function ProposalsPanel({ clauses, proposals, onGone }: ProposalsPanelProps) {
  const { t } = useTranslation();
  const { all, told, filter, onFilter, mayBegin, leads, ask } = proposals;
  const shown = inOrder(all.filter((each) => isProposalLookedFor(each, filter)));
  const concerned = useMemo(() => {
    const labels = new Map(all.flatMap((each) => each.clauses.map(({ clause, label }) => [clause, label])));
    const there = clauses.flatMap((entry): (readonly [ClauseId, string])[] =>
      labels.has(entry.id) || entry.id === filter.clause ? [[entry.id, clauseName(entry, t)]] : [],
    );
    const named = new Set(there.map(([id]) => id));
    return new Map([...there, ...[...labels].filter(([id]) => !named.has(id))]);
  }, [all, clauses, filter.clause, t]);
  const isContested = filter.clause !== undefined && openOn(all, filter.clause).length > 0;
  return (
    <div className={classes.panel}>
      <div className={classes.top}>
        {told.kind === "loading" && (
          <>
            <p className={classes.count} role="status">
              {t("proposals.opening")}
            </p>
            <Loader size="xs" aria-hidden="true" />
          </>
        )}
        {told.kind === "failed" && (
          <p className={classes.count} role="alert">
            <Said>{t("proposals.failed", { reason: describeError(told.error, t) })}</Said>
          </p>
        )}
        {told.kind === "loaded" && (
          <p className={classes.count} role="status">
            {shown.length < all.length
              ? t("proposals.some", { shown: shown.length, count: all.length })
              : t("proposals.count", { count: all.length })}
          </p>
        )}
        {told.kind === "loaded" && <RulesLine rules={told.value.rules} />}
        {all.length > 0 && <ProposalFilters proposals={proposals} clauses={concerned} />}
        <div className={classes.ways}>
          {mayBegin && (
            <>
              <Button size="compact-sm" variant="subtle" onClick={() => ask({ kind: "begin" })}>
                {t("proposals.begin")}
              </Button>
              <Button size="compact-sm" variant="subtle" onClick={() => ask({ kind: "upload" })}>
                {t("proposals.upload.open")}
              </Button>
            </>
          )}
          {all.some(({ clauses: of }) => of.some(({ taken }) => taken?.as === "STREAMLINED")) && (
            <Button size="compact-sm" variant="subtle" onClick={() => ask({ kind: "streamlining" })}>
              {t("proposals.streamlining.open")}
            </Button>
          )}
          {leads && told.kind === "loaded" && (
            <Button size="compact-sm" variant="subtle" onClick={() => ask({ kind: "rules" })}>
              {t("proposals.rules.open")}
            </Button>
          )}
          {isContested && filter.clause !== undefined && (
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => filter.clause !== undefined && ask({ kind: "compare", clause: filter.clause })}
            >
              {t("proposals.compare", { clause: concerned.get(filter.clause) ?? "" })}
            </Button>
          )}
        </div>
        {told.kind === "loaded" && all.length === 0 && (
          <p className={classes.empty}>
            {t("proposals.empty")} {mayBegin && t("proposals.emptyHow")}
          </p>
        )}
        {all.length > 0 && shown.length === 0 && (
          <p className={classes.empty}>
            {t("proposals.noneSuch")}{" "}
            <Button size="compact-sm" variant="subtle" onClick={() => onFilter(openProposals)}>
              {t("proposals.all")}
            </Button>
          </p>
        )}
      </div>
      <div className={classes.scroller}>
        <ol className={classes.list} aria-label={t("proposals.label")}>
          {shown.map((proposal) => (
            <li key={proposal.id} className={classes.item}>
              <ProposalCard proposal={proposal} proposals={proposals} onGone={onGone} />
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
