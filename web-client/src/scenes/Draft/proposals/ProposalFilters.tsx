import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ClauseId } from "../../../model/ids";
import type { ProposalsInRoom } from "./inRoom";
import classes from "./Proposals.module.css";

interface ProposalFiltersProps {
  readonly proposals: ProposalsInRoom;
  /** The clauses that something is proposed on, with what they are called. */
  readonly clauses: ReadonlyMap<ClauseId, string>;
}

/** What is looked for among the proposals: open or settled, about which clause, and who stands behind them. */
export function ProposalFilters({ proposals, clauses }: ProposalFiltersProps) {
  const { t, i18n } = useTranslation();
  const { all, filter, onFilter, names } = proposals;
  const parties = new Map(
    all.flatMap(({ by, sponsors }) => [
      ...(by.code === undefined ? [] : [[by.code, names.ofProposer(by)] as const]),
      ...sponsors.map((code) => [code as string, names.ofDelegation(code)] as const),
    ]),
  );
  const listed = [...parties].sort(([, one], [, other]) => one.localeCompare(other, i18n.language));
  return (
    <div className={classes.filters}>
      <NativeSelect
        size="xs"
        aria-label={t("proposals.filter.state")}
        value={filter.state ?? ""}
        data={[
          { value: "OPEN", label: t("proposals.filter.OPEN") },
          { value: "DONE", label: t("proposals.filter.DONE") },
          { value: "", label: t("proposals.filter.any") },
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onFilter({ ...filter, state: chosen === "OPEN" || chosen === "DONE" ? chosen : undefined });
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={t("proposals.filter.by")}
        value={filter.by ?? ""}
        data={[
          { value: "", label: t("proposals.filter.anybody") },
          ...listed.map(([code, name]) => ({ value: code, label: name })),
        ]}
        onChange={(event) => onFilter({ ...filter, by: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        className={classes.wide ?? ""}
        size="xs"
        aria-label={t("proposals.filter.clause")}
        value={filter.clause ?? ""}
        data={[
          { value: "", label: t("proposals.filter.allClauses") },
          ...[...clauses].map(([id, name]) => ({ value: id as string, label: name })),
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onFilter({ ...filter, clause: [...clauses.keys()].find((id) => id === chosen) });
        }}
      />
    </div>
  );
}
