import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../components/clauseName";
import { useLook } from "../../components/palette";
import { neighbour, openingOf, type TextChange } from "../../model/changes";
import type { MarkedClause } from "../../model/history";

export interface Steps {
  /** The change that the reader is at. */
  readonly current: TextChange | undefined;
  readonly index: number | undefined;
  /** Where the reader is and what the change is, in words. */
  readonly said: string;
  readonly go: (step: 1 | -1) => void;
}

const forward = new Set(["j", "n"]);
const back = new Set(["k", "p"]);
const typing =
  "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=dialog], [role=menu]";

const longestQuote = 120;
const quoted = (text: string) => (text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text);

function useSentence(clauses: readonly MarkedClause[]): (change: TextChange) => string {
  const { t } = useTranslation();
  const lookOf = useLook();
  return (change) => {
    const clause = clauses.find(({ id }) => id === change.clause);
    const where =
      clause === undefined
        ? ""
        : clauseName(
            { kind: clause.kind, number: clause.number || clause.numberBefore, opening: openingOf(clause) },
            t,
          );
    const { by } = change;
    const who =
      by === undefined
        ? t("change.somebody")
        : by.ofDraft
          ? t("change.theDraft")
          : by.delegation === undefined
            ? by.name
            : `${by.name}, ${lookOf(by.delegation).name}`;
    const texts = { inserted: quoted(change.inserted), deleted: quoted(change.deleted) };
    return `${where}. ${who}: ${t(`change.says.${change.kind}`, texts)}`;
  };
}

/** Going from change to change: by buttons, and by keys while the focus is here. Each change is shown, focused and said. */
export function useSteps(
  root: RefObject<HTMLElement | null>,
  changes: readonly TextChange[],
  clauses: readonly MarkedClause[],
): Steps {
  const { t } = useTranslation();
  const [key, setKey] = useState<string>();
  const going = useRef(false);
  const found = changes.findIndex((change) => change.key === key);
  const index = found < 0 ? undefined : found;
  const current = index === undefined ? undefined : changes[index];
  const sentence = useSentence(clauses);
  const go = useCallback(
    (step: 1 | -1) => {
      const next = neighbour(changes.length, index, step);
      if (next === undefined) return;
      going.current = true;
      setKey(changes[next]?.key);
    },
    [changes, index],
  );
  useEffect(() => {
    if (!going.current || key === undefined) return;
    going.current = false;
    const piece = root.current?.querySelector<HTMLElement>(`[data-change="${CSS.escape(key)}"]`);
    if (piece == null) return;
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    piece.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    piece.focus({ preventScroll: true });
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
      // Single letters are taken only where the focus is here, or nowhere.
      if (target !== document.body && root.current?.contains(target) !== true) return;
      if (target.closest(typing) !== null) return;
      if (!forward.has(event.key) && !back.has(event.key)) return;
      event.preventDefault();
      go(forward.has(event.key) ? 1 : -1);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [root, go]);
  const said =
    current === undefined || index === undefined
      ? ""
      : `${t("changes.position", { number: index + 1, count: changes.length })}. ${sentence(current)}`;
  return useMemo(() => ({ current, index, said, go }), [current, index, said, go]);
}
