import { Button } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../../components/clauseName";
import { ago } from "../../../components/time";
import { contestedPlaces } from "../../../editor/brackets/contested";
import type { ClauseEntry } from "../../../editor/clauses";
import { goToWords } from "../../../editor/going";
import { type Contested, contestedOf, everything, sinceOf } from "../../../model/contested";
import type { DraftId } from "../../../model/ids";
import type { BracketsInRoom } from "../brackets/useBrackets";
import { aim } from "../outline/aim";
import classes from "./Contested.module.css";
import { ContestedEntry } from "./ContestedEntry";
import { ContestedFilters } from "./ContestedFilters";
import { useContestedAtCaret } from "./useContestedAtCaret";
import { useContestedList } from "./useContestedList";
import type { ContestedPanelState } from "./useContestedPanel";
import { useLosses } from "./useLosses";

export interface ContestedPanelProps {
  readonly draft: DraftId;
  readonly editor: Editor;
  readonly clauses: readonly ClauseEntry[];
  readonly brackets: BracketsInRoom;
  readonly panel: ContestedPanelState;
  /** Somebody went to the words. */
  readonly onGone?: () => void;
}

const minuteMillis = 60_000;

function useMinutes(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), minuteMillis);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/**
 * All that is contested in the order of the text, with the words, who holds it and since when; what of it is looked for. One
 * stop of the Tab key; the arrow keys lead on from there, and Enter to the words.
 */
export function ContestedPanel({ draft, editor, clauses, brackets, panel, onGone }: ContestedPanelProps) {
  const { t, i18n } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const items = useContestedList(editor);
  const losses = useLosses(draft, items);
  const now = useMinutes();
  const { filter, onFilter } = panel;
  const shown = useMemo(() => contestedOf(items, filter, now), [items, filter, now]);
  const current = useContestedAtCaret(editor);
  const [reached, setReached] = useState<string>();
  const tabbed = [reached, current].find((key) => shown.some((item) => item.key === key)) ?? shown[0]?.key;
  const names = useMemo(
    () => new Map(clauses.map((clause) => [clause.id, clauseName(clause, t)])),
    [clauses, t],
  );

  useEffect(() => {
    const entry = current && list.current?.querySelector(`[data-entry="${CSS.escape(current)}"]`);
    const scroller = list.current;
    if (!entry || scroller === null || scroller.contains(document.activeElement)) return;
    const [inner, outer] = [entry.getBoundingClientRect(), scroller.getBoundingClientRect()];
    const above = inner.top - outer.top;
    const below = inner.bottom - outer.bottom;
    if (above < 0 || below > 0) scroller.scrollTop += (above + below) / 2;
  }, [current]);

  const go = useCallback(
    (key: string) => {
      const place = contestedPlaces(editor.state).find(({ item }) => item.key === key);
      setReached(key);
      if (place?.from === undefined) return;
      onGone?.();
      goToWords(editor, place.from);
    },
    [editor, onGone],
  );
  const { open } = brackets;
  const show = useCallback(
    ({ key, bracket }: Contested, at: HTMLElement) => {
      setReached(key);
      open(bracket.id, at, () =>
        at.isConnected ? at.focus() : list.current?.querySelector("button")?.focus(),
      );
    },
    [open],
  );
  const onKeys = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) {
      editor.view.focus();
      return;
    }
    const entries = [...(list.current?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])];
    const at = entries.findIndex((entry) => entry.closest("li")?.contains(document.activeElement));
    const to = at < 0 ? undefined : aim(event.key, at, entries.length);
    const entry = to === undefined ? undefined : entries[to];
    if (entry === undefined) return;
    event.preventDefault();
    setReached(entry.dataset.entry);
    entry.focus();
  };
  const isFiltered = shown.length < items.length;
  return (
    <>
      <p className={classes.count} role="status">
        {isFiltered
          ? t("contested.some", { shown: shown.length, count: items.length })
          : t("contested.count", { count: items.length })}
      </p>
      {items.length === 0 ? (
        <p className={classes.empty}>{t(brackets.mayPlace ? "contested.emptyAndHow" : "contested.empty")}</p>
      ) : (
        <ContestedFilters
          items={items}
          filter={filter}
          onFilter={onFilter}
          own={brackets.own}
          nameOf={brackets.nameOf}
        />
      )}
      {items.length > 0 && shown.length === 0 && (
        <p className={classes.empty}>
          {t("contested.noneSuch")}{" "}
          <Button size="compact-sm" variant="subtle" onClick={() => onFilter(everything)}>
            {t("contested.all")}
          </Button>
        </p>
      )}
      <ol ref={list} className={classes.list} aria-label={t("contested.label")} onKeyDown={onKeys}>
        {shown.map((item) => (
          <ContestedEntry
            key={item.key}
            item={item}
            clause={(item.clause && names.get(item.clause)) ?? t("contested.noClause")}
            age={ago(sinceOf(item), now, i18n.language)}
            loss={item.goneAt === undefined ? undefined : losses.get(item.goneAt)}
            isCurrent={item.key === current}
            isReached={item.key === tabbed}
            nameOf={brackets.nameOf}
            onGo={go}
            onOpen={show}
          />
        ))}
      </ol>
    </>
  );
}
