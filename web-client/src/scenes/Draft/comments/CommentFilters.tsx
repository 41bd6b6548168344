import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { audienceKey, type OwnAudience } from "../../../model/audience";
import { threadStates } from "../../../model/comments";
import type { ClauseId } from "../../../model/ids";
import { concerns, type ThreadFilter } from "../../../model/threadList";
import classes from "./Comments.module.css";
import { audienceWords } from "./words";

interface CommentFiltersProps {
  readonly filter: ThreadFilter;
  readonly onFilter: (filter: ThreadFilter) => void;
  readonly audiences: readonly OwnAudience[];
  /** The clauses that something is about. */
  readonly clauses: readonly ClauseId[];
  readonly clauseNameOf: (clause: ClauseId) => string | undefined;
}

/** What is looked for among the comments: for whom, open or not, about which clause, and what they have to do with oneself. */
export function CommentFilters({ filter, onFilter, audiences, clauses, clauseNameOf }: CommentFiltersProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.filters}>
      <NativeSelect
        size="xs"
        aria-label={t("comments.filter.audience")}
        value={filter.audience ?? ""}
        data={[
          { value: "", label: t("comments.filter.allAudiences") },
          ...audiences.map((audience) => ({
            value: audienceKey(audience),
            label: audienceWords(audience, audiences, "reads", t),
          })),
        ]}
        onChange={(event) => onFilter({ ...filter, audience: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        size="xs"
        aria-label={t("comments.filter.state")}
        value={filter.state ?? ""}
        data={[
          ...threadStates.map((state) => ({ value: state as string, label: t(`comments.filter.${state}`) })),
          { value: "", label: t("comments.filter.any") },
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onFilter({ ...filter, state: threadStates.find((state) => state === chosen) });
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={t("comments.filter.clause")}
        value={filter.clause ?? ""}
        data={[
          { value: "", label: t("comments.filter.allClauses") },
          ...clauses.map((clause) => ({
            value: clause as string,
            label: clauseNameOf(clause) ?? t("comments.filter.deletedClause"),
          })),
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onFilter({ ...filter, clause: clauses.find((clause) => clause === chosen) });
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={t("comments.filter.concern")}
        value={filter.concern ?? ""}
        data={[
          { value: "", label: t("comments.filter.everything") },
          ...concerns.map((concern) => ({
            value: concern as string,
            label: t(`comments.filter.${concern}`),
          })),
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onFilter({ ...filter, concern: concerns.find((concern) => concern === chosen) });
        }}
      />
    </div>
  );
}
