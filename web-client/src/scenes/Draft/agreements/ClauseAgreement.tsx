import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { Icon } from "../../../components/Icon";
import { useAction } from "../../../components/useAction";
import type { Package } from "../../../model/agreement";
import type { ClauseId } from "../../../model/ids";
import classes from "./Agreements.module.css";
import type { AgreementsInRoom } from "./useAgreements";
import { agreementWords } from "./words";

interface ClauseAgreementProps {
  readonly clause: ClauseId;
  readonly bundle: Package | undefined;
  readonly agreements: AgreementsInRoom;
  readonly onLeave: () => void;
}

/** The package that a clause is in, on what its agreement depends, and what one's own delegation can say of it. */
export function ClauseAgreement({ clause, bundle, agreements, onLeave }: ClauseAgreementProps) {
  const { t } = useTranslation();
  const action = useAction();
  const { standing, own, guide } = agreements;
  const agreement = standing?.clauses.get(clause)?.agreement;
  const withholds = agreement?.withheld.some(({ delegation }) => delegation === own) === true;
  const isPending = own !== undefined && agreement?.pending.includes(own) === true;
  const names = bundle?.clauses
    .map((id) => guide.nameOf(id))
    .filter((name) => name !== undefined)
    .join(", ");
  return (
    <>
      {bundle !== undefined && (
        <div className={classes.line}>
          <Text size="sm">{t("packages.partOf", { title: bundle.title, clauses: names })}</Text>
          <Button
            size="compact-sm"
            variant="light"
            mt={4}
            leftSection={<Icon name="package" size={15} />}
            onClick={() => {
              onLeave();
              agreements.show(bundle.id);
            }}
          >
            {t("packages.show")}
          </Button>
        </div>
      )}
      {agreement !== undefined && (
        <div className={classes.line}>
          <Text size="sm">{agreementWords(agreement, t)}</Text>
          {agreement.withheld.map(({ delegation, reason }) => (
            <Text key={delegation} size="sm" className={classes.reason ?? ""}>
              {delegation}: {reason}
            </Text>
          ))}
          {agreement.confirmed.length > 0 && (
            <Text size="sm">{t("agreement.confirmed", { codes: agreement.confirmed.join(", ") })}</Text>
          )}
        </div>
      )}
      {(isPending || withholds) && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
        <div role="group" aria-label={t("agreement.yours", { delegation: own })} className={classes.line}>
          <Text size="sm">{t("agreement.yours", { delegation: own })}</Text>
          <Group gap="xs" mt={4}>
            <Button
              size="xs"
              loading={action.working}
              onClick={() => action.run(() => agreements.confirm(clause), onLeave)}
            >
              {t("agreement.confirm")}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                onLeave();
                agreements.withhold(clause);
              }}
            >
              {t(withholds ? "agreement.otherReason" : "agreement.withhold")}
            </Button>
          </Group>
          {action.failure !== undefined && (
            <Failure>{t("action.failed", { reason: describeError(action.failure, t) })}</Failure>
          )}
        </div>
      )}
    </>
  );
}
