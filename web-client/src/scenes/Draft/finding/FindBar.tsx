import { ActionIcon, Button, Tooltip } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../../components/clauseName";
import { Icon } from "../../../components/Icon";
import type { ClauseEntry } from "../../../editor/clauses";
import { currentHit, endFinding, findsOf, lookFor } from "../../../editor/finding/finding";
import type { Query } from "../../../editor/finding/query";
import { type Replacement, replaceAll, replaceCurrent } from "../../../editor/finding/replacing";
import { revealHit, selectedWords, startOfSearch } from "../../../editor/finding/revealing";
import classes from "./FindBar.module.css";
import { replacementWords } from "./replacementWords";
import { type FindingTools, stepTo } from "./useFinding";
import { useFinds } from "./useFinds";

interface FindBarProps {
  readonly editor: Editor;
  readonly clauses: readonly ClauseEntry[];
  readonly tools: FindingTools;
  /** Whether this person may change the text, or parts of it. */
  readonly mayReplace: boolean;
}

interface ToolProps {
  readonly label: string;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly disabled?: boolean;
  readonly onUse: () => void;
  readonly children: ReactNode;
}

function Tool({ label, pressed, expanded, disabled = false, onUse, children }: ToolProps) {
  return (
    <Tooltip label={label} openDelay={400}>
      <ActionIcon
        className={classes.tool ?? ""}
        variant={pressed === true ? "light" : "subtle"}
        color={pressed === true ? "ink" : "gray"}
        aria-label={label}
        aria-pressed={pressed}
        aria-expanded={expanded}
        disabled={disabled}
        onClick={onUse}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

// What was looked for last is offered again, in any draft of this visit.
let last: Query = { words: "", exact: false, wholeWords: false };

function end(editor: Editor): void {
  if (findsOf(editor.state) !== undefined) endFinding(editor.state, editor.view.dispatch, editor.view);
}

/** The line in which one types what to find; it lies over the top of the sheet. */
export function FindBar({ editor, clauses, tools, mayReplace }: FindBarProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const bar = useRef<HTMLElement>(null);
  const [query, setQuery] = useState<Query>(() => ({
    ...last,
    words: selectedWords(editor.view) || last.words,
  }));
  const [by, setBy] = useState("");
  const [done, setDone] = useState<Replacement>();
  const start = useRef<number>(undefined);
  const found = useFinds(editor);
  const replaces = mayReplace && tools.shown === "replace";

  useEffect(() => {
    start.current ??= startOfSearch(editor.view);
    last = query;
    lookFor(query, start.current)(editor.state, editor.view.dispatch, editor.view);
    revealHit(editor.view, bar.current);
  }, [editor, query]);
  useEffect(
    () => () => {
      if (!editor.isDestroyed) end(editor);
    },
    [editor],
  );
  const { turn } = tools;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each call for the line puts one into it
  useEffect(() => {
    const words = editor.view.hasFocus() ? selectedWords(editor.view) : "";
    if (words !== "") setQuery((before) => (before.words === words ? before : { ...before, words }));
    field.current?.focus();
    field.current?.select();
  }, [editor, turn]);

  const look = (change: Partial<Query>) => {
    setDone(undefined);
    setQuery((before) => ({ ...before, ...change }));
  };
  const go = (direction: 1 | -1) => {
    stepTo(editor, direction);
    start.current = currentHit(editor.state)?.from;
  };
  const close = () => {
    end(editor);
    tools.close();
    editor.view.focus();
    if (!editor.isEditable) editor.view.dom.focus({ preventScroll: true });
  };
  const replace = (how: typeof replaceAll) => {
    const replacement = how(editor.state, by);
    if (replacement?.transaction !== undefined) editor.view.dispatch(replacement.transaction);
    else if (how === replaceCurrent) stepTo(editor, 1);
    setDone(replacement);
    revealHit(editor.view, bar.current);
  };
  const onKeys = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  const onEnter = (act: (event: KeyboardEvent) => void) => (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    act(event);
  };
  const clause = found.clause === undefined ? undefined : clauses[found.clause];
  const name = clause === undefined ? "" : clauseName(clause, t);
  const nothing = query.words !== "" && found.current === undefined;
  return (
    <search
      ref={bar}
      className={classes.bar}
      data-find-line=""
      aria-label={t("find.label")}
      onKeyDown={onKeys}
    >
      <div className={classes.row}>
        {mayReplace && (
          <Tool
            label={t("find.replace")}
            expanded={replaces}
            onUse={() => tools.show(replaces ? "find" : "replace")}
          >
            <span className={classes.fold} data-open={replaces || undefined}>
              <Icon name="chevron" size={16} />
            </span>
          </Tool>
        )}
        <div className={classes.field} data-none={nothing || undefined}>
          <input
            ref={field}
            type="text"
            // The text may be in any language, which is not that of the page.
            dir="auto"
            spellCheck={false}
            autoComplete="off"
            aria-label={t("find.words")}
            placeholder={t("find.hint")}
            value={query.words}
            onChange={(event) => look({ words: event.currentTarget.value })}
            onKeyDown={onEnter((event) => go(event.shiftKey ? -1 : 1))}
          />
          <span className={classes.place} role="status" aria-atomic="true">
            {nothing && t("find.none")}
            {found.current !== undefined && (
              <>
                {t("find.place", { current: found.current, count: found.count })}
                <span className="visually-hidden">
                  {" "}
                  {found.isNumber
                    ? t("find.number", { clause: found.words })
                    : t("find.where", { clause: name, words: found.words })}
                </span>
              </>
            )}
          </span>
        </div>
        <Tool label={t("find.exact")} pressed={query.exact} onUse={() => look({ exact: !query.exact })}>
          <span className={classes.glyph} data-glyph="Aa" />
        </Tool>
        <Tool
          label={t("find.wholeWords")}
          pressed={query.wholeWords}
          onUse={() => look({ wholeWords: !query.wholeWords })}
        >
          <span className={classes.glyph} data-glyph="ab" data-word="" />
        </Tool>
        <Tool label={t("find.previous")} disabled={found.count === 0} onUse={() => go(-1)}>
          <span className={classes.up}>
            <Icon name="chevron" size={18} />
          </span>
        </Tool>
        <Tool label={t("find.next")} disabled={found.count === 0} onUse={() => go(1)}>
          <Icon name="chevron" size={18} />
        </Tool>
        <Tool label={t("find.close")} onUse={close}>
          <Icon name="remove" size={16} />
        </Tool>
      </div>
      {replaces && (
        <div className={classes.row} data-second="">
          <div className={classes.field}>
            <input
              type="text"
              dir="auto"
              autoComplete="off"
              aria-label={t("find.with")}
              placeholder={t("find.with")}
              value={by}
              onChange={(event) => setBy(event.currentTarget.value)}
              onKeyDown={onEnter(() => replace(replaceCurrent))}
            />
          </div>
          <Button
            size="compact-sm"
            variant="default"
            disabled={found.count === 0}
            onClick={() => replace(replaceCurrent)}
          >
            {t("find.replaceOne")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={found.count === 0}
            onClick={() => replace(replaceAll)}
          >
            {t("find.replaceAll")}
          </Button>
        </div>
      )}
      {replaces && (
        <div className={classes.done} role="status">
          {done !== undefined && replacementWords(done, clauses, t)}
        </div>
      )}
    </search>
  );
}
