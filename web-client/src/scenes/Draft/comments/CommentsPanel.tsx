import { Button, Loader } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import {
  type KeyboardEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useTranslation } from "react-i18next";
import type { ClauseEntry } from "../../../editor/clauses";
import { threadPlaces } from "../../../editor/comments/threadPlaces";
import { goToWords } from "../../../editor/going";
import { isMac, shownKeys } from "../../../editor/shortcuts";
import type { OwnAudience } from "../../../model/audience";
import type { ClauseId, ThreadId } from "../../../model/ids";
import type { Me } from "../../../model/person";
import { isLookedFor, openThreads } from "../../../model/threadList";
import { useClauseNames } from "../contested/useClauseNames";
import { aim } from "../outline/aim";
import { useMinutes } from "../useMinutes";
import { newCard } from "./besideWords";
import { CommentFilters } from "./CommentFilters";
import classes from "./Comments.module.css";
import { Composer } from "./Composer";
import { LostTexts } from "./LostTexts";
import { ThreadCard } from "./ThreadCard";
import { useCardColumn } from "./useCardColumn";
import type { CommentsInRoom } from "./useComments";
import { useReading } from "./useReading";
import { useThreadPlaces } from "./useThreadPlaces";

export interface CommentsPanelProps {
  readonly editor: Editor;
  readonly clauses: readonly ClauseEntry[];
  readonly comments: CommentsInRoom;
  /** Whether the cards stand beside their words, and not in a list that is scrolled by itself. */
  readonly alongside: boolean;
  /** Somebody went to the words. */
  readonly onGone?: () => void;
}

/** By what somebody is called in comments: their delegation, its groups, their office. */
function callsOf({ role, delegation }: Me, audiences: readonly OwnAudience[]): ReadonlySet<string> {
  const groups = audiences.filter(({ kind }) => kind === "GROUP").map(({ code }) => code ?? "");
  const office =
    role === "SECRETARIAT" ? ["SECRETARIAT"] : role === "CHAIR" || role === "CO_FACILITATOR" ? ["CHAIR"] : [];
  return new Set([...(delegation === undefined ? [] : [delegation.code]), ...groups, ...office]);
}

/**
 * What was said to the audiences that one is in, in the order of the text, and what of it is looked for. One stop of the Tab key; the
 * arrow keys lead on from there, and Enter to the words.
 */
export function CommentsPanel({ editor, clauses, comments, alongside, onGone }: CommentsPanelProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const { view, me, filter, onFilter, unsent, current, onCurrent, mayComment } = comments;
  const now = useMinutes();
  const clauseNameOf = useClauseNames(clauses);
  const total = view.threads.size;
  const about = useSyncExternalStore(unsent.subscribe, unsent.comment);
  const [novelties, onShown] = useReading(comments);
  const { fresh } = novelties;
  const calledBy = useMemo(() => callsOf(me, view.audiences), [me, view.audiences]);
  const threads = useMemo(
    () =>
      [...view.threads.values()].filter((thread) =>
        isLookedFor(thread, filter, { me: me.id, calledBy, ...novelties }),
      ),
    [view.threads, filter, me.id, calledBy, novelties],
  );
  const reach = useCallback(
    (thread: ThreadId) => {
      onCurrent(thread);
      // A card beside its words comes to them by itself.
      if (alongside) return;
      const entry = list.current?.querySelector(`[data-entry="${CSS.escape(thread)}"]`);
      entry?.closest("li")?.scrollIntoView({ block: "nearest" });
    },
    [onCurrent, alongside],
  );
  const places = useThreadPlaces(editor, comments.draft, threads, current, reach);
  const column = useCardColumn(editor, { places, about, current, onCurrent, alongside });
  const [reached, setReached] = useState<ThreadId>();
  const tabbed =
    [reached, current].find((id) => places.some(({ thread }) => thread.id === id)) ?? places[0]?.thread.id;

  const go = useCallback(
    (id: ThreadId) => {
      setReached(id);
      onCurrent(id);
      const found = threadPlaces(editor.state, threads).find(({ place }) => place.thread.id === id);
      if (found?.from === undefined) return;
      onGone?.();
      goToWords(editor, found.from);
    },
    [editor, threads, onCurrent, onGone],
  );
  const commented = useMemo(() => {
    const about = new Set([...view.threads.values()].flatMap(({ anchor }) => anchor?.clause ?? []));
    const there = clauses.map(({ id }) => id).filter((id) => about.has(id));
    const wanted: readonly ClauseId[] = filter.clause === undefined ? [] : [filter.clause];
    return [...new Set([...there, ...about, ...wanted])];
  }, [view.threads, clauses, filter.clause]);
  useEffect(() => () => onCurrent(undefined), [onCurrent]);
  const isFiltered = filter !== openThreads;
  const [wantsFilters, setWantsFilters] = useState(isFiltered);
  if (isFiltered && !wantsFilters) setWantsFilters(true);
  const hasFilters = total > 0 && (!alongside || wantsFilters);

  const backToText = () => editor.view.focus();
  const onKeys = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") {
      backToText();
      return;
    }
    if (event.target instanceof HTMLTextAreaElement) return;
    const entries = [...(list.current?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])];
    const at = entries.findIndex((entry) => entry.closest("li")?.contains(document.activeElement));
    const to = at < 0 ? undefined : aim(event.key, at, entries.length);
    const entry = to === undefined ? undefined : entries[to];
    if (entry === undefined) return;
    event.preventDefault();
    setReached(places.find(({ thread }) => thread.id === entry.dataset.entry)?.thread.id);
    entry.focus();
  };
  const keys = shownKeys("comment", (key) => t(`keyboard.${key}`))
    .map((stroke) => stroke.join(isMac ? "" : "+"))
    .join(" ");
  return (
    <div className={classes.panel} data-alongside={alongside || undefined}>
      <div className={classes.top} data-filtered={isFiltered || undefined}>
        {view.link === "away" && (
          <p className={classes.away} role="status">
            {t("comments.away")}
          </p>
        )}
        {view.link === "ended" && <p className={classes.away}>{t("comments.ended")}</p>}
        <p className={classes.count} role="status">
          {view.link === "opening" && total === 0
            ? t("comments.opening")
            : threads.length < total
              ? t("comments.some", { shown: threads.length, count: total })
              : t("comments.count", { count: total })}
        </p>
        {view.link === "opening" && total === 0 && <Loader size="xs" aria-hidden="true" />}
        <div className={classes.ways}>
          {alongside && total > 0 && (
            <Button
              className={classes.begin ?? ""}
              size="compact-sm"
              variant="subtle"
              aria-expanded={hasFilters}
              onClick={() => {
                if (hasFilters) onFilter(openThreads);
                setWantsFilters(!hasFilters);
              }}
            >
              {t("comments.filter.open")}
            </Button>
          )}
          {about === undefined && mayComment && (
            <Button
              className={classes.begin ?? ""}
              size="compact-sm"
              variant="subtle"
              onClick={() => comments.beginOn(undefined)}
            >
              {t("comments.openDraft")}
            </Button>
          )}
        </div>
        {hasFilters && (
          <CommentFilters
            filter={filter}
            onFilter={onFilter}
            audiences={view.audiences}
            clauses={commented}
            clauseNameOf={clauseNameOf}
          />
        )}
        {total === 0 && about === undefined && view.link === "open" && (
          <p className={classes.empty}>
            {t("comments.empty")} {mayComment && t("comments.emptyHow", { keys })}
          </p>
        )}
        {total > 0 && threads.length === 0 && (
          <p className={classes.empty}>
            {t("comments.noneSuch")}{" "}
            <Button size="compact-sm" variant="subtle" onClick={() => onFilter(openThreads)}>
              {t("comments.all")}
            </Button>
          </p>
        )}
        <LostTexts comments={comments} />
      </div>
      <div ref={column} className={alongside ? classes.column : classes.scroller}>
        {about !== undefined && mayComment && (
          <div data-card={newCard} className={classes.newCard}>
            <Composer comments={comments} about={about} clauseNameOf={clauseNameOf} onDone={backToText} />
          </div>
        )}
        <ol ref={list} className={classes.list} aria-label={t("comments.label")} onKeyDown={onKeys}>
          {places.map((place) => (
            <ThreadCard
              key={place.thread.id}
              comments={comments}
              place={place}
              clauseNameOf={clauseNameOf}
              now={now}
              fresh={fresh}
              calledBy={calledBy}
              isCurrent={place.thread.id === current}
              isReached={place.thread.id === tabbed}
              onGo={go}
              onShown={onShown}
            />
          ))}
        </ol>
      </div>
    </div>
  );
}
