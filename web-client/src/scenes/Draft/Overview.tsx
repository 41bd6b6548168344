import { Menu, UnstyledButton } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../components/clauseName";
import type { ClauseEntry } from "../../editor/clauses";
import { goToClause } from "../../editor/going";
import { type ClauseStatus, clauseStatuses, type Standing, statusOf } from "../../model/standing";
import classes from "./Overview.module.css";

interface OverviewProps {
  readonly editor: Editor;
  readonly clauses: readonly ClauseEntry[];
  readonly standing: Standing | undefined;
  /** What changed since this person last looked; stands over the figures. */
  readonly since?: ReactNode;
  /** Whether it stands in a menu, a line below the other. */
  readonly stacked?: boolean;
  /** Stands at the end of the line. */
  readonly children: ReactNode;
}

interface FigureProps {
  readonly editor: Editor;
  readonly status: ClauseStatus;
  readonly clauses: readonly ClauseEntry[];
}

function Figure({ editor, status, clauses }: FigureProps) {
  const { t } = useTranslation();
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
        <UnstyledButton className={classes.figure} data-status={status}>
          {t(`overview.${status}`, { count: clauses.length })}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown
        className={classes.list ?? ""}
        aria-label={t("overview.list", { status: t(`status.${status}`) })}
      >
        {clauses.map((clause) => (
          <Menu.Item
            key={clause.id}
            onClick={() => {
              setReturns(false);
              goToClause(editor, clause.id);
            }}
          >
            <span className={classes.name}>
              {clause.number === "" ? t(`kind.${clause.kind}`) : clauseName(clause, t)}
            </span>{" "}
            <span className={classes.opening}>{clause.opening}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** How many clauses stand where; each figure opens the list of them, from which one gets to the clause. */
export function Overview({ editor, clauses, standing, since, stacked, children }: OverviewProps) {
  const { t } = useTranslation();
  const counted = clauseStatuses.flatMap((status) => {
    const those = clauses.filter(({ id }) => statusOf(id, standing) === status);
    return those.length === 0 ? [] : [{ status, those }];
  });
  return (
    <section className={classes.line} data-stacked={stacked || undefined} aria-label={t("overview.label")}>
      <div className={classes.news}>{since}</div>
      <ul className={classes.figures}>
        {counted.map(({ status, those }) => (
          <li key={status}>
            <Figure editor={editor} status={status} clauses={those} />
          </li>
        ))}
      </ul>
      <div className={classes.end}>{children}</div>
    </section>
  );
}
