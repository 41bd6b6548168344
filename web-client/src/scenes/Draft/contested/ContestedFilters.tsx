import { NativeSelect } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Holder } from "../../../model/brackets";
import {
  ages,
  type ContestedFilter,
  type ContestedItem,
  contestedKinds,
  holdersOf,
} from "../../../model/contested";
import classes from "./Contested.module.css";

interface ContestedFiltersProps {
  readonly items: readonly ContestedItem[];
  readonly filter: ContestedFilter;
  readonly onFilter: (filter: ContestedFilter) => void;
  /** For whom this person acts; undefined for nobody. */
  readonly own: Holder | undefined;
  readonly nameOf: (holder: Holder) => string;
}

/** What is looked for in the list: whose, of what kind, for how long. */
export function ContestedFilters({ items, filter, onFilter, own, nameOf }: ContestedFiltersProps) {
  const { t, i18n } = useTranslation();
  const others = useMemo(() => {
    const holders = [...new Set([...items.flatMap(holdersOf), ...(filter.holder ? [filter.holder] : [])])];
    return holders
      .filter((holder) => holder !== own)
      .map((holder) => ({ value: holder, label: nameOf(holder) }))
      .sort((one, other) => one.label.localeCompare(other.label, i18n.language));
  }, [items, own, filter.holder, nameOf, i18n.language]);
  return (
    <div className={classes.filters}>
      <NativeSelect
        size="xs"
        aria-label={t("contested.filter.who")}
        value={filter.holder ?? ""}
        data={[
          { value: "", label: t("contested.filter.everybody") },
          ...(own === undefined
            ? []
            : [{ value: own, label: t("contested.filter.mine", { name: nameOf(own) }) }]),
          ...others,
        ]}
        onChange={(event) => onFilter({ ...filter, holder: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        size="xs"
        aria-label={t("contested.filter.kind")}
        value={filter.kind ?? ""}
        data={[
          { value: "", label: t("contested.filter.allKinds") },
          ...contestedKinds.map((kind) => ({ value: kind, label: t(`contested.kind.${kind}`) })),
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onFilter({ ...filter, kind: contestedKinds.find((kind) => kind === chosen) });
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={t("contested.filter.age")}
        value={filter.days ?? ""}
        data={[
          { value: "", label: t("contested.filter.anyAge") },
          ...ages.map((days) => ({
            value: String(days),
            label: t("contested.filter.days", { count: days }),
          })),
        ]}
        onChange={(event) => onFilter({ ...filter, days: Number(event.currentTarget.value) || undefined })}
      />
    </div>
  );
}
