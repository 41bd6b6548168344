import { Group, NativeSelect, Radio, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeDelegation, createDelegation, deleteDelegation } from "../../api/process";
import { FormDialog } from "../../components/FormDialog";
import { useAction } from "../../components/useAction";
import { oneLine } from "../../model/oneLine";
import { capacities, delegationKinds, type ListedDelegation, type Process } from "../../model/process";
import { DeleteTwice } from "./DeleteTwice";
import { asCode, isFreeCode, longestName } from "./entry";

interface DelegationFormProps {
  readonly process: Process;
  /** The delegation to be changed; undefined to create one. */
  readonly delegation: ListedDelegation | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Creates, changes or deletes a delegation. */
export function DelegationForm({ process, delegation, onClose, onDone }: DelegationFormProps) {
  const { t } = useTranslation();
  const action = useAction();
  const [code, setCode] = useState("");
  const [name, setName] = useState(delegation?.name ?? "");
  const [kind, setKind] = useState(delegation?.kind ?? "STATE");
  const [capacity, setCapacity] = useState(delegation?.capacity ?? "PARTICIPANT");
  const free = delegation !== undefined || isFreeCode(code, process.delegations);
  const empty =
    delegation !== undefined && !process.people.some((each) => each.delegation === delegation.code);
  const finish = () => {
    onDone();
    onClose();
  };
  const submit = () => {
    const entry = { name: oneLine(name), kind, capacity };
    action.run(
      () =>
        delegation === undefined ? createDelegation(code, entry) : changeDelegation(delegation.code, entry),
      finish,
    );
  };
  return (
    <FormDialog
      title={
        delegation === undefined ? t("delegation.create") : t("delegation.edit", { code: delegation.code })
      }
      submit={delegation === undefined ? t("delegation.submit") : t("action.save")}
      complete={free && oneLine(name) !== ""}
      action={action}
      onSubmit={submit}
      onClose={onClose}
      aside={
        empty && (
          <DeleteTwice
            label={t("delegation.delete")}
            question={t("delegation.deleteQuestion")}
            onDelete={() => action.run(() => deleteDelegation(delegation.code), finish)}
          />
        )
      }
    >
      <TextInput
        data-autofocus
        label={t("delegation.name")}
        maxLength={longestName}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {delegation === undefined && (
        <TextInput
          label={t("delegation.code")}
          description={t("delegation.codeHint")}
          value={code}
          onChange={(event) => setCode(asCode(event.currentTarget.value))}
          error={code.length >= 2 && !free && t("delegation.codeTaken")}
          spellCheck={false}
          w={220}
        />
      )}
      <NativeSelect
        label={t("delegation.kind")}
        value={kind}
        onChange={(event) =>
          setKind(delegationKinds.find((each) => each === event.currentTarget.value) ?? kind)
        }
        data={delegationKinds.map((each) => ({ value: each, label: t(`delegationKind.${each}`) }))}
      />
      <Radio.Group
        label={t("delegation.capacity")}
        value={capacity}
        onChange={(value) => setCapacity(capacities.find((each) => each === value) ?? capacity)}
      >
        <Group mt={6}>
          {capacities.map((each) => (
            <Radio key={each} value={each} label={t(`capacity.${each}`)} />
          ))}
        </Group>
      </Radio.Group>
    </FormDialog>
  );
}
