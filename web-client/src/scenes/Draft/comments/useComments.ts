import type { Editor } from "@tiptap/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Desks, DesksView } from "../../../collab/desks";
import type { SavingStore } from "../../../collab/saving";
import type { Announce } from "../../../components/Announcer";
import { markedWords } from "../../../editor/brackets/marking";
import { clauseWords } from "../../../editor/brackets/whole";
import { clauseAtCaret } from "../../../editor/clauses";
import { isPressed } from "../../../editor/shortcuts";
import { openByClause } from "../../../model/comments";
import type { ClauseId, DraftId, ProposalId, ThreadId } from "../../../model/ids";
import type { Me } from "../../../model/person";
import {
  countsByClause,
  countsByScope,
  type PositionCounts,
  type PositionScope,
} from "../../../model/positions";
import { openThreads, type ThreadFilter, unreadComments } from "../../../model/threadList";
import type { ListPlace } from "../beside/useBeside";
import { focusComposer } from "./focusComposer";
import { type NewComment, type UnsentTexts, unsentTexts } from "./unsent";
import { useDesks } from "./useDesks";

/** What a room knows of comments, and can do about them. */
export interface CommentsInRoom {
  readonly draft: DraftId;
  readonly me: Me;
  readonly view: DesksView;
  readonly desks: Desks | undefined;
  /** How many open threads are about each clause. */
  readonly byClause: ReadonlyMap<ClauseId, number>;
  /** How many stand where on each clause. */
  readonly stands: ReadonlyMap<ClauseId, PositionCounts>;
  /** How many stand where on each alternative, package and proposal, by its kind and id. */
  readonly standsOn: ReadonlyMap<string, PositionCounts>;
  /** Shows where delegations stand, on one thing or on all. */
  readonly showPositions: (on: PositionScope | undefined) => void;
  /** How many threads are open. */
  readonly open: number;
  /** How many comments are new to this person. */
  readonly unread: number;
  readonly mayComment: boolean;
  readonly unsent: UnsentTexts;
  readonly list: ListPlace;
  readonly filter: ThreadFilter;
  readonly onFilter: (filter: ThreadFilter) => void;
  /** The thread that is looked at. */
  readonly current: ThreadId | undefined;
  readonly onCurrent: (thread: ThreadId | undefined) => void;
  readonly saving: SavingStore;
  readonly announce: Announce;
  /** Begins a comment on the words that are selected, or else on the clause that the caret is in, or on the draft. */
  readonly begin: () => void;
  readonly beginOn: (clause: ClauseId | undefined) => void;
  /** Begins a comment on a proposal. */
  readonly beginOnProposal: (proposal: ProposalId) => void;
  /** Shows what was said about a clause. */
  readonly showClause: (clause: ClauseId) => void;
}

interface CommentsOptions {
  readonly draft: DraftId;
  readonly me: Me;
  /** Whether the room is open: without, nothing is known of comments. */
  readonly isOpen: boolean;
  readonly list: ListPlace;
  readonly saving: SavingStore;
  readonly announce: Announce;
  readonly showPositions: (on: PositionScope | undefined) => void;
}

/** What is said about the draft to the audiences that one is in. */
export function useComments(
  editor: Editor | undefined,
  { draft, me, isOpen, list, saving, announce, showPositions }: CommentsOptions,
): CommentsInRoom {
  const { t } = useTranslation();
  const [view, desks] = useDesks(draft, isOpen);
  const unsent = useMemo(() => unsentTexts(me.id, draft), [me.id, draft]);
  const [filter, onFilter] = useState(openThreads);
  const [current, onCurrent] = useState<ThreadId>();
  const { audiences, threads, desks: all, positions } = view;
  const mayComment = audiences.some(({ mayWrite }) => mayWrite);

  const place = useRef(list);
  place.current = list;
  const about = useCallback(
    (about: NewComment) => {
      const isWriting = (unsent.textOf("new") ?? "").trim() !== "";
      if (isWriting) announce(t("comments.unsentFirst"));
      else unsent.about(about);
      place.current.show();
      if (isWriting) requestAnimationFrame(focusComposer);
    },
    [unsent, announce, t],
  );
  const beginOn = useCallback(
    (clause: ClauseId | undefined) => {
      const quote = clause === undefined || editor === undefined ? "" : clauseWords(editor.view, clause);
      about({ on: clause === undefined ? undefined : { clause, quote } });
    },
    [editor, about],
  );
  const beginOnProposal = useCallback(
    (id: ProposalId) => about({ on: undefined, proposal: { id, clause: undefined } }),
    [about],
  );
  const begin = useCallback(() => {
    if (editor === undefined) return;
    if (!mayComment) {
      announce(t("comments.cannot"));
      return;
    }
    const [words, ...others] = markedWords(editor.view);
    if (others.length > 0) announce(t("comments.severalClauses"));
    if (words === undefined) beginOn(clauseAtCaret(editor.state));
    else about({ on: words });
  }, [editor, mayComment, about, beginOn, announce, t]);
  const showClause = useCallback((clause: ClauseId) => {
    onFilter({ ...openThreads, clause });
    place.current.show();
  }, []);

  useEffect(() => {
    const keyed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !isPressed(event, "comment")) return;
      const isInDialog =
        event.target instanceof Element && event.target.closest("[role=dialog][aria-modal=true]") !== null;
      if (isInDialog) return;
      event.preventDefault();
      begin();
    };
    window.addEventListener("keydown", keyed);
    return () => window.removeEventListener("keydown", keyed);
  }, [begin]);
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => {
      if (unsent.hasWords) event.preventDefault();
    };
    window.addEventListener("beforeunload", leaving);
    return () => window.removeEventListener("beforeunload", leaving);
  }, [unsent]);

  const counts = useMemo(
    () => ({
      byClause: openByClause(threads.values()),
      stands: countsByClause(positions.values()),
      standsOn: countsByScope(positions.values()),
      open: [...threads.values()].filter(({ state }) => state === "OPEN").length,
      unread: unreadComments(threads.values(), all, me.id).length,
    }),
    [threads, positions, all, me.id],
  );
  return {
    draft,
    me,
    view,
    desks,
    ...counts,
    mayComment,
    unsent,
    list,
    filter,
    onFilter,
    current,
    onCurrent,
    saving,
    announce,
    begin,
    beginOn,
    beginOnProposal,
    showClause,
    showPositions,
  };
}
