import { Anchor, Group, Modal, NativeSelect, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { positionsTable } from "../../../api/positions";
import { getProcess } from "../../../api/process";
import { useSignedInLoad } from "../../../components/signedOut";
import type { Audience } from "../../../model/audience";
import { type PositionHolder, type PositionScope, positionValues } from "../../../model/positions";
import {
  bandings,
  byValue,
  inBands,
  inRowOrder,
  isKindBand,
  otherBand,
  type PositionColumn,
  type PositionRow,
  positionsOf,
  rowOrders,
  scopeKey,
} from "../../../model/positionTable";
import type { DelegationGroup, ListedDelegation } from "../../../model/process";
import type { CommentsInRoom } from "../comments/useComments";
import { PositionForm } from "./PositionForm";
import { PositionGrid } from "./PositionGrid";
import { PositionHistory } from "./PositionHistory";
import { PositionNotes } from "./PositionNotes";
import classes from "./Positions.module.css";
import { type PositionSubjects, positionRows } from "./rows";
import { useTableView } from "./useTableView";
import { ValueSign } from "./ValueSign";

interface PositionsDialogProps {
  readonly comments: CommentsInRoom;
  readonly subjects: PositionSubjects;
  /** What is asked about; undefined for all. */
  readonly about: PositionScope | undefined;
  /** Whether this person may say for others where they stand. */
  readonly mayLead: boolean;
  readonly onClose: () => void;
}

const everybody: Audience = { kind: "ALL", code: undefined };

/** Who can be in the table: one's own delegation first, then groups of whom something is known or for whom one speaks, then all. */
function columnsOf(
  { me, view }: CommentsInRoom,
  delegations: readonly ListedDelegation[],
  groups: readonly DelegationGroup[],
  mayLead: boolean,
  groupName: (name: string) => string,
  language: string,
): readonly PositionColumn[] {
  const own = me.role === "DELEGATE" ? me.delegation?.code : undefined;
  const isKnown = (kind: PositionHolder["kind"], code: string) =>
    [...view.positions.values()].some(({ holder }) => holder.kind === kind && holder.code === code);
  const isIn = ({ members }: DelegationGroup) => members.some((member) => member === own);
  const all = delegations
    .filter(({ capacity, code }) => capacity === "PARTICIPANT" || isKnown("DELEGATION", code))
    .map(
      ({ code, name }): PositionColumn => ({
        kind: "DELEGATION",
        code,
        name,
        maySpeak: mayLead || code === own,
      }),
    )
    .sort((one, other) => one.name.localeCompare(other.name, language));
  const caucuses = groups
    .filter((group) => isIn(group) || isKnown("GROUP", group.code))
    .map(
      (group): PositionColumn => ({
        kind: "GROUP",
        code: group.code,
        name: groupName(group.name),
        maySpeak: isIn(group),
      }),
    );
  return [...all.filter(({ code }) => code === own), ...caucuses, ...all.filter(({ code }) => code !== own)];
}

/** Where delegations and groups stand on what is in a draft, as far as one may know. */
export function PositionsDialog({ comments, subjects, about, mayLead, onClose }: PositionsDialogProps) {
  const { t, i18n } = useTranslation();
  const { draft, view } = comments;
  const [process] = useSignedInLoad(getProcess);
  const [look, change] = useTableView(draft, about && scopeKey(about));
  const [shown, setShown] = useState<{ readonly row: PositionRow; readonly column: PositionColumn }>();
  const known = process.kind === "loaded" ? process.value : undefined;
  const groups = known?.groups ?? [];
  const delegations = known?.delegations ?? [];
  const members = groups.find(({ code }) => code === look.group)?.members;
  const of = useMemo(() => positionsOf(view.positions.values()), [view.positions]);
  const every = useMemo(
    () =>
      columnsOf(
        comments,
        known?.delegations ?? [],
        known?.groups ?? [],
        mayLead,
        (name) => t("positions.group", { name }),
        i18n.language,
      ),
    [comments, known, mayLead, t, i18n.language],
  );
  const columns = every.filter(
    ({ kind, code }) =>
      members === undefined ||
      (kind === "GROUP" ? code === look.group : members.some((member) => member === code)),
  );
  const all = useMemo(() => positionRows(subjects, t), [subjects, t]);
  const wanted = all.find(({ scope }) => scopeKey(scope) === look.rows);
  const rows = inRowOrder(
    all.filter((row) => {
      if (look.rows === "said") return columns.some((column) => of(column, row.scope).length > 0);
      if (wanted === undefined) return true;
      // A clause is shown with what stands in it.
      return row === wanted || (wanted.scope.kind === "CLAUSE" && row.clause === wanted.clause);
    }),
    look.order,
    columns,
    of,
  );
  const sorting = all.find(({ scope }) => scopeKey(scope) === look.sortedBy);
  const sorted = sorting === undefined ? columns : byValue(columns, sorting.scope, of);
  const bands = inBands(sorted, look.banding, { delegations, groups });
  const bandName = (key: string) =>
    key === otherBand
      ? t(look.banding === "kind" ? "positions.bands.groups" : "positions.bands.none")
      : isKindBand(key)
        ? t(`delegationKinds.${key}`)
        : (groups.find(({ code }) => code === key)?.name ?? key);
  const hasAny = [...view.positions.values()].some(({ value }) => value !== undefined);
  const before = shown && of(shown.column, shown.row.scope);
  return (
    <Modal
      opened
      onClose={onClose}
      // What is open over it has the key first.
      closeOnEscape={shown === undefined}
      title={t("positions.title")}
      size="min(80rem, 96vw)"
      centered
    >
      <Text size="sm" mb="sm">
        {t("positions.explain")}
      </Text>
      <Group gap="xs" mb="sm">
        <NativeSelect
          size="xs"
          aria-label={t("positions.filter.clauses")}
          className={classes.filter}
          value={look.rows === "said" || wanted !== undefined ? look.rows : "all"}
          data={[
            { value: "all", label: t("positions.filter.all") },
            { value: "said", label: t("positions.filter.said") },
            ...all
              .filter(({ scope }) => scope.kind !== "BRACKET" && scope.kind !== "ALTERNATIVE")
              .map(({ scope, name }) => ({ value: scopeKey(scope), label: name })),
          ]}
          onChange={(event) => change({ rows: event.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          aria-label={t("positions.filter.order")}
          value={look.order}
          data={rowOrders.map((order) => ({ value: order, label: t(`positions.order.${order}`) }))}
          onChange={({ currentTarget: { value } }) =>
            change({ order: rowOrders.find((each) => each === value) ?? "text" })
          }
        />
        <NativeSelect
          size="xs"
          aria-label={t("positions.filter.delegations")}
          className={classes.filter}
          value={members === undefined ? "" : look.group}
          data={[
            { value: "", label: t("positions.filter.everybody") },
            ...groups.map(({ code, name }) => ({ value: code as string, label: name })),
          ]}
          onChange={(event) => change({ group: event.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          aria-label={t("positions.filter.bands")}
          value={look.banding}
          data={bandings.map((banding) => ({ value: banding, label: t(`positions.banding.${banding}`) }))}
          onChange={({ currentTarget: { value } }) =>
            change({ banding: bandings.find((each) => each === value) ?? "none" })
          }
        />
        <Anchor size="sm" href={positionsTable(draft, "csv")} download>
          {t("positions.download")}
        </Anchor>
        <Anchor size="sm" href={positionsTable(draft, "xlsx")} download>
          {t("positions.workbook")}
        </Anchor>
      </Group>
      {rows.length === 0 && <Text size="sm">{t("positions.nobody")}</Text>}
      {rows.length > 0 && columns.length > 0 && (
        <PositionGrid
          rows={rows}
          bands={bands}
          bandName={bandName}
          of={of}
          audiences={view.audiences}
          sortedBy={sorting && scopeKey(sorting.scope)}
          onSort={({ scope }) => {
            const key = scopeKey(scope);
            change({ sortedBy: key === look.sortedBy ? "" : key });
          }}
          onOpen={(row, column) => setShown({ row, column })}
        />
      )}
      {hasAny && (
        <ul className={classes.legend}>
          {positionValues.map((value) => (
            <li key={value}>
              <ValueSign value={value} audience={everybody} /> {t(`positions.values.${value}`)}
            </li>
          ))}
        </ul>
      )}
      {shown !== undefined &&
        before !== undefined &&
        (shown.column.maySpeak && comments.mayComment ? (
          <PositionForm
            comments={comments}
            holder={{ kind: shown.column.kind, code: shown.column.code }}
            who={shown.column.name}
            on={shown.row.name}
            scope={shown.row.scope}
            before={before}
            onClose={() => setShown(undefined)}
          />
        ) : (
          <Modal
            opened
            centered
            onClose={() => setShown(undefined)}
            title={t("positions.form", { who: shown.column.name, on: shown.row.name })}
          >
            {before.length === 0 ? (
              t("positions.none")
            ) : (
              <PositionNotes positions={before} comments={comments} />
            )}
            <PositionHistory
              draft={draft}
              holder={shown.column}
              scope={shown.row.scope}
              standing={before}
              comments={comments}
            />
          </Modal>
        ))}
    </Modal>
  );
}
