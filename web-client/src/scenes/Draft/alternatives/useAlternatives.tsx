import type { Editor } from "@tiptap/react";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { offerAlternative, putAlternativesBack } from "../../../api/alternatives";
import type { Announce } from "../../../components/Announcer";
import { describeError } from "../../../components/describeError";
import { lateDialog } from "../../../components/lateDialog";
import type { ClauseEntry } from "../../../editor/clauses";
import { goToClause } from "../../../editor/going";
import {
  type Alternative,
  type AlternativesChoice,
  noAlternatives,
  noChoices,
  rivalsOf,
} from "../../../model/alternatives";
import { barrierOfText, type Rules } from "../../../model/barrier";
import type { ClauseId, DraftId } from "../../../model/ids";
import type { Me } from "../../../model/person";

const CompareDialog = lateDialog(
  async () => (await import("./CompareDialog")).CompareDialog,
  "alternatives.title",
);
const RivalDialog = lateDialog(
  async () => (await import("./RivalDialog")).RivalDialog,
  "alternatives.askTitle",
);

/** What a room can do about alternatives. Stable, as long as this person may do the same and the same clauses compete. */
export interface AlternativesInRoom {
  readonly all: readonly Alternative[];
  /** May let clauses compete that are there. */
  readonly mayOffer: boolean;
  /** May add one, too, which is a change of the text. */
  readonly mayAdd: boolean;
  readonly maySettle: boolean;
  /** The choices that this person may put back, the newest first. */
  readonly choices: readonly AlternativesChoice[];
  /** Lets what a choice was among compete again. */
  readonly putBack: (choice: AlternativesChoice) => void;
  readonly offerCopy: (of: ClauseId) => void;
  /** Asks with what a clause competes that is there. */
  readonly ask: (clause: ClauseId) => void;
  /** Shows the clauses that compete with one side by side; `back` puts the focus where it was, instead of into the text. */
  readonly compare: (clause: ClauseId, back?: () => void) => void;
}

/** Who goes to a clause that is made elsewhere looks for it so often, as long as it has not come. */
const looks = 40;
const lookMillis = 100;

interface Comparison {
  readonly clause: ClauseId;
  readonly back: (() => void) | undefined;
}

interface InRoom {
  readonly draft: DraftId;
  readonly me: Me;
  readonly rules: Rules;
  readonly clauses: readonly ClauseEntry[];
  readonly announce: Announce;
}

/** What one can do about the alternatives in a room, and the dialogs for it. */
export function useAlternatives(
  editor: Editor | undefined,
  { draft, me, rules, clauses, announce }: InRoom,
): readonly [AlternativesInRoom, dialogs: ReactNode] {
  const { t } = useTranslation();
  const { standing, rights } = rules;
  const all = standing?.alternatives ?? noAlternatives;
  const [comparing, setComparing] = useState<Comparison>();
  const [asking, setAsking] = useState<ClauseId>();
  const maySettle = rights.mayDecide;
  const mayAdd = rights.mayArrange && barrierOfText(rules) === undefined;
  const mayOffer = mayAdd || maySettle;

  const goTo = useCallback(
    (clause: ClauseId, left = looks) => {
      if (editor === undefined || editor.isDestroyed || left === 0) return;
      if (!goToClause(editor, clause)) setTimeout(() => goTo(clause, left - 1), lookMillis);
    },
    [editor],
  );
  const offerCopy = useCallback(
    (of: ClauseId) => {
      offerAlternative(draft, of, undefined).then(
        (clause) => {
          announce(t("alternatives.added"));
          goTo(clause);
        },
        (error: unknown) => announce(t("action.failed", { reason: describeError(error, t) }), "fault"),
      );
    },
    [draft, announce, goTo, t],
  );
  const putBack = useCallback(
    ({ of }: AlternativesChoice) => {
      putAlternativesBack(draft, of).then(
        () => {
          announce(t("alternatives.done.again"));
          goTo(of);
        },
        (error: unknown) => announce(t("action.failed", { reason: describeError(error, t) }), "fault"),
      );
    },
    [draft, announce, goTo, t],
  );
  const told = standing?.choices ?? noChoices;
  const { id, delegation } = me;
  const code = delegation?.code;
  const choices = useMemo(() => {
    const isOwn = ({ alternatives }: AlternativesChoice) =>
      alternatives.some(
        (offered) => offered.person === id || (code !== undefined && offered.delegation === code),
      );
    return told.filter((choice) => maySettle || (mayAdd && isOwn(choice))).reverse();
  }, [told, maySettle, mayAdd, id, code]);
  const doing = useMemo(
    () => ({
      all,
      mayOffer,
      mayAdd,
      maySettle,
      choices,
      putBack,
      offerCopy,
      ask: setAsking,
      compare: (clause: ClauseId, back?: () => void) => setComparing({ clause, back }),
    }),
    [all, mayOffer, mayAdd, maySettle, choices, putBack, offerCopy],
  );
  const back = () => editor?.view.focus();
  const rivals = comparing === undefined ? [] : rivalsOf(comparing.clause, all);
  const asked = clauses.find(({ id }) => id === asking);
  const dialogs = (
    <>
      {editor !== undefined && comparing !== undefined && rivals.length > 0 && (
        <CompareDialog
          draft={draft}
          editor={editor}
          clauses={clauses}
          rivals={rivals}
          alternatives={all}
          me={me}
          maySettle={maySettle}
          mayOffer={mayOffer}
          onDone={announce}
          onClose={() => {
            setComparing(undefined);
            if (comparing.back === undefined) back();
            else comparing.back();
          }}
        />
      )}
      {asked !== undefined && (
        <RivalDialog
          draft={draft}
          clause={asked}
          clauses={clauses}
          onDone={announce}
          onClose={() => {
            setAsking(undefined);
            back();
          }}
        />
      )}
    </>
  );
  return [doing, dialogs];
}
