import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Revision } from "../model/history";
import { timeOf } from "../model/moments";
import { dayFormat, momentFormat } from "./time";

interface MomentPickerProps {
  readonly label: string;
  /** As the server names it. */
  readonly value: string;
  readonly revisions: readonly Revision[];
  /** The name of the state before anybody changed anything. */
  readonly seed: string;
  readonly onPick: (value: string) => void;
}

const other = " other";

/** What `datetime-local` says is a time of this device. */
function asTime(text: string): string | undefined {
  const date = new Date(text);
  return text === "" || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

interface OtherMomentProps {
  readonly onPick: (value: string) => void;
  readonly onClose: () => void;
}

function OtherMoment({ onPick, onClose }: OtherMomentProps) {
  const { t } = useTranslation();
  const [time, setTime] = useState("");
  const [entry, setEntry] = useState("");
  const named = /^\d+$/.test(entry.trim()) ? `seq:${entry.trim()}` : asTime(time);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form around the picker, if there is one, is not sent.
    event.stopPropagation();
    if (named === undefined) return;
    onPick(named);
    onClose();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text c="var(--plenary-quiet)">{t("moment.otherExplain")}</Text>
        <TextInput
          type="datetime-local"
          label={t("moment.time")}
          value={time}
          onChange={(event) => {
            setTime(event.currentTarget.value);
            setEntry("");
          }}
          data-autofocus
        />
        <TextInput
          inputMode="numeric"
          label={t("moment.entry")}
          value={entry}
          onChange={(event) => {
            setEntry(event.currentTarget.value);
            setTime("");
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button type="submit" disabled={named === undefined}>
            {t("moment.take")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Chooses a moment: the beginning, a revision, now, or any other by its time or by its entry in the record. */
export function MomentPicker({ label, value, revisions, seed, onPick }: MomentPickerProps) {
  const { t, i18n } = useTranslation();
  const [asking, setAsking] = useState(false);
  const day = dayFormat(i18n.language);
  const full = momentFormat(i18n.language);
  const usual = [
    { value: "now", label: t("moment.now") },
    ...[...revisions]
      .reverse()
      .map(({ symbol, at }) => ({ value: symbol, label: `${symbol} (${day.format(at)})` })),
    { value: seed, label: t("moment.beginning") },
  ];
  const nameOfOther = () => {
    if (value.startsWith("seq:")) return t("moment.entryName", { seq: value.slice(4) });
    const time = timeOf(value);
    return time === undefined ? value : full.format(time);
  };
  const known = usual.some((each) => each.value === value);
  return (
    <>
      <NativeSelect
        label={label}
        size="sm"
        value={value}
        data={[
          ...(known ? [] : [{ value, label: nameOfOther() }]),
          ...usual,
          { value: other, label: t("moment.other") },
        ]}
        onChange={(event) =>
          event.currentTarget.value === other ? setAsking(true) : onPick(event.currentTarget.value)
        }
      />
      {/* On top of the dialog that the picker may stand in: Escape closes one of the two. */}
      <Modal
        opened={asking}
        stackId={`moment ${label}`}
        onClose={() => setAsking(false)}
        title={t("moment.otherTitle")}
        centered
      >
        <OtherMoment onPick={onPick} onClose={() => setAsking(false)} />
      </Modal>
    </>
  );
}
