import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Process } from "../../model/process";
import { Directory } from "./Directory";
import classes from "./Directory.module.css";
import { searchProcess } from "./directory";
import { Groups } from "./Groups";

/** Who takes part, to be read and searched by everybody. */
export function PublicDirectory({ process }: { process: Process }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  // The names of all delegations stand in groups, also of those that the search leaves out.
  const found = searchProcess(process, text);
  const nothing = found.people.length + found.delegations.length + found.groups.length === 0;
  return (
    <>
      <TextInput
        type="search"
        label={t("filter.search")}
        placeholder={t("filter.searchHint")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={420}
        mb="xl"
      />
      <Text role="status" c="var(--plenary-quiet)">
        {nothing && t("filter.nothing")}
      </Text>
      <Directory process={{ ...found, groups: process.groups }} />
      {found.groups.length > 0 && (
        <section className={classes.kind}>
          <h2 className={classes.kindTitle}>
            {t("group.title")} <span className={classes.number}>{found.groups.length}</span>
          </h2>
          <Groups process={{ ...found, delegations: process.delegations }} />
        </section>
      )}
    </>
  );
}
