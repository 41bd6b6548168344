import { Autocomplete, NumberInput, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { putProposalRules } from "../../../api/proposals";
import { FormDialog } from "../../../components/FormDialog";
import { useAction } from "../../../components/useAction";
import { lateRules, mostSeconders, noProposalRules, type ProposalRules } from "../../../model/proposals";
import { isZone, knownZones, localOf, ownZone, timeOfLocal } from "../../../model/zonedTime";
import type { ProposalsInRoom } from "./inRoom";

interface RulesDialogProps {
  readonly proposals: ProposalsInRoom;
  readonly onClose: () => void;
}

/** Says until when proposals are submitted, what becomes of late ones, and how many are to second one. */
export function RulesDialog({ proposals, onClose }: RulesDialogProps) {
  const { t } = useTranslation();
  const action = useAction();
  const { told } = proposals;
  const before = told.kind === "loaded" ? told.value.rules : noProposalRules;
  const [zone, setZone] = useState(() =>
    before.zone !== undefined && isZone(before.zone) ? before.zone : ownZone(),
  );
  const [opens, setOpens] = useState(() => (before.opens ? localOf(before.opens, zone) : ""));
  const [closes, setCloses] = useState(() => (before.closes ? localOf(before.closes, zone) : ""));
  const [late, setLate] = useState(before.late);
  const [seconders, setSeconders] = useState<number | string>(before.seconders);
  const zones = useMemo(knownZones, []);
  const isKnown = isZone(zone);
  const timeOf = (local: string) => (isKnown ? timeOfLocal(local, zone) : undefined);
  const rules: ProposalRules = {
    opens: timeOf(opens),
    closes: timeOf(closes),
    zone: opens === "" && closes === "" ? undefined : zone,
    late,
    seconders: Number(seconders),
  };
  const isInOrder =
    rules.opens === undefined || rules.closes === undefined || rules.opens.getTime() < rules.closes.getTime();
  const isWhole =
    isKnown &&
    isInOrder &&
    (opens === "" || rules.opens !== undefined) &&
    (closes === "" || rules.closes !== undefined) &&
    Number.isInteger(rules.seconders) &&
    rules.seconders >= 0 &&
    rules.seconders <= mostSeconders;
  const send = () =>
    action.run(
      () => putProposalRules(proposals.draft, rules),
      () => {
        proposals.again();
        proposals.announce(t("proposals.rules.done"));
        onClose();
      },
    );
  return (
    <FormDialog
      title={t("proposals.rules.title")}
      submit={t("proposals.rules.send")}
      complete={isWhole}
      action={action}
      onSubmit={send}
      onClose={onClose}
    >
      <Text size="sm">{t("proposals.rules.explain")}</Text>
      <TextInput
        type="datetime-local"
        label={t("proposals.rules.from")}
        value={opens}
        onChange={(event) => setOpens(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t("proposals.rules.until")}
        error={isInOrder ? undefined : t("proposals.rules.order")}
        value={closes}
        onChange={(event) => setCloses(event.currentTarget.value)}
      />
      <Autocomplete
        label={t("proposals.rules.zone")}
        description={t("proposals.rules.zoneHint")}
        data={[...zones]}
        limit={30}
        error={isKnown ? undefined : t("proposals.rules.noZone")}
        value={zone}
        onChange={setZone}
      />
      <Radio.Group
        label={t("proposals.rules.lateOnes")}
        value={late}
        onChange={(chosen) => setLate(lateRules.find((each) => each === chosen) ?? late)}
      >
        <Stack gap="xs" mt="xs">
          {lateRules.map((each) => (
            <Radio key={each} value={each} label={t(`proposals.rules.lateAs.${each}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <NumberInput
        label={t("proposals.rules.secondersField")}
        description={t("proposals.rules.secondersHint")}
        min={0}
        max={mostSeconders}
        allowDecimal={false}
        value={seconders}
        onChange={setSeconders}
      />
    </FormDialog>
  );
}
