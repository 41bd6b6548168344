import type { Editor } from "@tiptap/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { getMovedText } from "../../../api/proposals";
import type { DraftMemory } from "../../../collab/draftMemory";
import type { Announce } from "../../../components/Announcer";
import { useSignedInLoad } from "../../../components/signedOut";
import { suggestedClauses } from "../../../editor/suggestions/suggested";
import { touchedClauses } from "../../../editor/suggestions/touched";
import type { ClauseId, ProposalId } from "../../../model/ids";
import { newMoves, type SeenMoves, seenNow, unseenMoves } from "../../../model/moved";
import type { MovedClause } from "../../../model/proposals";
import { idOfBranch } from "./openBranch";

interface MovedOptions {
  readonly id: ProposalId;
  readonly memory: DraftMemory;
  readonly editor: Editor | undefined;
  /** The draft's own document; undefined while it is not there. */
  readonly whole: Y.Doc | undefined;
  /** Whether all that was written is with the server. */
  readonly isSaved: boolean;
  /** The entry of the last decision about a proposal that was told: what is submitted or taken moves no more. */
  readonly heard: number;
  readonly announce: Announce;
}

/** Where the draft was changed under what a branch changes of it. */
export interface MovedInBranch {
  /** What this person has not seen yet. */
  readonly unseen: readonly MovedClause[];
  /** What they say to have seen. */
  readonly see: (clause: ClauseId) => void;
}

/** Who writes in the draft is let finish a word: it is asked so long after the first key. */
const calmMillis = 2_000;
const none: readonly MovedClause[] = [];

/** Asks where the draft was changed under a branch: at first, and when a clause that the branch changes is changed in the draft. */
export function useMoved(options: MovedOptions): MovedInBranch {
  const { id, memory, editor, whole, isSaved, heard, announce } = options;
  const { t } = useTranslation();
  const load = useCallback(() => getMovedText(id), [id]);
  const [told, again] = useSignedInLoad(load);
  const [seen, setSeen] = useState<SeenMoves>(() => memory.seenMoves(idOfBranch(id)));

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is heard of is why it is asked again
  useEffect(() => {
    if (isSaved) again();
  }, [isSaved, heard, again]);
  useEffect(() => {
    if (whole === undefined || editor === undefined) return undefined;
    const touched = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      const own = editor.isDestroyed ? [] : suggestedClauses(editor.view, whole);
      // A clause that the branch deletes has no id there.
      const concerns = own.some(({ clause }) => clause === undefined || touched.has(clause));
      touched.clear();
      if (concerns) again();
    };
    const stop = touchedClauses(whole, (clauses) => {
      for (const clause of clauses) touched.add(clause);
      timer ??= setTimeout(look, calmMillis);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [whole, editor, again]);

  const moved = told.kind === "loaded" ? told.value : none;
  const before = useRef<readonly MovedClause[]>(undefined);
  useEffect(() => {
    if (told.kind !== "loaded") return;
    const news = before.current === undefined ? none : newMoves(before.current, told.value);
    before.current = told.value;
    if (news.length > 0)
      announce(t("proposals.moved.announce", { clauses: news.map(({ label }) => label).join(", ") }));
  }, [told, announce, t]);
  const see = useCallback(
    (clause: ClauseId) => {
      const now = seenNow(moved, seen, clause);
      memory.seeMoves(idOfBranch(id), now);
      setSeen(now);
    },
    [moved, seen, memory, id],
  );
  return useMemo(() => ({ unseen: unseenMoves(moved, seen), see }), [moved, seen, see]);
}
