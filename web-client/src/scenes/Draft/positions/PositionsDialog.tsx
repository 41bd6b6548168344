import { Anchor, Group, Modal, NativeSelect, Text } from "@mantine/core";
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { positionsTable } from "../../../api/positions";
import { getProcess } from "../../../api/process";
import { clauseName } from "../../../components/clauseName";
import { useSignedInLoad } from "../../../components/signedOut";
import type { ClauseEntry } from "../../../editor/clauses";
import type { Audience } from "../../../model/audience";
import { isProvision } from "../../../model/clause";
import type { ClauseId } from "../../../model/ids";
import { type Position, type PositionHolder, positionsAt, positionValues } from "../../../model/positions";
import type { DelegationGroup, ListedDelegation } from "../../../model/process";
import type { CommentsInRoom } from "../comments/useComments";
import { audienceWords } from "../comments/words";
import { PositionForm } from "./PositionForm";
import { PositionNotes } from "./PositionNotes";
import classes from "./Positions.module.css";
import { ValueSign } from "./ValueSign";

interface PositionsDialogProps {
  readonly comments: CommentsInRoom;
  readonly clauses: readonly ClauseEntry[];
  /** The clause that is asked about; undefined for all. */
  readonly about: ClauseId | undefined;
  /** Whether this person may say for others where they stand. */
  readonly mayLead: boolean;
  readonly onClose: () => void;
}

const everybody: Audience = { kind: "ALL", code: undefined };

interface Column extends PositionHolder {
  readonly name: string;
  readonly maySpeak: boolean;
}

interface Row {
  /** Undefined for the draft as a whole. */
  readonly clause: ClauseId | undefined;
  readonly name: string;
}

/** Who can be in the table: one's own delegation first, then groups of whom something is known or for whom one speaks, then all. */
function columnsOf(
  { me, view }: CommentsInRoom,
  delegations: readonly ListedDelegation[],
  groups: readonly DelegationGroup[],
  mayLead: boolean,
  groupName: (name: string) => string,
  language: string,
): readonly Column[] {
  const own = me.role === "DELEGATE" ? me.delegation?.code : undefined;
  const isKnown = (kind: PositionHolder["kind"], code: string) =>
    [...view.positions.values()].some(({ holder }) => holder.kind === kind && holder.code === code);
  const isIn = ({ members }: DelegationGroup) => members.some((member) => member === own);
  const all = delegations
    .filter(({ capacity, code }) => capacity === "PARTICIPANT" || isKnown("DELEGATION", code))
    .map(({ code, name }): Column => ({ kind: "DELEGATION", code, name, maySpeak: mayLead || code === own }))
    .sort((one, other) => one.name.localeCompare(other.name, language));
  const caucuses = groups
    .filter((group) => isIn(group) || isKnown("GROUP", group.code))
    .map(
      (group): Column => ({
        kind: "GROUP",
        code: group.code,
        name: groupName(group.name),
        maySpeak: isIn(group),
      }),
    );
  return [...all.filter(({ code }) => code === own), ...caucuses, ...all.filter(({ code }) => code !== own)];
}

/** Where the arrow keys lead from one cell to another. */
function stepOf(key: string): readonly [rows: number, columns: number] | undefined {
  switch (key) {
    case "ArrowUp":
      return [-1, 0];
    case "ArrowDown":
      return [1, 0];
    case "ArrowLeft":
      return [0, -1];
    case "ArrowRight":
      return [0, 1];
    default:
      return undefined;
  }
}

/** Where delegations and groups stand on each clause, as far as one may know; one stop of the Tab key, and arrow keys from there. */
export function PositionsDialog({ comments, clauses, about, mayLead, onClose }: PositionsDialogProps) {
  const { t, i18n } = useTranslation();
  const { draft, view } = comments;
  const [process] = useSignedInLoad(getProcess);
  const [clauseFilter, setClauseFilter] = useState<string>(about ?? "all");
  const [group, setGroup] = useState("");
  const [reached, setReached] = useState<readonly [row: number, column: number]>([0, 0]);
  const [shown, setShown] = useState<{ readonly row: Row; readonly column: Column }>();
  const table = useRef<HTMLTableElement>(null);
  const known = process.kind === "loaded" ? process.value : undefined;
  const groups = known?.groups ?? [];
  const members = groups.find(({ code }) => code === group)?.members;
  const columns = useMemo(
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
  ).filter(
    ({ kind, code }) =>
      members === undefined ||
      (kind === "GROUP" ? code === group : members.some((member) => member === code)),
  );
  const positions = [...view.positions.values()].filter(({ value }) => value !== undefined);
  const rows: readonly Row[] = [
    { clause: undefined, name: t("positions.whole") },
    ...clauses
      .filter(({ kind }) => isProvision(kind))
      .map((clause) => ({ clause: clause.id, name: clauseName(clause, t) })),
  ].filter(({ clause }) => {
    if (clauseFilter === "all") return true;
    if (clauseFilter !== "said") return clause === clauseFilter;
    return positions.some(({ scope }) =>
      clause === undefined ? scope.kind === "WHOLE" : scope.id === clause,
    );
  });
  const onKeys = useCallback((event: KeyboardEvent<HTMLTableElement>) => {
    const step = stepOf(event.key);
    const cell =
      event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-cell]") : null;
    if (step === undefined || cell === null) return;
    const [row = 0, column = 0] = (cell.dataset.cell ?? "").split(" ").map(Number);
    const to = `${row + step[0]} ${column + step[1]}`;
    const next = table.current?.querySelector<HTMLElement>(`[data-cell="${to}"]`);
    event.preventDefault();
    if (next == null) return;
    setReached([row + step[0], column + step[1]]);
    next.focus();
  }, []);
  const said = (row: Row, column: Column, here: readonly Position[]) => {
    const words = { who: column.name, on: row.name };
    if (here.length === 0) return t("positions.cell", { ...words, value: t("positions.none") });
    return here
      .map(({ value, audience }) => {
        const what = { ...words, value: value === undefined ? "" : t(`positions.values.${value}`) };
        return audience.kind === "ALL"
          ? t("positions.cell", what)
          : t("positions.cellPrivate", {
              ...what,
              reads: audienceWords(audience, view.audiences, "reads", t),
            });
      })
      .join("; ");
  };
  const tabbed = [Math.min(reached[0], rows.length - 1), Math.min(reached[1], columns.length - 1)] as const;
  const before = shown && positionsAt(view.positions.values(), shown.column, shown.row.clause);
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
          value={clauseFilter}
          data={[
            { value: "all", label: t("positions.filter.all") },
            { value: "said", label: t("positions.filter.said") },
            ...clauses
              .filter(({ kind }) => isProvision(kind))
              .map((clause) => ({ value: clause.id as string, label: clauseName(clause, t) })),
          ]}
          onChange={(event) => setClauseFilter(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          aria-label={t("positions.filter.delegations")}
          value={group}
          data={[
            { value: "", label: t("positions.filter.everybody") },
            ...groups.map(({ code, name }) => ({ value: code as string, label: name })),
          ]}
          onChange={(event) => setGroup(event.currentTarget.value)}
        />
        <Anchor size="sm" href={positionsTable(draft)} download>
          {t("positions.download")}
        </Anchor>
      </Group>
      {rows.length === 0 && <Text size="sm">{t("positions.nobody")}</Text>}
      {rows.length > 0 && columns.length > 0 && (
        <div className={classes.scroller}>
          <table ref={table} className={classes.table} aria-label={t("positions.table")} onKeyDown={onKeys}>
            <thead>
              <tr>
                <th scope="col">{t("positions.clause")}</th>
                {columns.map(({ kind, code, name }) => (
                  <th key={`${kind} ${code}`} scope="col">
                    <abbr title={name}>{code}</abbr>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={row.clause ?? ""}>
                  <th scope="row">{row.name}</th>
                  {columns.map((column, index) => {
                    const here = positionsAt(positions, column, row.clause);
                    const label = said(row, column, here);
                    return (
                      <td key={`${column.kind} ${column.code}`}>
                        <button
                          type="button"
                          className={classes.cell}
                          data-cell={`${at} ${index}`}
                          data-own={column.maySpeak || undefined}
                          tabIndex={at === tabbed[0] && index === tabbed[1] ? 0 : -1}
                          aria-label={label}
                          title={label}
                          aria-haspopup="dialog"
                          onFocus={() => setReached([at, index])}
                          onClick={() => setShown({ row, column })}
                        >
                          {here.map(({ seq, desk, value, audience }) =>
                            value === undefined ? null : (
                              <ValueSign key={`${desk} ${seq}`} value={value} audience={audience} />
                            ),
                          )}
                        </button>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {positions.length > 0 && (
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
            clause={shown.row.clause}
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
          </Modal>
        ))}
    </Modal>
  );
}
