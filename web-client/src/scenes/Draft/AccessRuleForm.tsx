import { ActionIcon, Checkbox, NativeSelect, Radio } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import type { ClauseEntry } from "../../editor/clauses";
import { type AccessLevel, type AccessRule, type AccessSubject, accessLevels } from "../../model/access";
import { type ClauseId, delegationCode, groupCode, personId } from "../../model/ids";
import { whoOf } from "../../model/person";
import type { Process } from "../../model/process";
import classes from "./AccessDialog.module.css";

/** A rule that is being written; it may not say yet for whom it is. */
export interface RuleEntry extends Omit<AccessRule, "subject"> {
  readonly key: number;
  readonly subject: AccessSubject | undefined;
}

const keyOf = ({ kind, code }: AccessSubject) => `${kind}:${code}`;

function subjectOf(value: string): AccessSubject | undefined {
  const at = value.indexOf(":");
  const code = value.slice(at + 1);
  switch (value.slice(0, at)) {
    case "delegation":
      return { kind: "delegation", code: delegationCode(code) };
    case "group":
      return { kind: "group", code: groupCode(code) };
    case "person":
      return { kind: "person", code: personId(code) };
    default:
      return undefined;
  }
}

function choices(process: Process) {
  return {
    delegations: process.delegations.map(({ code, name }) => ({
      value: keyOf({ kind: "delegation", code }),
      label: `${name} (${code})`,
    })),
    groups: process.groups.map(({ code, name }) => ({
      value: keyOf({ kind: "group", code }),
      label: `${name} (${code})`,
    })),
    people: process.people.map(({ id, name, delegation }) => ({
      value: keyOf({ kind: "person", code: id }),
      label: whoOf({ name, delegation }),
    })),
  };
}

/** How somebody is called for whom there is a rule. */
export function subjectName(subject: AccessSubject, process: Process, t: TFunction): string {
  const value = keyOf(subject);
  const known = Object.values(choices(process))
    .flat()
    .find((choice) => choice.value === value);
  return known?.label ?? t("access.gone", { code: subject.code });
}

interface AccessRuleFormProps {
  readonly entry: RuleEntry;
  readonly number: number;
  readonly process: Process;
  readonly clauses: readonly ClauseEntry[];
  readonly onChange: (entry: RuleEntry) => void;
  readonly onRemove: () => void;
}

function ClauseChoice({
  entry,
  clauses,
  onChange,
}: Pick<AccessRuleFormProps, "entry" | "clauses" | "onChange">) {
  const { t } = useTranslation();
  const named = entry.clauses ?? [];
  // A clause that was named and is gone stays in the rule until it is taken out of it.
  const gone = named.filter((id) => clauses.every((clause) => clause.id !== id));
  const toggle = (id: ClauseId, on: boolean) =>
    onChange({ ...entry, clauses: on ? [...named, id] : named.filter((each) => each !== id) });
  return (
    // biome-ignore lint/a11y/useSemanticElements: the rule is a fieldset already
    <div role="group" aria-label={t("access.named")} className={classes.clauses}>
      {clauses.map(({ id, kind, number, opening }) => (
        <Checkbox
          key={id}
          checked={named.includes(id)}
          onChange={(event) => toggle(id, event.currentTarget.checked)}
          label={
            <>
              <b>{number === "" ? t(`kind.${kind}`) : number}</b> {opening}
            </>
          }
        />
      ))}
      {gone.map((id) => (
        <Checkbox
          key={id}
          checked
          onChange={() => toggle(id, false)}
          label={t("access.gone", { code: id })}
        />
      ))}
    </div>
  );
}

/**
 * One rule: for whom, how much, and where. That somebody may comment is not offered while there are no comments; a rule
 * that says so keeps it.
 */
export function AccessRuleForm({ entry, number, process, clauses, onChange, onRemove }: AccessRuleFormProps) {
  const { t } = useTranslation();
  const { delegations, groups, people } = choices(process);
  const subject = entry.subject && keyOf(entry.subject);
  const lost =
    entry.subject !== undefined &&
    ![...delegations, ...groups, ...people].some(({ value }) => value === subject)
      ? [{ value: keyOf(entry.subject), label: subjectName(entry.subject, process, t) }]
      : [];
  return (
    <fieldset className={classes.rule}>
      <legend className="visually-hidden">{t("access.rule", { number })}</legend>
      <div className={classes.row}>
        <NativeSelect
          className={classes.subject ?? ""}
          label={t("access.subject")}
          value={subject ?? ""}
          onChange={(event) => onChange({ ...entry, subject: subjectOf(event.currentTarget.value) })}
          data-first={number === 1 || undefined}
          data={[
            { value: "", label: t("access.choose") },
            ...lost,
            { group: t("access.delegations"), items: delegations },
            ...(groups.length === 0 ? [] : [{ group: t("access.groups"), items: groups }]),
            { group: t("access.people"), items: people },
          ]}
        />
        <NativeSelect
          className={classes.level ?? ""}
          label={t("access.level")}
          value={entry.level}
          onChange={(event) => onChange({ ...entry, level: event.currentTarget.value as AccessLevel })}
          data={accessLevels
            .filter((level) => level !== "COMMENT" || entry.level === level)
            .map((level) => ({ value: level, label: t(`access.levels.${level}`) }))}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t("access.remove")}
          className={classes.remove ?? ""}
          onClick={onRemove}
        >
          <Icon name="remove" />
        </ActionIcon>
      </div>
      {entry.level === "DRAFT" && (
        <>
          <Radio.Group
            label={t("access.scope")}
            mt="sm"
            value={entry.clauses === undefined ? "whole" : "named"}
            onChange={(scope) => onChange({ ...entry, clauses: scope === "whole" ? undefined : [] })}
          >
            <div className={classes.scopes}>
              <Radio value="whole" label={t("access.whole")} />
              <Radio value="named" label={t("access.named")} />
            </div>
          </Radio.Group>
          {entry.clauses === undefined ? (
            <Checkbox
              mt="sm"
              checked={entry.arrange}
              onChange={(event) => onChange({ ...entry, arrange: event.currentTarget.checked })}
              label={t("access.arrange")}
            />
          ) : (
            <ClauseChoice entry={entry} clauses={clauses} onChange={onChange} />
          )}
        </>
      )}
    </fieldset>
  );
}
