import { Anchor, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import type { ClauseGuide } from "../../../components/People";
import { StatusBadge } from "../../../components/StatusBadge";
import { momentFormat } from "../../../components/time";
import { useAction } from "../../../components/useAction";
import type { Package } from "../../../model/agreement";
import { hindranceOf } from "../../../model/hindrance";
import type { ClauseId, DelegationCode } from "../../../model/ids";
import {
  decidedStatus,
  type GivenStatus,
  type Standing,
  statusOf,
  stepForward,
} from "../../../model/standing";
import classes from "./Agreements.module.css";
import { agreementWords } from "./words";

interface PackageDialogProps {
  readonly bundle: Package;
  readonly standing: Standing | undefined;
  readonly guide: ClauseGuide;
  /** The delegation for which this person confirms, if for any. */
  readonly own: DelegationCode | undefined;
  readonly onConfirm: () => Promise<void>;
  readonly onWithhold: () => void;
  /** Undefined for who does not decide. */
  readonly onDecide: ((to: GivenStatus) => void) | undefined;
  readonly onClose: () => void;
  /** It goes, for something else that one looks at. */
  readonly onLeave: () => void;
}

/** A package, for everybody: how far each of its clauses has come, and what is in the way of the next step. */
export function PackageDialog(props: PackageDialogProps) {
  const { bundle, standing, guide, own, onConfirm, onWithhold, onDecide, onClose, onLeave } = props;
  const { t, i18n } = useTranslation();
  const action = useAction();
  const there = bundle.clauses.filter((clause) => guide.nameOf(clause) !== undefined);
  const missing = bundle.clauses.length - there.length;
  const [first] = there;
  const forward = first === undefined ? undefined : stepForward(decidedStatus(first, standing));
  const inTheWay = (clause: ClauseId) => {
    const hindrance = forward && hindranceOf(clause, forward, standing);
    return hindrance === undefined || hindrance === "status" ? undefined : hindrance;
  };
  const waiting = there.filter((clause) => {
    const agreement = standing?.clauses.get(clause)?.agreement;
    if (own === undefined || agreement === undefined) return false;
    return agreement.pending.includes(own) || agreement.withheld.some(({ delegation }) => delegation === own);
  });
  const goTo = (clause: ClauseId) => {
    onLeave();
    guide.goTo(clause);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("packages.titleOf", { title: bundle.title })}
      size="lg"
      centered
      // What was pressed to come here says itself where the focus goes back to.
      returnFocus={false}
    >
      <Stack>
        <Text size="sm">
          {t("packages.explain")}{" "}
          {t("packages.madeBy", { who: bundle.by, when: momentFormat(i18n.language).format(bundle.at) })}
        </Text>
        <ul className={classes.clauses} aria-label={t("packages.clauses")}>
          {there.map((clause) => {
            const hindrance = inTheWay(clause);
            const tail = agreementWords(standing?.clauses.get(clause)?.agreement, t);
            return (
              <li key={clause}>
                <Anchor component="button" type="button" onClick={() => goTo(clause)}>
                  {guide.nameOf(clause)}
                </Anchor>{" "}
                <StatusBadge status={statusOf(clause, standing)} />
                {hindrance !== undefined && (
                  <span className={classes.hindrance}>{t(`packages.inTheWay.${hindrance}`)}</span>
                )}
                {tail !== "" && (
                  <Text size="sm" c="dimmed">
                    {tail}
                  </Text>
                )}
              </li>
            );
          })}
        </ul>
        {missing > 0 && <Text size="sm">{t("packages.missing", { count: missing })}</Text>}
        {waiting.length > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
          <div role="group" aria-label={t("agreement.yours", { delegation: own })} className={classes.line}>
            <Text size="sm">{t("agreement.yoursOf", { delegation: own, count: waiting.length })}</Text>
            <Group gap="xs" mt={4}>
              <Button
                size="xs"
                loading={action.working}
                onClick={() => action.run(onConfirm, () => undefined)}
              >
                {t("agreement.confirmAll", { count: waiting.length })}
              </Button>
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  onLeave();
                  onWithhold();
                }}
              >
                {t("agreement.withholdAll", { count: waiting.length })}
              </Button>
            </Group>
            {action.failure !== undefined && (
              <Failure>{t("action.failed", { reason: describeError(action.failure, t) })}</Failure>
            )}
          </div>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("packages.close")}
          </Button>
          {onDecide !== undefined && forward !== undefined && (
            <Button
              onClick={() => {
                onLeave();
                onDecide(forward);
              }}
            >
              {t(`packages.to.${forward}`)}…
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
