import { Button, Text } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../components/clauseName";
import { Icon } from "../../components/Icon";
import { StatusBadge } from "../../components/StatusBadge";
import { momentFormat } from "../../components/time";
import type { ClauseEntry } from "../../editor/clauses";
import { packageOf } from "../../model/agreed";
import type { Terms } from "../../model/agreement";
import { rivalsOf } from "../../model/alternatives";
import { hindranceOf } from "../../model/hindrance";
import { whoOf } from "../../model/person";
import {
  type BindingStatus,
  type ClauseStatus,
  type Decision,
  type GivenStatus,
  isBinding,
  needsReason,
  nextStatuses,
  stepForward,
} from "../../model/standing";
import { ClauseAgreement } from "./agreements/ClauseAgreement";
import type { AgreementsInRoom } from "./agreements/useAgreements";
import { ClauseAlternatives } from "./alternatives/ClauseAlternatives";
import type { AlternativesInRoom } from "./alternatives/useAlternatives";
import { ClauseBrackets } from "./brackets/ClauseBrackets";
import type { BracketsInRoom } from "./brackets/useBrackets";
import classes from "./ClauseRail.module.css";
import { ConfirmDecision } from "./ConfirmDecision";
import { ClauseComments } from "./comments/ClauseComments";
import type { CommentsInRoom } from "./comments/useComments";
import { ClauseHindrancesPart, SaidAgainst } from "./hindrances/ClauseHindrancesPart";

interface ClauseDecisionProps {
  readonly editor: Editor;
  readonly clause: ClauseEntry;
  readonly status: ClauseStatus;
  /** What was last decided, where the clause is shown as bracketed for the brackets in it. */
  readonly decided: ClauseStatus;
  readonly brackets: BracketsInRoom;
  readonly alternatives: AlternativesInRoom;
  readonly agreements: AgreementsInRoom;
  readonly comments: CommentsInRoom;
  /** The menu goes, for something else that opens. */
  readonly onLeave: () => void;
  readonly decision: Decision | undefined;
  readonly mayDecide: boolean;
  readonly busy: boolean;
  readonly onHistory: () => void;
  /** Undefined where the clause cannot be moved. */
  readonly onMove: (() => void) | undefined;
  readonly onSet: (status: ClauseStatus, terms?: Terms) => void;
  /** The step needs a reason. */
  readonly onAsk: (status: ClauseStatus) => void;
}

function Decided({ decision }: { decision: Decision }) {
  const { t, i18n } = useTranslation();
  const who = whoOf(decision);
  const format = momentFormat(i18n.language);
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

function focusIfLost(heading: HTMLElement | null): void {
  if (heading !== null && document.activeElement === document.body) heading.focus();
}

/** What was decided of a clause, by whom and when, and for those who decide what can be decided next. */
export function ClauseDecision({
  editor,
  clause,
  status,
  decided,
  brackets,
  alternatives,
  agreements,
  comments,
  onLeave,
  decision,
  mayDecide,
  busy,
  onHistory,
  onMove,
  onSet,
  onAsk,
}: ClauseDecisionProps) {
  const { t } = useTranslation();
  const [confirming, setConfirming] = useState<BindingStatus>();
  const [showsHindrances, setShowsHindrances] = useState(false);
  const name = clauseName(clause, t);
  const bundle = packageOf(clause.id, agreements.standing);
  // What is in a package is agreed, and opened again, together.
  const isPackaged = (to: GivenStatus) => bundle !== undefined && (isBinding(decided) || isBinding(to));
  const label = (to: GivenStatus) => {
    if (isPackaged(to)) return `${t(`packages.to.${to}`)}…`;
    if (needsReason(decided, to)) return t("status.to.reopen");
    return isBinding(to) ? `${t(`status.to.${to}`)}…` : t(`status.to.${to}`);
  };
  const choose = (to: GivenStatus) => {
    if (bundle !== undefined && isPackaged(to)) {
      onLeave();
      agreements.decide(bundle, to);
    } else if (needsReason(decided, to)) onAsk(to);
    else if (isBinding(to)) setConfirming(to);
    else onSet(to);
  };
  const rivals = rivalsOf(clause.id, alternatives.all).filter((id) => id !== clause.id);
  // Somebody else may have decided meanwhile, so that what was to be confirmed cannot be decided any more. Of a package its own
  // question tells what is in the way.
  const inTheWay = (to: GivenStatus) => {
    const hindrance = hindranceOf(clause.id, to, agreements.standing);
    return hindrance === "status" || (hindrance !== "alternatives" && isPackaged(to)) ? undefined : hindrance;
  };
  const isInTheWay = (to: GivenStatus) => inTheWay(to) !== undefined;
  const next = nextStatuses(decided).filter((to) => !isInTheWay(to));
  const hindrance = nextStatuses(decided)
    .map(inTheWay)
    .find((each) => each === "brackets" || each === "withheld");
  const isAdReferendum = decided === "AGREED_AD_REFERENDUM" && !isInTheWay(decided);
  const isAStep = (to: BindingStatus) => next.includes(to) || (isAdReferendum && to === decided);
  if (showsHindrances) {
    return (
      <ClauseHindrancesPart
        clause={clause.id}
        name={name}
        comments={comments}
        nameOf={agreements.guide.nameOf}
        onBack={() => setShowsHindrances(false)}
      />
    );
  }
  if (confirming !== undefined && mayDecide && isAStep(confirming)) {
    return (
      <ConfirmDecision
        editor={editor}
        clause={clause}
        to={confirming}
        busy={busy}
        agreement={decision?.agreement}
        said={<SaidAgainst clause={clause.id} comments={comments} nameOf={agreements.guide.nameOf} />}
        onConfirm={(terms) => onSet(confirming, terms)}
        onBack={() => setConfirming(undefined)}
      />
    );
  }
  const forward = stepForward(decided);
  return (
    <>
      {/* The focus begins here, so that pressing Enter twice decides nothing. */}
      <div
        className={classes.heading}
        tabIndex={-1}
        data-autofocus
        // Also when one comes back to it from a question.
        ref={focusIfLost}
      >
        <span className={classes.name}>{name}</span>
        <StatusBadge status={status} />
      </div>
      <Text size="sm" className={classes.explain ?? ""}>
        {t(`status.explain.${status}`)}
      </Text>
      {decision !== undefined && <Decided decision={decision} />}
      {rivals.length > 0 && (
        <Text size="sm" mt="xs">
          {t("alternatives.competes", {
            clauses: rivals.map((id) => agreements.guide.nameOf(id) ?? t("alternatives.deleted")).join(", "),
          })}
        </Text>
      )}
      {hindrance !== undefined && mayDecide && (
        <Text size="sm" mt="xs">
          {t(`agreement.inTheWay.${hindrance}`)}
        </Text>
      )}
      <ClauseAgreement clause={clause.id} bundle={bundle} agreements={agreements} onLeave={onLeave} />
      {mayDecide && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
        <div role="group" aria-label={t("status.decisions", { clause: name })} className={classes.actions}>
          {rivals.length > 0 && (
            <Button
              size="xs"
              justify="flex-start"
              leftSection={<Icon name="compare" size={15} />}
              onClick={() => {
                onLeave();
                alternatives.compare(clause.id);
              }}
            >
              {t("alternatives.settle")}
            </Button>
          )}
          {[...next.filter((to) => to === forward), ...next.filter((to) => to !== forward)].map((to) => (
            <Button
              key={to}
              size="xs"
              variant={to === forward ? "filled" : "default"}
              justify="flex-start"
              disabled={busy}
              onClick={() => choose(to)}
            >
              {label(to)}
            </Button>
          ))}
          {isAdReferendum && (
            <Button
              size="xs"
              variant="default"
              justify="flex-start"
              disabled={busy}
              onClick={() => choose(decided)}
            >
              {t("agreement.change")}
            </Button>
          )}
        </div>
      )}
      <ClauseAlternatives
        clause={clause}
        status={decided}
        alternatives={alternatives}
        isSettledAbove={mayDecide}
        onLeave={onLeave}
      />
      <ClauseBrackets clause={clause.id} status={decided} brackets={brackets} onLeave={onLeave} />
      <ClauseComments clause={clause.id} comments={comments} onLeave={onLeave} />
      {decided !== "AGREED" && decided !== "ADOPTED" && (
        <div className={classes.history}>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Icon name="warning" size={15} />}
            onClick={() => setShowsHindrances(true)}
          >
            {t("hindrances.open")}
          </Button>
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
