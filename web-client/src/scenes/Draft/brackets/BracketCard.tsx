import { Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { leaveBracket, putBracketBack } from "../../../api/brackets";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { momentFormat } from "../../../components/time";
import { useAction } from "../../../components/useAction";
import type { Bracket, Hold, Holder, Outcome } from "../../../model/brackets";
import type { DraftId } from "../../../model/ids";
import classes from "./Brackets.module.css";
import type { Holders } from "./useHolders";
import { quoted } from "./words";

interface BracketCardProps {
  readonly draft: DraftId;
  readonly bracket: Bracket;
  /** Whether nothing is left of its words. */
  readonly isGone: boolean;
  /** For whom this person may act; undefined for nobody. */
  readonly own: Holder | undefined;
  /** Whether this person may act for any, and settle. */
  readonly mayLead: boolean;
  readonly holders: Holders;
  readonly onHold: (hold: Hold | undefined) => void;
  /** The words that stand for others are to be in brackets instead, or as well. */
  readonly onBracket: () => void;
  readonly onSettle: (as: Outcome) => void;
  readonly onClose: () => void;
}

/** One bracket: its words as they were, who holds it, and what this person can do about it. */
export function BracketCard(props: BracketCardProps) {
  const { draft, bracket, isGone, own, mayLead, holders, onHold, onBracket, onSettle, onClose } = props;
  const { t, i18n } = useTranslation();
  const action = useAction();
  const format = momentFormat(i18n.language);
  const { settled } = bracket;
  const stands = settled === undefined;
  const isPlaceholder = bracket.kind === "PLACEHOLDER";
  const isMine = (holder: Holder) => stands && own !== undefined && (mayLead || holder === own);
  const holdsOwn = bracket.holders.some(({ holder }) => holder === own);
  const mayPutBack = !stands && own !== undefined && (mayLead || holdsOwn);
  return (
    <>
      {/* The focus begins here, so that a key that was meant for the text does nothing. */}
      <blockquote className={classes.quote} tabIndex={-1} data-autofocus>
        {quoted(bracket.on)}
      </blockquote>
      {stands && isPlaceholder && <Text size="sm">{t("placeholders.explain")}</Text>}
      {stands && isGone && <Text size="sm">{t("brackets.gone")}</Text>}
      {settled !== undefined && (
        <Text size="sm" className={classes.said ?? ""}>
          {t(settled.as === "KEEP" ? "brackets.settledKeep" : "brackets.settledDelete", {
            name: settled.by,
            when: format.format(settled.at),
          })}
          {settled.reason !== undefined && <q className={classes.note}>{settled.reason}</q>}
        </Text>
      )}
      <ul className={classes.holders}>
        {bracket.holders.map((hold) => (
          <li key={hold.holder} className={classes.holder}>
            <div>
              <strong>{holders.nameOf(hold.holder)}</strong>{" "}
              {isPlaceholder ? t("placeholders.says") : t(`brackets.says.${hold.stance}`)}
            </div>
            {hold.note !== undefined && <q className={classes.note}>{hold.note}</q>}
            <div className={classes.since}>
              {t("brackets.since", { when: format.format(hold.since), name: hold.by })}
            </div>
            {isMine(hold.holder) && (
              <div className={classes.actions}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t("brackets.changeFor", { holder: holders.nameOf(hold.holder) })}
                  onClick={() => onHold(hold)}
                >
                  {t("brackets.change")}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={action.working}
                  aria-label={t("brackets.leaveFor", { holder: holders.nameOf(hold.holder) })}
                  onClick={() => action.run(() => leaveBracket(draft, bracket.id, hold.holder), onClose)}
                >
                  {t("brackets.leave")}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {action.failure !== undefined && (
        <Failure>{t("action.failed", { reason: describeError(action.failure, t) })}</Failure>
      )}
      <div className={classes.actions}>
        {stands && own !== undefined && (mayLead || !holdsOwn) && (
          <Button size="xs" variant="default" onClick={() => onHold(undefined)}>
            {t(isPlaceholder ? "placeholders.join" : "brackets.join")}
          </Button>
        )}
        {stands && mayLead && (
          <>
            <Button size="xs" variant="default" onClick={() => onSettle("KEEP")}>
              {t(isPlaceholder ? "placeholders.replaced" : "brackets.keep")}
            </Button>
            {!isGone && (
              <Button size="xs" variant="default" onClick={() => onSettle("DELETE")}>
                {t("brackets.delete")}
              </Button>
            )}
          </>
        )}
        {stands && isPlaceholder && !isGone && own !== undefined && (
          <Button size="xs" variant="default" onClick={onBracket}>
            {t("brackets.open")}
          </Button>
        )}
        {mayPutBack && (
          <Button
            size="xs"
            variant="default"
            loading={action.working}
            onClick={() => action.run(() => putBracketBack(draft, bracket.id), onClose)}
          >
            {t("brackets.again")}
          </Button>
        )}
      </div>
    </>
  );
}
