import { Anchor, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ClauseGuide } from "../../../components/People";
import { StatusBadge } from "../../../components/StatusBadge";
import { momentFormat } from "../../../components/time";
import type { Package } from "../../../model/agreement";
import { hindranceOf } from "../../../model/hindrance";
import type { ClauseId } from "../../../model/ids";
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
  /** Undefined for who does not decide. */
  readonly onDecide: ((to: GivenStatus) => void) | undefined;
  readonly onClose: () => void;
  /** It goes, for something else that one looks at. */
  readonly onLeave: () => void;
}

/** A package, for everybody: how far each of its clauses has come, and what is in the way of the next step. */
export function PackageDialog({ bundle, standing, guide, onDecide, onClose, onLeave }: PackageDialogProps) {
  const { t, i18n } = useTranslation();
  const there = bundle.clauses.filter((clause) => guide.nameOf(clause) !== undefined);
  const missing = bundle.clauses.length - there.length;
  const [first] = there;
  const forward = first === undefined ? undefined : stepForward(decidedStatus(first, standing));
  const inTheWay = (clause: ClauseId) => {
    const hindrance = forward && hindranceOf(clause, forward, standing);
    return hindrance === undefined || hindrance === "status" ? undefined : hindrance;
  };
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
