import type { Editor } from "@tiptap/react";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Occupancy } from "../../../collab/occupancy";
import type { Occupant } from "../../../collab/participants";
import type { ClauseEntry } from "../../../editor/clauses";
import { goToClause } from "../../../editor/going";
import type { ClauseId } from "../../../model/ids";
import type { Me } from "../../../model/person";
import { isBracketedToo, type Standing, statusOf } from "../../../model/standing";
import { useOthers } from "../usePeople";
import { aim } from "./aim";
import classes from "./Outline.module.css";
import { OutlineEntry } from "./OutlineEntry";
import { outlineGroups } from "./outlineGroups";
import type { NewClauses } from "./useClauseNews";
import { useCurrentClause } from "./useCurrentClause";

export interface OutlineProps {
  readonly editor: Editor;
  readonly clauses: readonly ClauseEntry[];
  readonly standing: Standing | undefined;
  readonly me: Me;
  readonly occupancy: Occupancy;
  readonly unread: NewClauses;
  /** Somebody went to a clause. */
  readonly onGone?: () => void;
}

/** Whoever is at a clause for so long has read what is new in it. */
const readMillis = 2_000;

const nobody: readonly Occupant[] = [];

function byClause(people: readonly Occupant[]): ReadonlyMap<ClauseId, readonly Occupant[]> {
  const found = new Map<ClauseId, Occupant[]>();
  for (const person of people) {
    for (const clause of person.clauses) found.set(clause, [...(found.get(clause) ?? []), person]);
  }
  return found;
}

/**
 * The clauses below their headings, each with its number, first words and status, who is in it, and whether one is there
 * oneself. One stop of the Tab key; the arrow keys lead on from there.
 */
export function Outline({ editor, clauses, standing, me, occupancy, unread, onGone }: OutlineProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLElement>(null);
  const current = useCurrentClause(editor);
  const people = useOthers(occupancy, me);
  const here = useMemo(() => byClause(people), [people]);
  const groups = useMemo(() => outlineGroups(clauses), [clauses]);
  const competing = useMemo(
    () => new Set(standing?.alternatives?.map((each) => each.clause)),
    [standing?.alternatives],
  );
  const reached = clauses.some(({ id }) => id === current) ? current : clauses[0]?.id;

  useEffect(() => {
    const entry = list.current?.querySelector("[aria-current]");
    const scroller = list.current?.closest("[data-outline-scroller]");
    if (current === undefined || entry == null || scroller == null) return;
    // Not by the browser's own way, which would move the page too.
    const [inner, outer] = [entry.getBoundingClientRect(), scroller.getBoundingClientRect()];
    const above = inner.top - outer.top;
    const below = inner.bottom - outer.bottom;
    if (above < 0 || below > 0) scroller.scrollTop += (above + below) / 2;
  }, [current]);

  const { news, read } = unread;
  const isNews = current !== undefined && news.has(current);
  useEffect(() => {
    if (!isNews) return undefined;
    const timer = setTimeout(() => read(current), readMillis);
    return () => clearTimeout(timer);
  }, [current, isNews, read]);

  const go = useMemo(
    () => (clause: ClauseId) => {
      onGone?.();
      goToClause(editor, clause);
    },
    [editor, onGone],
  );
  const onKeys = (event: KeyboardEvent) => {
    const entries: Element[] = [...(list.current?.querySelectorAll("a") ?? [])];
    const at = document.activeElement === null ? -1 : entries.indexOf(document.activeElement);
    const to = aim(event.key, at, entries.length);
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const entry = entries[to];
    if (entry instanceof HTMLElement) entry.focus();
  };
  const entryOf = (clause: ClauseEntry) => (
    <OutlineEntry
      id={clause.id}
      kind={clause.kind}
      number={clause.number}
      opening={clause.opening}
      status={statusOf(clause.id, standing)}
      isBracketedToo={isBracketedToo(clause.id, standing)}
      people={here.get(clause.id) ?? nobody}
      news={news.get(clause.id)}
      isCurrent={clause.id === current}
      isReached={clause.id === reached}
      isAlternative={competing.has(clause.id)}
      onGo={go}
    />
  );
  return (
    <nav ref={list} className={classes.outline} aria-label={t("outline.label")} onKeyDown={onKeys}>
      <ol className={classes.list}>
        {groups.map(({ head, clauses: those }) => (
          <li key={head?.id ?? "first"}>
            {head !== undefined && entryOf(head)}
            {those.length > 0 && (
              <ol className={classes.list}>
                {those.map((clause) => (
                  <li key={clause.id}>{entryOf(clause)}</li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
