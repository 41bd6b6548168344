import { Button } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ago } from "../../../components/time";
import type { ClauseEntry } from "../../../editor/clauses";
import { contestedPlaces } from "../../../editor/contested";
import { goToWords } from "../../../editor/going";
import { type ContestedItem, contestedOf, everything, sinceOf } from "../../../model/contested";
import type { DraftId } from "../../../model/ids";
import type { AgreementsInRoom } from "../agreements/useAgreements";
import type { AlternativesInRoom } from "../alternatives/useAlternatives";
import type { BracketsInRoom } from "../brackets/useBrackets";
import { aim } from "../outline/aim";
import { useMinutes } from "../useMinutes";
import classes from "./Contested.module.css";
import { ContestedEntry } from "./ContestedEntry";
import { ContestedFilters } from "./ContestedFilters";
import { SettledChoices } from "./SettledChoices";
import { useClauseNames } from "./useClauseNames";
import { useContestedAtCaret } from "./useContestedAtCaret";
import { useContestedList } from "./useContestedList";
import type { ContestedPanelState } from "./useContestedPanel";
import { useLosses } from "./useLosses";

export interface ContestedPanelProps {
  readonly draft: DraftId;
  readonly editor: Editor;
  readonly clauses: readonly ClauseEntry[];
  readonly brackets: BracketsInRoom;
  readonly alternatives: AlternativesInRoom;
  readonly agreements: AgreementsInRoom;
  readonly panel: ContestedPanelState;
  /** Somebody went to the words. */
  readonly onGone?: () => void;
}

/**
 * All that is contested in the order of the text, with the words, who holds it and since when; what of it is looked for. One
 * stop of the Tab key; the arrow keys lead on from there, and Enter to the words.
 */
export function ContestedPanel({
  draft,
  editor,
  clauses,
  brackets,
  alternatives,
  agreements,
  panel,
  onGone,
}: ContestedPanelProps) {
  const { t, i18n } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const { standing } = agreements;
  const items = useContestedList(editor, standing);
  const losses = useLosses(draft, items);
  const now = useMinutes();
  const { filter, onFilter } = panel;
  const shown = useMemo(() => contestedOf(items, filter, now), [items, filter, now]);
  const current = useContestedAtCaret(editor, standing);
  const [reached, setReached] = useState<string>();
  const tabbed = [reached, current].find((key) => shown.some((item) => item.key === key)) ?? shown[0]?.key;
  const clauseNameOf = useClauseNames(clauses);

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
      const place = contestedPlaces(editor.state, standing).find(({ item }) => item.key === key);
      setReached(key);
      if (place?.from === undefined) return;
      onGone?.();
      goToWords(editor, place.from);
    },
    [editor, standing, onGone],
  );
  const { open } = brackets;
  const { compare } = alternatives;
  const { show: showPackage } = agreements;
  const show = useCallback(
    (item: ContestedItem, at: HTMLElement) => {
      setReached(item.key);
      const back = () => {
        if (at.isConnected) at.focus();
        else if (list.current !== null) list.current.querySelector("button")?.focus();
        else editor.view.focus();
      };
      switch (item.kind) {
        case "ALTERNATIVES": {
          const clause = item.clause ?? item.offers[0]?.of;
          onGone?.();
          if (clause !== undefined) compare(clause, back);
          break;
        }
        case "PACKAGE":
          onGone?.();
          showPackage(item.bundle.id, back);
          break;
        default:
          open(item.bracket.id, at, back);
      }
    },
    [editor, open, compare, showPackage, onGone],
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
  const ageOf = (item: ContestedItem) => {
    const since = sinceOf(item);
    return since === undefined ? "" : ago(since, now, i18n.language);
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
            clause={(item.clause && clauseNameOf(item.clause)) ?? t("contested.noClause")}
            age={ageOf(item)}
            loss={"goneAt" in item && item.goneAt !== undefined ? losses.get(item.goneAt) : undefined}
            isCurrent={item.key === current}
            isReached={item.key === tabbed}
            nameOf={brackets.nameOf}
            clauseNameOf={clauseNameOf}
            onGo={go}
            onOpen={show}
          />
        ))}
      </ol>
      <SettledChoices
        choices={alternatives.choices}
        now={now}
        nameOf={clauseNameOf}
        onPutBack={alternatives.putBack}
      />
    </>
  );
}
