import { Menu, UnstyledButton } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import type { TFunction } from "i18next";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../components/clauseName";
import { provisionWords } from "../../components/provisionWords";
import type { ClauseEntry } from "../../editor/clauses";
import { goToClause } from "../../editor/going";
import { type ClauseKind, isProvision } from "../../model/clause";
import type { ClauseId } from "../../model/ids";
import { type ClauseStatus, clauseStatuses, type Standing, statusOf } from "../../model/standing";
import classes from "./Overview.module.css";

/** Something that somebody is asked about some clauses. */
export interface Call {
  readonly words: string;
  readonly clauses: readonly ClauseEntry[];
}

interface OverviewProps {
  readonly editor: Editor;
  readonly clauses: readonly ClauseEntry[];
  readonly standing: Standing | undefined;
  /** What this person is asked about now. */
  readonly calls?: readonly Call[];
  /** What changed since this person last looked; stands over the figures. */
  readonly since?: ReactNode;
  /** Whether it stands in a menu, a line below the other. */
  readonly stacked?: boolean;
  /** Stands at the beginning of the line. */
  readonly lead: ReactNode;
  /** Stands at the end of the line. */
  readonly children: ReactNode;
}

interface FigureProps {
  readonly editor: Editor;
  readonly words: string;
  /** What the list is called. */
  readonly label: string;
  /** Undefined for a call. */
  readonly status?: ClauseStatus;
  readonly clauses: readonly ClauseEntry[];
}

/** What a figure says: how many provisions, and beside them how many titles and headings, which are none. */
function figureWords(status: ClauseStatus, clauses: readonly ClauseEntry[], t: TFunction): string {
  const countOf = (...kinds: readonly ClauseKind[]) =>
    clauses.filter(({ kind }) => kinds.includes(kind)).length;
  const provisions = clauses.filter(({ kind }) => isProvision(kind)).length;
  const [titles, headings] = [countOf("title"), countOf("heading")];
  const lines = [
    titles > 0 && t("provisions.titles", { count: titles }),
    headings > 0 && t("provisions.headings", { count: headings }),
  ].filter((each) => each !== false);
  const figure = t(`overview.${status}`, { count: provisions });
  // Every draft has a title and headings that are open: nobody needs to hear of them.
  return status === "OPEN" || lines.length === 0 ? figure : `${figure} (+ ${lines.join(", ")})`;
}

interface EntriesProps {
  readonly clauses: readonly ClauseEntry[];
  readonly onChoose: (clause: ClauseId) => void;
}

/** The clauses that a figure counts; made when the list is opened, and not whenever the figure is drawn. */
function Entries({ clauses, onChoose }: EntriesProps) {
  const { t } = useTranslation();
  return clauses.map((clause) => (
    <Menu.Item key={clause.id} onClick={() => onChoose(clause.id)}>
      <span className={classes.name}>
        {clause.number === "" ? t(`kind.${clause.kind}`) : clauseName(clause, t)}
      </span>{" "}
      <span className={classes.opening}>{clause.opening}</span>
    </Menu.Item>
  ));
}

function Figure({ editor, words, label, status, clauses }: FigureProps) {
  // Who went to a clause stays there; who only looked comes back to the figure.
  const [returns, setReturns] = useState(true);
  return (
    <Menu
      position="bottom-start"
      width={340}
      shadow="md"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      returnFocus={returns}
      onOpen={() => setReturns(true)}
    >
      <Menu.Target>
        <UnstyledButton className={classes.figure} data-status={status ?? "CALL"}>
          {words}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={classes.list ?? ""} aria-label={label}>
        <Entries
          clauses={clauses}
          onChoose={(clause) => {
            setReturns(false);
            goToClause(editor, clause);
          }}
        />
      </Menu.Dropdown>
    </Menu>
  );
}

/**
 * How many provisions there are and how many of them stand where; each figure opens the list of the clauses, from which one
 * gets to the clause.
 */
export function Overview({
  editor,
  clauses,
  standing,
  calls = [],
  since,
  lead,
  stacked,
  children,
}: OverviewProps) {
  const { t } = useTranslation();
  const counted = clauseStatuses.flatMap((status) => {
    const those = clauses.filter(
      ({ id, kind }) => statusOf(id, standing) === status && (status !== "OPEN" || isProvision(kind)),
    );
    return those.length === 0 ? [] : [{ status, those }];
  });
  return (
    <section className={classes.line} data-stacked={stacked || undefined} aria-label={t("overview.label")}>
      <div className={classes.news}>{since}</div>
      {lead}
      <ul className={classes.figures}>
        <li>
          <span className={classes.count}>{provisionWords(clauses, t)}</span>
        </li>
        {counted.map(({ status, those }) => (
          <li key={status}>
            <Figure
              editor={editor}
              words={figureWords(status, those, t)}
              label={t("overview.list", { status: t(`status.${status}`) })}
              status={status}
              clauses={those}
            />
          </li>
        ))}
        {calls.map(({ words, clauses: those }) => (
          <li key={words}>
            <Figure editor={editor} words={words} label={words} clauses={those} />
          </li>
        ))}
      </ul>
      <div className={classes.end}>{children}</div>
    </section>
  );
}
