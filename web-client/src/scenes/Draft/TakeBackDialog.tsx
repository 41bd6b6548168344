import { Loader, NativeSelect, Radio, Stack, Text } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { getRedline, getTimeline, undoPerson } from "../../api/history";
import { ChangesPreview } from "../../components/ChangesPreview";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { FormDialog } from "../../components/FormDialog";
import { ReasonField } from "../../components/ReasonField";
import { useSignedInLoad } from "../../components/signedOut";
import { useAction } from "../../components/useAction";
import type { Redline } from "../../model/history";
import { type DraftId, type PersonId, personId } from "../../model/ids";
import { oneLine } from "../../model/oneLine";
import { whoOf } from "../../model/person";
import { changedBy, changersOf } from "../../model/takingBack";

interface TakeBackDialogProps {
  readonly draft: DraftId;
  readonly onClose: () => void;
  /** It was done; the words say what. */
  readonly onDone: (words: string) => void;
}

/** How many minutes are looked back; 0 for all of the draft's time. */
const spans = [5, 15, 30, 60, 240, 1440, 0] as const;

/** What somebody changed in the last minutes; a draft that is younger is looked at from its beginning. */
async function lastMinutes(draft: DraftId, minutes: number): Promise<Redline> {
  const since = new Date(Date.now() - minutes * 60_000);
  const { first } = await getTimeline(draft);
  const from = minutes === 0 || since < first.at ? `seq:${first.seq}` : since.toISOString();
  return getRedline(draft, { from, to: "now", clause: undefined, by: "word" });
}

function Preview({ redline, person }: { redline: Redline; person: PersonId }) {
  const { t } = useTranslation();
  const clauses = useMemo(() => changedBy(redline, person), [redline, person]);
  return (
    <div>
      <Text fw={600} mb={4}>
        {t("takeBack.preview")}
      </Text>
      <ChangesPreview
        label={t("takeBack.preview")}
        clauses={clauses}
        more={(left) => t("takeBack.more", { count: left })}
        isLow={false}
      />
    </div>
  );
}

/** Lets who leads choose a person and a time, shows what the person changed since then, and takes that back. */
export function TakeBackDialog({ draft, onClose, onDone }: TakeBackDialogProps) {
  const { t, i18n } = useTranslation();
  const [minutes, setMinutes] = useState<number>(15);
  const [chosen, setChosen] = useState<PersonId>();
  const [reason, setReason] = useState("");
  const action = useAction();
  const load = useCallback(() => lastMinutes(draft, minutes), [draft, minutes]);
  const [redline] = useSignedInLoad(load);
  const people = useMemo(() => (redline.kind === "loaded" ? changersOf(redline.value) : []), [redline]);
  const person = people.find((each) => each.person === chosen);
  const count = new Intl.NumberFormat(i18n.language);
  const spanWords = (span: number) => {
    if (span === 0) return t("takeBack.whole");
    return span < 60 ? t("takeBack.minutes", { count: span }) : t("takeBack.hours", { count: span / 60 });
  };
  const submit = () => {
    if (redline.kind !== "loaded" || person === undefined) return;
    action.run(
      () => undoPerson(draft, person.person, `seq:${redline.value.from.seq}`, oneLine(reason)),
      (clauses) => {
        onDone(
          clauses === 0 ? t("takeBack.nothing") : t("takeBack.done", { who: whoOf(person), count: clauses }),
        );
        onClose();
      },
    );
  };
  return (
    <FormDialog
      title={t("takeBack.title")}
      submit={t("takeBack.submit")}
      complete={person !== undefined}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text>{t("takeBack.explain")}</Text>
      <NativeSelect
        label={t("takeBack.since")}
        value={minutes}
        onChange={(event) => setMinutes(Number(event.currentTarget.value))}
        data={spans.map((span) => ({ value: String(span), label: spanWords(span) }))}
      />
      {redline.kind === "loading" && <Loader size="sm" role="status" aria-label={t("app.loading")} />}
      {redline.kind === "failed" && (
        <Failure>{t("history.failed", { reason: describeError(redline.error, t) })}</Failure>
      )}
      {redline.kind === "loaded" && people.length === 0 && <Text role="status">{t("takeBack.nobody")}</Text>}
      {people.length > 0 && (
        <Radio.Group
          label={t("takeBack.person")}
          value={chosen ?? ""}
          onChange={(value) => setChosen(personId(value))}
        >
          <Stack gap="xs" mt={6}>
            {people.map((each) => (
              <Radio
                key={each.person}
                value={each.person}
                label={whoOf(each)}
                description={t("takeBack.figures", {
                  count: each.clauses,
                  inserted: count.format(each.inserted),
                  deleted: count.format(each.deleted),
                })}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {redline.kind === "loaded" && person !== undefined && (
        <Preview redline={redline.value} person={person.person} />
      )}
      <ReasonField
        label={t("takeBack.reason")}
        description={t("takeBack.reasonHint")}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
