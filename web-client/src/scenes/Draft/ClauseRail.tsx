import { Popover } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { lazy, memo, Suspense, useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Announce } from "../../components/Announcer";
import { clauseName } from "../../components/clauseName";
import type { ClauseEntry } from "../../editor/clauses";
import { moveClause, type Place, placesFor } from "../../editor/moving";
import { packageOf } from "../../model/agreed";
import type { Terms } from "../../model/agreement";
import { barrierOfClause, barrierOfText, type Rules } from "../../model/barrier";
import type { ClauseId } from "../../model/ids";
import {
  type ClauseStatus,
  type Decision,
  decidedStatus,
  isBracketedToo,
  numberingPlanOf,
  statusOf,
} from "../../model/standing";
import type { AgreementsInRoom } from "./agreements/useAgreements";
import { agreementWords } from "./agreements/words";
import type { AlternativesInRoom } from "./alternatives/useAlternatives";
import type { BracketsInRoom } from "./brackets/useBrackets";
import { ClauseDecision } from "./ClauseDecision";
import classes from "./ClauseRail.module.css";
import { ClauseRailItem } from "./ClauseRailItem";
import { CommentMarks } from "./comments/CommentMarks";
import type { CommentsInRoom } from "./comments/useComments";
import { DropMark } from "./DropMark";
import type { ProposalsInRoom } from "./proposals/inRoom";
import { ReopenDialog } from "./ReopenDialog";
import { clauseButtonId, useClauseKeys } from "./useClauseKeys";
import type { Decisions } from "./useDecisions";
import { useDragging } from "./useDragging";
import { usePlaces } from "./usePlaces";

const MoveDialog = lazy(async () => ({ default: (await import("./MoveDialog")).MoveDialog }));

interface ClauseRailProps {
  readonly editor: Editor;
  readonly clauses: readonly ClauseEntry[];
  readonly rules: Rules;
  readonly decisions: Decisions;
  readonly announce: Announce;
  /** Somebody asks what became of a clause. */
  readonly onHistory: (clause: ClauseEntry) => void;
  readonly brackets: BracketsInRoom;
  readonly alternatives: AlternativesInRoom;
  readonly agreements: AgreementsInRoom;
  readonly comments: CommentsInRoom;
  readonly proposals: Pick<ProposalsInRoom, "byClause" | "showClause">;
}

/** A clause that is open has a badge only if it was closed before: whoever agreed to it should learn why. */
function isReopened(decision: Decision | undefined): boolean {
  return decision?.status === "OPEN" && decision.reason !== undefined;
}

function Rail({
  editor,
  clauses,
  rules,
  decisions,
  announce,
  onHistory,
  brackets,
  alternatives,
  agreements,
  comments,
  proposals,
}: ClauseRailProps) {
  const { t } = useTranslation();
  const { standing, rights } = rules;
  const places = usePlaces(editor, clauses);
  const [shown, setShown] = useState<ClauseId>();
  const fromText = useRef(false);
  const [asking, setAsking] = useState<{ clause: ClauseEntry; from: ClauseStatus; to: ClauseStatus }>();
  const close = useCallback(() => {
    setShown((last) => {
      if (last === undefined) return undefined;
      if (fromText.current) editor.view.focus();
      else document.getElementById(clauseButtonId(last))?.focus({ preventScroll: true });
      return undefined;
    });
  }, [editor]);
  const show = useCallback((clause: ClauseId, asked: "text" | "margin") => {
    fromText.current = asked === "text";
    setShown(clause);
  }, []);
  useClauseKeys(editor, show);
  const open = clauses.find(({ id }) => id === shown);
  const [moving, setMoving] = useState<ClauseEntry>();
  const move = (clause: ClauseId, behind: Place) =>
    moveClause(clause, behind)(editor.state, editor.view.dispatch, editor.view);
  const { dragged, handle } = useDragging(editor, move);
  const handles = useRef(handle);
  handles.current = handle;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another editor has other handles
  const handleOf = useCallback((clause: ClauseId) => handles.current(clause), [editor]);
  const leave = useCallback(() => editor.view.focus(), [editor]);
  const { showPositions } = comments;
  const showStands = useCallback((id: ClauseId) => showPositions({ kind: "CLAUSE", id }), [showPositions]);
  const arranges = rights.mayArrange && barrierOfText(rules) === undefined;
  const isMovable = ({ id }: ClauseEntry) => arranges && barrierOfClause(id, rules) === undefined;
  const set = async (clause: ClauseEntry, to: ClauseStatus, reason?: string, terms?: Terms) => {
    const fault = await decisions.setStatus(clause.id, to, reason, terms);
    if (fault !== undefined && reason === undefined) {
      announce(t("status.failed", { clause: clauseName(clause, t), reason: fault }), "fault");
    }
    return fault;
  };
  return (
    <>
      <div className={classes.rail} data-room-region="margin">
        {clauses.length > 0 && (
          <ol className={classes.list} aria-label={t("status.rail")}>
            {clauses.map((clause) => (
              <ClauseRailItem
                key={clause.id}
                clause={clause}
                status={statusOf(clause.id, standing)}
                isReopened={isReopened(standing?.clauses.get(clause.id))}
                tail={agreementWords(standing?.clauses.get(clause.id)?.agreement, t)}
                bundle={packageOf(clause.id, standing)?.title ?? ""}
                isBracketedToo={isBracketedToo(clause.id, standing)}
                isNotYours={rights.mayWrite && barrierOfClause(clause.id, rules) === "notYours"}
                isMovable={isMovable(clause)}
                mayDecide={rights.mayDecide}
                isShown={shown === clause.id}
                top={places.get(clause.id)}
                t={t}
                onShow={show}
                onClose={close}
                onLeave={leave}
                handle={handleOf}
              />
            ))}
          </ol>
        )}
        {open !== undefined && (
          <Popover
            opened
            onChange={(opened) => opened || close()}
            position="bottom-start"
            width={320}
            shadow="md"
            trapFocus
            withRoles={false}
            middlewares={{ flip: true, shift: { padding: 8 } }}
          >
            <Popover.Target>
              <span
                className={classes.anchor}
                data-numbered={open.number !== "" || undefined}
                style={{ top: places.get(open.id) ?? 0 }}
              />
            </Popover.Target>
            <Popover.Dropdown
              role="dialog"
              aria-label={t("status.is", {
                clause: clauseName(open, t),
                status: t(`status.${statusOf(open.id, standing)}`),
              })}
            >
              <ClauseDecision
                editor={editor}
                clause={open}
                status={statusOf(open.id, standing)}
                decided={decidedStatus(open.id, standing)}
                decision={standing?.clauses.get(open.id)}
                brackets={brackets}
                alternatives={alternatives}
                agreements={agreements}
                comments={comments}
                onLeave={close}
                mayDecide={rights.mayDecide}
                busy={decisions.busy}
                onSet={(to, terms) => {
                  close();
                  void set(open, to, undefined, terms);
                }}
                onHistory={() => {
                  close();
                  onHistory(open);
                }}
                onMove={
                  isMovable(open) && placesFor(editor.state.doc, open.id).length > 0
                    ? () => {
                        close();
                        setMoving(open);
                      }
                    : undefined
                }
                onAsk={(to) => {
                  close();
                  setAsking({ clause: open, from: decidedStatus(open.id, standing), to });
                }}
              />
            </Popover.Dropdown>
          </Popover>
        )}
        {dragged !== undefined && <DropMark dragged={dragged} clauses={clauses} />}
        {moving !== undefined && (
          <Suspense>
            <MoveDialog
              plan={numberingPlanOf(standing)}
              clause={moving}
              clauses={clauses}
              places={placesFor(editor.state.doc, moving.id)}
              onClose={() => setMoving(undefined)}
              onMove={(behind) => {
                setMoving(undefined);
                move(moving.id, behind);
              }}
            />
          </Suspense>
        )}
        <ReopenDialog
          asking={asking}
          onClose={() => setAsking(undefined)}
          onSubmit={(reason) => (asking === undefined ? undefined : set(asking.clause, asking.to, reason))}
        />
      </div>
      <CommentMarks
        clauses={clauses}
        places={places}
        counts={comments.byClause}
        onShow={comments.showClause}
        stands={comments.stands}
        onShowStands={showStands}
        proposed={proposals.byClause}
        onShowProposals={proposals.showClause}
      />
    </>
  );
}

/**
 * The margin of the sheet: beside each clause its status and, for those who decide, the way to change it. It lies over
 * the numbers, outside of the text, so that its buttons are reached with the keyboard and are no part of the text.
 */
export const ClauseRail = memo(Rail);
