import { Button, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Icon } from "../../components/Icon";
import { roles } from "../../model/person";
import { accountStates, type Process } from "../../model/process";
import { filterPeople, type PeopleFilter } from "./directory";
import classes from "./People.module.css";
import { PeopleTable, type PersonActions } from "./PeopleTable";

interface PeopleDeskProps {
  readonly process: Process;
  readonly actions: PersonActions;
  readonly onCreate: () => void;
}

/** Everybody in the process, to be found, invited and changed. */
export function PeopleDesk({ process, actions, onCreate }: PeopleDeskProps) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<PeopleFilter>({ text: "", state: "", role: "" });
  const people = filterPeople(process, filter);
  return (
    <>
      <Group mb="lg">
        <Button leftSection={<Icon name="add" size={16} />} onClick={onCreate}>
          {t("person.create")}
        </Button>
        <Button variant="default" component={Link} href="/process/import">
          {t("person.inviteMany")}
        </Button>
      </Group>
      <search className={classes.filters}>
        <TextInput
          className={classes.search ?? ""}
          type="search"
          label={t("filter.search")}
          placeholder={t("filter.searchHint")}
          value={filter.text}
          onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("filter.state")}
          value={filter.state}
          onChange={(event) =>
            setFilter({
              ...filter,
              state: accountStates.find((each) => each === event.currentTarget.value) ?? "",
            })
          }
          data={[
            { value: "", label: t("filter.all") },
            ...accountStates.map((each) => ({ value: each, label: t(`state.${each}`) })),
          ]}
        />
        <NativeSelect
          label={t("filter.role")}
          value={filter.role}
          onChange={(event) =>
            setFilter({ ...filter, role: roles.find((each) => each === event.currentTarget.value) ?? "" })
          }
          data={[
            { value: "", label: t("filter.all") },
            ...roles.map((each) => ({ value: each, label: t(`role.${each}`) })),
          ]}
        />
      </search>
      <Text role="status" c="var(--plenary-quiet)" mb="xs">
        {people.length === process.people.length
          ? t("filter.count", { count: people.length })
          : t("filter.countOf", { count: people.length, total: process.people.length })}
      </Text>
      {people.length > 0 && <PeopleTable people={people} process={process} actions={actions} />}
    </>
  );
}
