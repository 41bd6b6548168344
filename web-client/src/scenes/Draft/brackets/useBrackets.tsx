import { Popover } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { type ReactNode, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Unreachable } from "../../../api/http";
import { type SavingStore, untilSaved } from "../../../collab/saving";
import type { Announce } from "../../../components/Announcer";
import { setBrackets } from "../../../editor/brackets/brackets";
import { asNow, markedWords, writeWords } from "../../../editor/brackets/marking";
import { clauseWords } from "../../../editor/brackets/whole";
import type { Anchor } from "../../../model/anchor";
import type { Rules } from "../../../model/barrier";
import {
  type Bracket,
  type Brackets,
  chair,
  type Holder,
  noBrackets,
  type Outcome,
  partsOf,
} from "../../../model/brackets";
import type { BracketId, ClauseId, DraftId } from "../../../model/ids";
import type { Me } from "../../../model/person";
import { BracketCard } from "./BracketCard";
import classes from "./Brackets.module.css";
import { HoldDialog, type HoldQuestion } from "./HoldDialog";
import { PlaceholderDialog } from "./PlaceholderDialog";
import { SettleDialog } from "./SettleDialog";
import { type Holders, useHolders } from "./useHolders";

/** What a room can do about brackets. Stable, as long as this person may do the same and the same brackets are there. */
export interface BracketsInRoom {
  readonly brackets: Brackets;
  /** How many stand. */
  readonly standing: number;
  readonly mayPlace: boolean;
  /** Asks about the words that are selected; false where nothing can be asked. */
  readonly mark: () => boolean;
  /** The same, and says so where nothing can. */
  readonly ask: () => void;
  /** Asks what is to come in place of the words that are selected, or at the caret. */
  readonly askPlaceholder: () => void;
  readonly markClause: (clause: ClauseId) => void;
  /** Shows the card of a bracket beside an element; `back` puts the focus where it was, instead of into the text. */
  readonly open: (bracket: BracketId, at: Element, back?: () => void) => void;
  /** For whom this person acts; undefined for nobody. */
  readonly own: Holder | undefined;
  /** What a holder is called. */
  readonly nameOf: Holders["nameOf"];
}

interface BracketsOptions {
  readonly draft: DraftId;
  readonly me: Me;
  readonly rules: Rules;
  readonly saving: SavingStore;
  readonly announce: Announce;
}

/** What was just written is on the server so soon, or there is no connection. */
const savedWithinMillis = 15_000;

async function whenSaved(saving: SavingStore): Promise<void> {
  if (!(await untilSaved(saving, savedWithinMillis))) throw new Unreachable();
}

/** The words of a bracket where they are now. */
function anchorsNow(bracket: Bracket, { places }: Brackets): readonly Anchor[] {
  const quote = (index: number) => bracket.on[index]?.quote ?? "";
  return partsOf(bracket, places.get(bracket.id))
    .filter(({ state }) => state !== "GONE")
    .map(({ clause, from, to }, index) =>
      from === undefined ? { clause, quote: quote(index) } : { clause, from, to, quote: quote(index) },
    );
}

interface Place {
  readonly bracket: BracketId;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Shows the brackets on the sheet, and what one can do about them. */
export function useBrackets(
  editor: Editor | undefined,
  { draft, me, rules, saving, announce }: BracketsOptions,
): readonly [BracketsInRoom, dialogs: ReactNode] {
  const { t } = useTranslation();
  const { standing, rights } = rules;
  const brackets = standing?.brackets ?? noBrackets;
  const [question, setQuestion] = useState<HoldQuestion>();
  const [awaiting, setAwaiting] = useState<readonly Anchor[]>();
  const [place, setPlace] = useState<Place>();
  const [settling, setSettling] = useState<{ readonly bracket: Bracket; readonly as: Outcome }>();
  const isAnyContested =
    brackets.all.size > 0 || (standing?.alternatives?.length ?? 0) > 0 || (standing?.packages?.size ?? 0) > 0;
  const holders = useHolders(isAnyContested || question !== undefined || awaiting !== undefined);
  const mayLead = rights.mayDecide;
  const mayPlace = rights.mayBracket === true || mayLead;
  const own = !mayPlace ? undefined : me.role === "DELEGATE" ? me.delegation?.code : chair;

  const backTo = useRef<(() => void) | undefined>(undefined);
  const open = useCallback((bracket: BracketId, at: Element, back?: () => void) => {
    const { left, top, width, height } = at.getBoundingClientRect();
    backTo.current = back;
    setPlace({ bracket, left, top, width, height });
  }, []);
  const mark = useCallback(() => {
    if (editor === undefined || !mayPlace) return false;
    const on = markedWords(editor.view);
    if (on.length === 0) return false;
    backTo.current = undefined;
    setQuestion({ kind: "place", on });
    return true;
  }, [editor, mayPlace]);
  const markClause = useCallback(
    (clause: ClauseId) => {
      if (editor === undefined) return;
      backTo.current = undefined;
      setQuestion({ kind: "place", on: [{ clause, quote: clauseWords(editor.view, clause) }] });
    },
    [editor],
  );
  const { label, nameOf } = holders;
  // Before anything is painted, as the rules are.
  useLayoutEffect(() => {
    const toCome = t("placeholders.toCome");
    const onOpen = (bracket: BracketId, at: Element) => open(bracket, at);
    if (editor !== undefined) setBrackets(editor.view, { brackets, label, toCome, onOpen });
  }, [editor, brackets, label, open, t]);

  const back = () => (backTo.current === undefined ? editor?.view.focus() : backTo.current());
  const close = () => {
    setPlace(undefined);
    back();
  };
  const shown = place && brackets.all.get(place.bracket);
  const dialogs = (
    <>
      {place !== undefined && shown !== undefined && (
        <Popover
          key={place.bracket}
          opened
          onChange={(opened) => opened || close()}
          position="bottom-start"
          width={340}
          shadow="md"
          trapFocus
          withRoles={false}
          middlewares={{ flip: true, shift: { padding: 8 } }}
        >
          <Popover.Target>
            <span
              className={classes.place}
              style={{ left: place.left, top: place.top, width: place.width, height: place.height }}
            />
          </Popover.Target>
          <Popover.Dropdown role="dialog" aria-label={label(shown)} data-bracket-card="">
            <BracketCard
              draft={draft}
              bracket={shown}
              isGone={partsOf(shown, brackets.places.get(shown.id)).every(({ state }) => state === "GONE")}
              own={own}
              mayLead={mayLead}
              holders={holders}
              onHold={(hold) => {
                setPlace(undefined);
                setQuestion({ kind: "hold", bracket: shown, hold });
              }}
              onBracket={() => {
                setPlace(undefined);
                setQuestion({ kind: "place", on: anchorsNow(shown, brackets) });
              }}
              onSettle={(as) => {
                setPlace(undefined);
                setSettling({ bracket: shown, as });
              }}
              onClose={close}
            />
          </Popover.Dropdown>
        </Popover>
      )}
      {question !== undefined && own !== undefined && (
        <HoldDialog
          draft={draft}
          question={question}
          own={own}
          mayLead={mayLead}
          holders={holders}
          asNow={(on) => (editor === undefined ? on : asNow(editor.view, on))}
          onDone={(said) => said !== "" && announce(said)}
          onClose={() => {
            setQuestion(undefined);
            back();
          }}
        />
      )}
      {awaiting !== undefined && own !== undefined && editor !== undefined && (
        <PlaceholderDialog
          draft={draft}
          on={awaiting}
          own={own}
          mayLead={mayLead}
          holders={holders}
          asNow={(on) => asNow(editor.view, on)}
          write={(words) => writeWords(editor.view, words)}
          saved={() => whenSaved(saving)}
          onDone={() => announce(t("placeholders.placed"))}
          onClose={() => {
            setAwaiting(undefined);
            back();
          }}
        />
      )}
      {settling !== undefined && (
        <SettleDialog
          draft={draft}
          bracket={settling.bracket}
          as={settling.as}
          onClose={() => {
            setSettling(undefined);
            back();
          }}
        />
      )}
    </>
  );
  const doing = useMemo(
    () => ({
      brackets,
      standing: [...brackets.all.values()].filter(({ settled }) => settled === undefined).length,
      mayPlace,
      own,
      open,
      nameOf,
      markClause,
      mark,
      askPlaceholder: () => {
        if (editor === undefined || !mayPlace) return;
        backTo.current = undefined;
        setAwaiting(markedWords(editor.view));
      },
      ask: () => {
        if (!mark()) announce(t("brackets.nothing"));
      },
    }),
    [editor, brackets, mayPlace, own, open, nameOf, mark, markClause, announce, t],
  );
  return [doing, dialogs];
}
