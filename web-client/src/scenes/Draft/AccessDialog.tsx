import { Alert, Button, Group, Loader, Modal, Text } from "@mantine/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { getAccess, putAccess } from "../../api/decisions";
import { getProcess } from "../../api/process";
import type { Announce } from "../../components/Announcer";
import { describeError } from "../../components/describeError";
import { Said } from "../../components/Said";
import { useLoad } from "../../components/useLoad";
import type { ClauseEntry } from "../../editor/clauses";
import { type AccessRule, type AccessSubject, sameSubject, tidy } from "../../model/access";
import type { DraftId } from "../../model/ids";
import type { Process } from "../../model/process";
import classes from "./AccessDialog.module.css";
import { AccessRuleForm, type RuleEntry, subjectName } from "./AccessRuleForm";

interface AccessDialogProps {
  readonly draft: DraftId;
  readonly clauses: readonly ClauseEntry[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly announce: Announce;
}

let nextKey = 0;

function entryOf(rule: Omit<AccessRule, "subject"> & { subject: AccessSubject | undefined }): RuleEntry {
  nextKey += 1;
  return { key: nextKey, ...rule };
}

const newEntry = () => entryOf({ subject: undefined, level: "DRAFT", clauses: undefined, arrange: true });

/** The rules, or the key of the text that says what is wrong with them. */
function checked(
  entries: readonly RuleEntry[],
): { rules: AccessRule[] } | { wrong: "noSubject" | "noneNamed" } | { twice: AccessSubject } {
  const rules: AccessRule[] = [];
  for (const { subject, level, clauses, arrange } of entries) {
    if (subject === undefined) return { wrong: "noSubject" };
    if (rules.some((rule) => sameSubject(rule.subject, subject))) return { twice: subject };
    const rule = tidy({ subject, level, clauses, arrange });
    if (rule.clauses?.length === 0) return { wrong: "noneNamed" };
    rules.push(rule);
  }
  return { rules };
}

interface RulesFormProps extends Omit<AccessDialogProps, "opened"> {
  readonly process: Process;
  readonly rules: readonly AccessRule[];
}

function RulesForm({ draft, clauses, process, rules, onClose, announce }: RulesFormProps) {
  const { t } = useTranslation();
  const [entries, setEntries] = useState<readonly RuleEntry[]>(() => rules.map(entryOf));
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const change = (changed: readonly RuleEntry[]) => {
    setEntries(changed);
    setFault(undefined);
  };
  const save = async () => {
    const result = checked(entries);
    if ("wrong" in result) return setFault(t(`access.${result.wrong}`));
    if ("twice" in result) return setFault(t("access.twice", { who: subjectName(result.twice, process, t) }));
    setBusy(true);
    try {
      await putAccess(draft, result.rules);
      announce(t("access.saved"));
      onClose();
    } catch (error) {
      setFault(t("access.saveFailed", { reason: describeError(error, t) }));
    } finally {
      setBusy(false);
    }
  };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Whoever has not gone elsewhere meanwhile begins at the first thing that can be set.
    const opened = form.current?.closest("[role=dialog]");
    if (document.activeElement?.hasAttribute("data-autofocus") || document.activeElement === opened) {
      form.current?.querySelector<HTMLElement>("[data-first]")?.focus();
    }
  }, []);
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {entries.length === 0 && <Text mb="md">{t("access.none")}</Text>}
      {entries.map((entry, index) => (
        <AccessRuleForm
          key={entry.key}
          entry={entry}
          number={index + 1}
          process={process}
          clauses={clauses}
          onChange={(changed) => change(entries.map((each) => (each === entry ? changed : each)))}
          onRemove={() => change(entries.filter((each) => each !== entry))}
        />
      ))}
      <Button
        variant="default"
        size="xs"
        data-first={entries.length === 0 || undefined}
        onClick={() => change([...entries, newEntry()])}
      >
        {t("access.add")}
      </Button>
      {fault !== undefined && (
        <Text mt="md" role="alert" c="var(--plenary-away)">
          <Said>{fault}</Said>
        </Text>
      )}
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t("lobby.cancel")}
        </Button>
        <Button type="submit" loading={busy}>
          {t("access.save")}
        </Button>
      </Group>
    </form>
  );
}

function Rules(props: Omit<AccessDialogProps, "opened">) {
  const { t } = useTranslation();
  const { draft } = props;
  const load = useCallback(async () => {
    const [rules, process] = await Promise.all([getAccess(draft), getProcess()]);
    return { rules, process };
  }, [draft]);
  const [loaded, again] = useLoad(load);
  switch (loaded.kind) {
    case "loading":
      return <Loader aria-label={t("app.loading")} role="status" />;
    case "failed":
      return (
        <Alert color="red" role="alert">
          <Text mb="sm">
            <Said>{t("access.loadFailed", { reason: describeError(loaded.error, t) })}</Said>
          </Text>
          <Button size="xs" variant="default" onClick={again}>
            {t("app.retry")}
          </Button>
        </Alert>
      );
    case "loaded":
      return <RulesForm {...props} {...loaded.value} />;
  }
}

/** Who may do what in the draft: rules for delegations, groups and people, saved together. */
export function AccessDialog({ opened, ...props }: AccessDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={props.onClose} title={t("access.title")} size="lg" centered>
      {/* The focus begins here while the rules are on their way. */}
      <Text className={classes.explain ?? ""} tabIndex={-1} data-autofocus>
        {t("access.explain")}
      </Text>
      <Rules {...props} />
    </Modal>
  );
}
