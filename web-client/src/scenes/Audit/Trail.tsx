import { Button, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { dateFormat, zoneName } from "../../components/time";
import type { AuditEntry } from "../../model/audit";
import { deviceName } from "../../model/device";
import { type Names, particulars, sentence, type Topic, topicOf } from "./sentence";
import classes from "./Trail.module.css";
import { useTrail } from "./useTrail";

const topicNames: readonly Topic[] = ["signIns", "people", "process"];

interface Told {
  readonly entry: AuditEntry;
  readonly words: string;
  readonly more: string;
}

function byDay(told: readonly Told[], language: string): readonly (readonly [string, readonly Told[]])[] {
  const day = dateFormat(language, { weekday: "long", day: "numeric", month: "short", year: "numeric" });
  const days = new Map<string, Told[]>();
  for (const each of told) {
    const name = day.format(each.entry.at);
    const those = days.get(name);
    if (those === undefined) days.set(name, [each]);
    else those.push(each);
  }
  return [...days];
}

/** The audit trail day by day, newest first. */
export function Trail({ first, names }: { first: readonly AuditEntry[]; names: Names }) {
  const { t, i18n } = useTranslation();
  const { entries, hasOlder, readOlder, action } = useTrail(first);
  const [topic, setTopic] = useState<Topic | "">("");
  const [text, setText] = useState("");
  const told = useMemo(
    () =>
      entries.map((entry) => ({
        entry,
        words: sentence(entry, names, t),
        more: particulars(entry, deviceName(entry.details.get("device")), t).join(" · "),
      })),
    [entries, names, t],
  );
  const wanted = text.trim().toLowerCase();
  const shown = told.filter(
    ({ entry, words, more }) =>
      (topic === "" || topicOf(entry) === topic) &&
      (wanted === "" || `${words} ${more}`.toLowerCase().includes(wanted)),
  );
  const zone = zoneName(i18n.language);
  const time = dateFormat(i18n.language, { timeStyle: "short" });
  return (
    <>
      <search className={classes.filters}>
        <TextInput
          className={classes.search ?? ""}
          type="search"
          label={t("filter.search")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("audit.topic")}
          value={topic}
          onChange={(event) => setTopic(topicNames.find((each) => each === event.currentTarget.value) ?? "")}
          data={[
            { value: "", label: t("audit.everything") },
            ...topicNames.map((each) => ({ value: each, label: t(`audit.topics.${each}`) })),
          ]}
        />
      </search>
      <Text role="status" c="var(--plenary-quiet)" mt="xs">
        {t("audit.count", { count: shown.length, total: entries.length })} · {t("audit.zone", { zone })}
      </Text>
      {byDay(shown, i18n.language).map(([day, those]) => (
        <section key={day} className={classes.day}>
          <h2 className={classes.dayTitle}>{day}</h2>
          <ol className={classes.entries} reversed>
            {those.map(({ entry, words, more }) => (
              <li key={entry.number} className={classes.entry}>
                <time className={classes.time} dateTime={entry.at.toISOString()}>
                  {time.format(entry.at)}
                </time>
                <span className={classes.words}>
                  {words}
                  {more !== "" && <span className={classes.more}>{more}</span>}
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {action.failure !== undefined && (
        <Failure>{t("audit.failed", { reason: describeError(action.failure, t) })}</Failure>
      )}
      <Group mt="lg">
        {hasOlder ? (
          <Button variant="default" loading={action.working} onClick={readOlder}>
            {t("audit.older")}
          </Button>
        ) : (
          <Text c="var(--plenary-quiet)">{t("audit.end")}</Text>
        )}
      </Group>
    </>
  );
}
