import { Anchor, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { decidePackage } from "../../../api/packages";
import { FormDialog } from "../../../components/FormDialog";
import type { ClauseGuide } from "../../../components/People";
import { StatusBadge } from "../../../components/StatusBadge";
import { useAction } from "../../../components/useAction";
import type { Package, Terms } from "../../../model/agreement";
import { hindranceOf } from "../../../model/hindrance";
import type { ClauseId, DraftId } from "../../../model/ids";
import { oneLine } from "../../../model/oneLine";
import {
  decidedStatus,
  type GivenStatus,
  longestReason,
  needsReason,
  type Standing,
  statusOf,
} from "../../../model/standing";
import classes from "./Agreements.module.css";
import { lastForum, rememberForum, TermsFields } from "./TermsFields";

interface PackageStatusDialogProps {
  readonly draft: DraftId;
  readonly bundle: Package;
  readonly to: GivenStatus;
  readonly standing: Standing | undefined;
  readonly guide: ClauseGuide;
  readonly onClose: () => void;
}

/** The moment before all clauses of a package get a status: each is named, and what is in the way of it. */
export function PackageStatusDialog({
  draft,
  bundle,
  to,
  standing,
  guide,
  onClose,
}: PackageStatusDialogProps) {
  const { t } = useTranslation();
  const asks = bundle.clauses
    .map((clause) => standing?.clauses.get(clause)?.agreement)
    .find((agreement) => agreement !== undefined);
  const [terms, setTerms] = useState<Terms>({
    forum: asks?.forum ?? lastForum(),
    pending: asks?.pending ?? [],
  });
  const [reason, setReason] = useState("");
  const action = useAction();
  const there = bundle.clauses.filter((clause) => guide.nameOf(clause) !== undefined);
  const missing = bundle.clauses.length - there.length;
  const mustSayWhy = there.some((clause) => needsReason(decidedStatus(clause, standing), to));
  const isAdReferendum = to === "AGREED_AD_REFERENDUM";
  const submit = () =>
    action.run(
      () => decidePackage(draft, bundle.id, to, oneLine(reason), isAdReferendum ? terms : undefined),
      () => {
        if (isAdReferendum) rememberForum(terms.forum);
        onClose();
      },
    );
  const goTo = (clause: ClauseId) => {
    onClose();
    guide.goTo(clause);
  };
  return (
    <FormDialog
      title={t(`packages.ask.${to}`, { title: bundle.title })}
      submit={t(`packages.submit.${to}`)}
      complete={there.length > 0 && (!mustSayWhy || reason.trim() !== "")}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text>{t("packages.together")}</Text>
      <ul className={classes.clauses} aria-label={t("packages.clauses")}>
        {there.map((clause) => {
          const hindrance = hindranceOf(clause, to, standing);
          return (
            <li key={clause}>
              <Anchor component="button" type="button" onClick={() => goTo(clause)}>
                {guide.nameOf(clause)}
              </Anchor>{" "}
              <StatusBadge status={statusOf(clause, standing)} />
              {hindrance !== undefined && (
                <span className={classes.hindrance}>{t(`packages.inTheWay.${hindrance}`)}</span>
              )}
            </li>
          );
        })}
      </ul>
      {missing > 0 && <Text size="sm">{t("packages.missing", { count: missing })}</Text>}
      {isAdReferendum && <TermsFields terms={terms} onChange={setTerms} />}
      {mustSayWhy && (
        <Textarea
          label={t("reopen.reason")}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={longestReason}
          autosize
          minRows={2}
          required
        />
      )}
    </FormDialog>
  );
}
