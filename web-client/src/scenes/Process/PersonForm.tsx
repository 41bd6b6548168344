import { Group, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changePerson, createPerson } from "../../api/process";
import { FormDialog } from "../../components/FormDialog";
import { useAction } from "../../components/useAction";
import { looksLikeEmail } from "../../model/email";
import type { DelegationCode } from "../../model/ids";
import { oneLine } from "../../model/oneLine";
import { ranks, roles } from "../../model/person";
import type { InvitationLink, ListedPerson, PersonEntry, Process } from "../../model/process";
import { delegationsByName, longestName } from "./entry";

/** A new link, and for whom it is. */
export interface NewLink extends InvitationLink {
  readonly name: string;
  readonly email: string;
}

interface PersonFormProps {
  readonly process: Process;
  /** The person to be changed; undefined to write down a new one. */
  readonly person: ListedPerson | undefined;
  /** The delegation that a new person is for, if that is known. */
  readonly delegation?: DelegationCode | undefined;
  readonly onClose: () => void;
  readonly onCreated: (link: NewLink) => void;
  readonly onChanged: () => void;
}

/** Writes a person down and invites them, or changes what is known of one. */
export function PersonForm(props: PersonFormProps) {
  const { process, person, onClose, onCreated, onChanged } = props;
  const { t } = useTranslation();
  const action = useAction();
  const [name, setName] = useState(person?.name ?? "");
  const [email, setEmail] = useState(person?.account?.email ?? "");
  const [emailLeft, setEmailLeft] = useState(false);
  const [role, setRole] = useState(person?.role ?? "DELEGATE");
  const [code, setCode] = useState<string>(person?.delegation ?? props.delegation ?? "");
  const [rank, setRank] = useState<string>(person?.rank ?? "");
  const delegation = process.delegations.find((each) => each.code === code)?.code;
  const address = email.trim().toLowerCase();
  const other = process.people.find((each) => each.id !== person?.id && each.account?.email === address);
  // Somebody who was admitted without an address may stay so.
  const addressFits =
    looksLikeEmail(address) || (address === "" && person !== undefined && !person.account?.email);
  const complete =
    oneLine(name) !== "" &&
    addressFits &&
    (other === undefined || address === "") &&
    (role !== "DELEGATE" || delegation !== undefined);

  const submit = () => {
    const entry: PersonEntry = {
      name: oneLine(name),
      email: address,
      role,
      rank: role === "DELEGATE" ? ranks.find((each) => each === rank) : undefined,
      delegation,
    };
    if (person === undefined) {
      action.run(
        () => createPerson(entry),
        (link) => onCreated({ ...link, name: entry.name, email: entry.email }),
      );
    } else {
      action.run(() => changePerson(person.id, entry), onChanged);
    }
  };
  const emailError = (): string | false => {
    if (other !== undefined && address !== "") return t("person.emailTaken", { name: other.name });
    return emailLeft && address !== "" && !looksLikeEmail(address) && t("setUp.emailForm");
  };

  return (
    <FormDialog
      title={person === undefined ? t("person.create") : t("person.edit", { name: person.name })}
      submit={person === undefined ? t("person.submit") : t("action.save")}
      complete={complete}
      action={action}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t("person.name")}
        maxLength={longestName}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="off"
      />
      <TextInput
        label={t("person.email")}
        type="email"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        onBlur={() => setEmailLeft(true)}
        error={emailError()}
        autoComplete="off"
        spellCheck={false}
      />
      <NativeSelect
        label={t("person.role")}
        value={role}
        onChange={(event) => setRole(roles.find((each) => each === event.currentTarget.value) ?? role)}
        data={roles.map((each) => ({ value: each, label: t(`role.${each}`) }))}
      />
      <Group grow align="flex-start">
        <NativeSelect
          label={t("person.delegation")}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={role === "DELEGATE" && process.delegations.length === 0 && t("person.noDelegations")}
          data={[
            {
              value: "",
              label: t(role === "DELEGATE" ? "person.chooseDelegation" : "person.withoutDelegation"),
            },
            ...delegationsByName(process).map((each) => ({
              value: each.code,
              label: `${each.name} (${each.code})`,
            })),
          ]}
        />
        {role === "DELEGATE" && (
          <NativeSelect
            label={t("person.rank")}
            value={rank}
            onChange={(event) => setRank(event.currentTarget.value)}
            data={[
              { value: "", label: t("person.noRank") },
              ...ranks.map((each) => ({ value: each, label: t(`rank.${each}`) })),
            ]}
          />
        )}
      </Group>
    </FormDialog>
  );
}
