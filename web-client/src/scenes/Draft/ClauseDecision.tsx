import { Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../components/clauseName";
import { Icon } from "../../components/Icon";
import { StatusBadge } from "../../components/StatusBadge";
import type { ClauseEntry } from "../../editor/clauses";
import { type ClauseStatus, type Decision, needsReason, nextStatuses } from "../../model/standing";
import classes from "./ClauseRail.module.css";

interface ClauseDecisionProps {
  readonly clause: ClauseEntry;
  readonly status: ClauseStatus;
  readonly decision: Decision | undefined;
  readonly mayDecide: boolean;
  readonly busy: boolean;
  readonly onHistory: () => void;
  /** Undefined where the clause cannot be moved. */
  readonly onMove: (() => void) | undefined;
  readonly onSet: (status: ClauseStatus) => void;
  /** The step needs a reason. */
  readonly onAsk: (status: ClauseStatus) => void;
}

function Decided({ decision }: { decision: Decision }) {
  const { t, i18n } = useTranslation();
  const who = decision.delegation === undefined ? decision.name : `${decision.name} · ${decision.delegation}`;
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <div className={classes.decided}>
      <div>{t("status.decidedBy", { who })}</div>
      <time dateTime={decision.at.toISOString()}>{format.format(decision.at)}</time>
      {decision.reason !== undefined && (
        <div className={classes.reason}>{t("status.reason", { reason: decision.reason })}</div>
      )}
    </div>
  );
}

/** What was decided of a clause, by whom and when, and for those who decide what can be decided next. */
export function ClauseDecision({
  clause,
  status,
  decision,
  mayDecide,
  busy,
  onHistory,
  onMove,
  onSet,
  onAsk,
}: ClauseDecisionProps) {
  const { t } = useTranslation();
  const name = clauseName(clause, t);
  const label = (to: ClauseStatus) => {
    if (!needsReason(status, to)) return t(`status.to.${to}`);
    return to === "OPEN" ? t("status.to.reopen") : t("status.to.bracketAgain");
  };
  return (
    <>
      {/* The focus begins here, so that pressing Enter twice decides nothing. */}
      <div className={classes.heading} tabIndex={-1} data-autofocus>
        <span className={classes.name}>{name}</span>
        <StatusBadge status={status} />
      </div>
      <Text size="sm" className={classes.explain ?? ""}>
        {t(`status.explain.${status}`)}
      </Text>
      {decision !== undefined && <Decided decision={decision} />}
      {mayDecide && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
        <div role="group" aria-label={t("status.decisions", { clause: name })} className={classes.actions}>
          {nextStatuses(status).map((to) => (
            <Button
              key={to}
              size="xs"
              variant="default"
              justify="flex-start"
              disabled={busy}
              onClick={() => (needsReason(status, to) ? onAsk(to) : onSet(to))}
            >
              {label(to)}
            </Button>
          ))}
        </div>
      )}
      <div className={classes.history}>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Icon name="history" size={15} />}
          onClick={onHistory}
        >
          {t("clause.history")}
        </Button>
        {onMove !== undefined && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Icon name="move" size={15} />}
            onClick={onMove}
          >
            {t("move.open")}
          </Button>
        )}
      </div>
    </>
  );
}
