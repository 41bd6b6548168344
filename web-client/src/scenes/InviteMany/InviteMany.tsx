import { Button, Group, Progress, Stack, Text, Textarea } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { Said } from "../../components/Said";
import type { PersonEntry, Process } from "../../model/process";
import { longestList, readList } from "./list";
import { Outcomes } from "./Outcomes";
import { Preview } from "./Preview";
import { useCreation } from "./useCreation";

const longestText = 200_000;

/** Keeps the browser from closing the page without asking: what is on it can be seen nowhere else. */
function useKeepOpen(keep: boolean): void {
  useEffect(() => {
    if (!keep) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [keep]);
}

/** The list, what will happen to each line, and then what did. */
export function InviteMany({ process }: { process: Process }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [saved, setSaved] = useState(false);
  const { creation, outcomes, start } = useCreation();
  const { lines, left } = useMemo(() => readList(text, process), [text, process]);
  const entries = lines
    .map((line) => (line.verdict.kind === "new" ? line.verdict.entry : undefined))
    .filter((entry): entry is PersonEntry => entry !== undefined);
  const wrong = lines.filter((line) => line.verdict.kind === "wrong").length;
  const started = creation.kind !== "idle";
  useKeepOpen((outcomes.size > 0 && !saved) || creation.kind === "working");

  if (started) {
    const total = outcomes.size + (creation.kind === "broken" ? creation.left.length : 0);
    return (
      <Stack gap="lg">
        {creation.kind === "working" && (
          <div>
            <Text role="status" mb="xs">
              {t("inviteMany.working", { done: outcomes.size, total: entries.length })}
            </Text>
            <Progress
              value={(100 * outcomes.size) / Math.max(1, entries.length)}
              aria-label={t("inviteMany.progress")}
            />
          </div>
        )}
        {creation.kind === "broken" && (
          <Failure>
            <Group justify="space-between">
              <Said>
                {t("inviteMany.broken", {
                  done: outcomes.size,
                  total,
                  reason: describeError(creation.error, t),
                })}
              </Said>
              <Button size="xs" variant="default" onClick={() => void start(creation.left)}>
                {t("inviteMany.goOn")}
              </Button>
            </Group>
          </Failure>
        )}
        <Outcomes
          outcomes={[...outcomes.values()]}
          finished={creation.kind !== "working"}
          onSaved={() => setSaved(true)}
        />
      </Stack>
    );
  }
  return (
    <Stack gap="lg">
      <Textarea
        label={t("inviteMany.list")}
        description={t("inviteMany.explain")}
        placeholder={t("inviteMany.example")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={longestText}
        autosize
        minRows={6}
        maxRows={14}
        spellCheck={false}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "0.9rem" } }}
      />
      {left > 0 && <Failure>{t("inviteMany.tooMany", { most: longestList, count: left })}</Failure>}
      {lines.length > 0 && (
        <>
          <Group justify="space-between">
            <Text role="status">
              {t("inviteMany.ready", { count: entries.length })}
              {wrong > 0 && ` ${t("inviteMany.wrong", { count: wrong })}`}
            </Text>
            <Button disabled={entries.length === 0} onClick={() => void start(entries)}>
              {t("inviteMany.submit", { count: entries.length })}
            </Button>
          </Group>
          <Preview lines={lines} process={process} />
        </>
      )}
    </Stack>
  );
}
