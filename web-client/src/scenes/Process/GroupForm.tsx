import { Checkbox, ScrollArea, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeGroup, createGroup, deleteGroup } from "../../api/process";
import { FormDialog } from "../../components/FormDialog";
import { useAction } from "../../components/useAction";
import { oneLine } from "../../model/oneLine";
import type { DelegationGroup, Process } from "../../model/process";
import { DeleteTwice } from "./DeleteTwice";
import { asCode, delegationsByName, isFreeCode, longestName } from "./entry";

interface GroupFormProps {
  readonly process: Process;
  /** The group to be changed; undefined to create one. */
  readonly group: DelegationGroup | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Creates, changes or deletes a group of delegations. */
export function GroupForm({ process, group, onClose, onDone }: GroupFormProps) {
  const { t } = useTranslation();
  const action = useAction();
  const [code, setCode] = useState("");
  const [name, setName] = useState(group?.name ?? "");
  const [members, setMembers] = useState<ReadonlySet<string>>(new Set(group?.members));
  const free = group !== undefined || isFreeCode(code, process.groups);
  const finish = () => {
    onDone();
    onClose();
  };
  const toggle = (member: string) =>
    setMembers((old) =>
      old.has(member) ? new Set([...old].filter((each) => each !== member)) : new Set([...old, member]),
    );
  const submit = () => {
    const chosen = process.delegations.map((each) => each.code).filter((each) => members.has(each));
    const entry = { name: oneLine(name), members: chosen };
    action.run(
      () => (group === undefined ? createGroup(code, entry) : changeGroup(group.code, entry)),
      finish,
    );
  };
  return (
    <FormDialog
      title={group === undefined ? t("group.create") : t("group.edit", { code: group.code })}
      submit={group === undefined ? t("group.submit") : t("action.save")}
      complete={free && oneLine(name) !== ""}
      action={action}
      onSubmit={submit}
      onClose={onClose}
      aside={
        group !== undefined && (
          <DeleteTwice
            label={t("group.delete")}
            question={t("group.deleteQuestion")}
            onDelete={() => action.run(() => deleteGroup(group.code), finish)}
          />
        )
      }
    >
      <TextInput
        data-autofocus
        label={t("group.name")}
        maxLength={longestName}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {group === undefined && (
        <TextInput
          label={t("group.code")}
          description={t("delegation.codeHint")}
          value={code}
          onChange={(event) => setCode(asCode(event.currentTarget.value))}
          error={code.length >= 2 && !free && t("group.codeTaken")}
          spellCheck={false}
          w={220}
        />
      )}
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <legend style={{ padding: 0, marginBottom: 6, fontWeight: 500 }}>
          {t("group.members", { count: members.size })}
        </legend>
        <ScrollArea.Autosize mah={260} type="auto" offsetScrollbars>
          <Stack gap={8}>
            {delegationsByName(process).map((each) => (
              <Checkbox
                key={each.code}
                label={`${each.name} (${each.code})`}
                checked={members.has(each.code)}
                onChange={() => toggle(each.code)}
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </fieldset>
    </FormDialog>
  );
}
