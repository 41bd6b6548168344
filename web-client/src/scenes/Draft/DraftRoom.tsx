import { Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Occupancy } from "../../collab/occupancy";
import { isInStep } from "../../collab/savedState";
import { useAnnouncer } from "../../components/Announcer";
import { clauseName } from "../../components/clauseName";
import { lateDialog } from "../../components/lateDialog";
import { Page } from "../../components/Page";
import type { ClauseGuide } from "../../components/People";
import { TextLanguageContext } from "../../components/text/language";
import { useSeen } from "../../components/useSeen";
import type { ClauseEntry } from "../../editor/clauses";
import { goToClause } from "../../editor/going";
import { noPackages } from "../../model/agreement";
import { barrierOfText, type Rules } from "../../model/barrier";
import { historyAddress } from "../../model/looking";
import type { PositionScope } from "../../model/positions";
import { ownBranch } from "../../model/proposals";
import { lastOfProposals } from "../../model/told";
import { AccessDialog } from "./AccessDialog";
import { useAgreements } from "./agreements/useAgreements";
import { useAlternatives } from "./alternatives/useAlternatives";
import { useBeside } from "./beside/useBeside";
import { useBrackets } from "./brackets/useBrackets";
import { ClauseRail } from "./ClauseRail";
import { CommentsDrawer, CommentsSide } from "./comments/CommentsBeside";
import { useComments } from "./comments/useComments";
import { useProposalTalk } from "./comments/useProposalTalk";
import { ContestedSide } from "./contested/ContestedSide";
import { useContestedCount } from "./contested/useContestedCount";
import { useContestedKeys } from "./contested/useContestedKeys";
import { useContestedPanel } from "./contested/useContestedPanel";
import { cueWords } from "./cueWords";
import classes from "./DraftRoom.module.css";
import { ExportButton } from "./ExportButton";
import {
  commentsButtonId,
  contestedButtonId,
  FindingButtons,
  outlineButtonId,
  proposalsButtonId,
} from "./finding/FindingButtons";
import { FindingMenu } from "./finding/FindingMenu";
import { useFinding } from "./finding/useFinding";
import { HistoryLink } from "./HistoryLink";
import { nameOf, passagesOf } from "./keepWords";
import { ModeControl } from "./ModeControl";
import { NewsStrip } from "./NewsStrip";
import { OpeningSheet } from "./OpeningSheet";
import { useAddressedClause } from "./outline/clauseAddress";
import { OutlineSide } from "./outline/OutlineSide";
import { useClauseNews } from "./outline/useClauseNews";
import { useOutline } from "./outline/useOutline";
import { PeopleAside } from "./PeopleAside";
import { PeopleButton } from "./PeopleButton";
import { StandsContext } from "./positions/StandsLine";
import { ModeSwitch } from "./proposals/ModeSwitch";
import { ProposalsDrawer, ProposalsSide } from "./proposals/ProposalsBeside";
import { ProposalTalkContext } from "./proposals/talk";
import { useProposals } from "./proposals/useProposals";
import { RemovalNotice } from "./RemovalNotice";
import { RoomMenu } from "./RoomMenu";
import { RoomOverview } from "./RoomOverview";
import { RoomPanels } from "./RoomPanels";
import type { WritingPlace } from "./resuming";
import { SavedInRoom } from "./SavedInRoom";
import { Sheet } from "./Sheet";
import { useClauses } from "./useClauses";
import { type Opening, useConnection, useSaving } from "./useConnection";
import { useDecisions } from "./useDecisions";
import { useDraftEditor } from "./useDraftEditor";
import { useKeptWords } from "./useKeptWords";
import { useNews } from "./useNews";
import { ReportOfPaste, usePasting } from "./usePasting";
import { useRegionKeys } from "./useRegionKeys";
import { useSettingAside } from "./useSettingAside";
import { useTitle } from "./useTitle";

const TakeBackDialog = lazy(async () => ({ default: (await import("./TakeBackDialog")).TakeBackDialog }));
const NumbersDialog = lateDialog(
  async () => (await import("./NumbersDialog")).NumbersDialog,
  "numbers.title",
);
const ClauseHistoryPanel = lateDialog(
  async () => (await import("./ClauseHistoryPanel")).ClauseHistoryPanel,
  "clause.history",
);

const PositionsDialog = lateDialog(
  async () => (await import("./positions/PositionsDialog")).PositionsDialog,
  "positions.title",
);

const loadFinders = () => import("./finding/Finders");
const Finders = lazy(async () => ({ default: (await loadFinders()).Finders }));
const OutlineDrawer = lazy(async () => ({
  default: (await import("./outline/OutlineDrawer")).OutlineDrawer,
}));

const ContestedDrawer = lazy(async () => ({
  default: (await import("./contested/ContestedDrawer")).ContestedDrawer,
}));

interface DraftRoomProps extends Opening {
  /** Opens the draft anew from the server. */
  readonly afresh: () => void;
}

/** One lineage of a draft, open: its text, what was decided, the state of one's words, and who is here. */
export function DraftRoom({ afresh, ...opening }: DraftRoomProps) {
  const { t } = useTranslation();
  const { id, me, draft, memory } = opening;
  const [kept, keep, dismiss] = useKeptWords(id, memory);
  const [connection, view, saving] = useConnection(opening, (what) => {
    const { message, reason } = what.refusal;
    const passages = passagesOf(what, t);
    if (passages.length > 0) keep({ cause: "refused", reason: message, code: reason, clause: "" }, passages);
  });
  const { stop, standing, rights, issued, told } = view;
  const rules: Rules = useMemo(() => ({ standing, rights }), [standing, rights]);
  const occupancy = useMemo(() => new Occupancy(connection?.awareness), [connection]);
  const [announce, announcements] = useAnnouncer();
  const pasting = usePasting(announce);
  const decisions = useDecisions(id, announce);
  const [showsAccess, setShowsAccess] = useState(false);
  const [takesBack, setTakesBack] = useState(false);
  const [numbers, setNumbers] = useState(false);
  const [positions, setPositions] = useState<{ readonly about: PositionScope | undefined }>();
  const showPositions = useCallback((about: PositionScope | undefined) => setPositions({ about }), []);
  const [past, setPast] = useState<ClauseEntry>();
  const outline = useOutline();
  const beside = useBeside();
  const contested = useContestedPanel(beside.contested);
  const { toggle: toggleContested } = contested;
  const foldContested = useCallback(() => {
    toggleContested();
    document.getElementById(contestedButtonId)?.focus();
  }, [toggleContested]);
  const { toggle: toggleProposals } = beside.proposals;
  const foldProposals = useCallback(() => {
    toggleProposals();
    document.getElementById(proposalsButtonId)?.focus();
  }, [toggleProposals]);
  const { toggle: toggleComments } = beside.comments;
  const foldComments = useCallback(() => {
    toggleComments();
    document.getElementById(commentsButtonId)?.focus();
  }, [toggleComments]);
  const unread = useClauseNews(id, draft.since, me.id);
  const { toggle: toggleOutline } = outline;
  const foldOutline = useCallback(() => {
    toggleOutline();
    document.getElementById(outlineButtonId)?.focus();
  }, [toggleOutline]);
  // Whoever looks for something must not wait for it, nor depend on the connection then.
  useEffect(() => void loadFinders(), []);

  const writing = useRef<WritingPlace>(undefined);
  const marking = useRef<() => boolean>(() => false);
  const setAside = useSettingAside(connection, stop, keep, afresh);

  const mayWrite = rights.mayWrite && stop === undefined;
  const readable = view.ready && !draft.tooNew ? connection : undefined;
  const editor = useDraftEditor(readable, {
    draft: id,
    language: draft.language,
    mayWrite,
    rules,
    reading: pasting.reading,
    onHeld: (held) => {
      const name = nameOf(held.clause, clauses, t);
      const reason = t(`held.${held.barrier}`, { clause: name === "" ? t("held.aClause") : name });
      announce(reason, "held");
      if (held.words.trim() !== "") {
        keep({ cause: "refused", reason, code: "", clause: name }, [{ clause: name, words: held.words }]);
      }
    },
    onCue: (cue, after) => announce(cueWords(cue, after, t)),
    onMark: () => marking.current(),
  });
  const [brackets, dialogs] = useBrackets(editor, { draft: id, me, rules, saving, announce });
  useEffect(() => {
    marking.current = brackets.mark;
  }, [brackets.mark]);
  const clauses = useClauses(editor);
  const [alternatives, choices] = useAlternatives(editor, { draft: id, me, rules, clauses, announce });
  const title = useTitle(editor, draft.title);
  const finding = useFinding(editor);
  useAddressedClause(editor);
  useRegionKeys(editor);
  useContestedKeys(editor, standing, brackets.nameOf, announce);
  const comments = useComments(editor, {
    draft: id,
    me,
    isOpen: editor !== undefined && stop === undefined,
    list: beside.comments,
    saving,
    announce,
    showPositions,
  });
  const contestedCount = useContestedCount(brackets, standing, clauses);

  const closed = barrierOfText(rules);
  const onSilence = useCallback(() => {
    if (closed === "chairDrafts" || closed === "closed" || closed === "readOnly") {
      announce(t(`room.atKey.${closed}`));
    }
  }, [announce, closed, t]);
  const news = useNews(told, me.id);
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const guide: ClauseGuide = useMemo(
    () => ({
      nameOf: (clause) => nameOf(clause, clauses, t) || undefined,
      goTo: (clause) => editor !== undefined && goToClause(editor, clause),
    }),
    [clauses, editor, t],
  );
  const [proposals, proposalDialogs] = useProposals({
    draft: id,
    me,
    clauses,
    guide,
    heard: lastOfProposals(told),
    whispered: comments.view.proposals,
    informed: view.informed,
    leads: rights.mayDecide,
    list: beside.proposals,
    announce,
  });
  const stands = useMemo(
    () => ({ counts: comments.standsOn, show: showPositions }),
    [comments.standsOn, showPositions],
  );
  const subjects = useMemo(
    () => ({ clauses, standing, proposals: proposals.all }),
    [clauses, standing, proposals.all],
  );
  const talk = useProposalTalk(proposals, comments);
  const [agreements, agreementDialogs] = useAgreements({ draft: id, me, rules, clauses, guide, announce });
  // Who could write when the room was opened, or since, is told of the state of their words, also while it is closed.
  const [writer, setWriter] = useState(draft.mayWrite);
  if (rights.mayWrite && connection !== undefined && !writer) setWriter(true);
  useSeen(id, useSaving(saving, isInStep));
  const archived = standing?.archived === true;
  const mode = (place: string | undefined) =>
    standing !== undefined &&
    !archived && (
      <ModeControl
        mode={standing.mode}
        rights={rights}
        me={me}
        occupancy={occupancy}
        decisions={decisions}
        className={place}
      />
    );

  const ways = { outline, tools: finding, contested, comments, proposals };
  const said = { clauses, comments };
  const isListBeside = [contested, comments.list, proposals.list].some(({ place }) => place === "side");
  const disputed = { draft: id, clauses, brackets, alternatives, agreements, panel: contested };
  const outlined = { clauses, standing, me, occupancy, unread };
  const panels = (
    <RoomPanels
      kept={kept}
      onDismiss={dismiss}
      archived={archived}
      tooNew={draft.tooNew}
      stop={stop}
      onFreshStart={(reason) => void setAside("refused", reason)}
      empty={view.empty && !view.ready}
    />
  );

  const overview = editor !== undefined && (
    <RoomOverview
      draft={id}
      since={draft.since}
      editor={editor}
      clauses={clauses}
      standing={standing}
      mayDecide={rights.mayDecide}
      narrow={narrow}
      mode={mode(narrow ? undefined : classes.lineMode)}
      lead={
        <>
          {(proposals.mayBegin || ownBranch(proposals.all) !== undefined) && (
            <ModeSwitch mode="edit" onMode={proposals.propose} />
          )}
          <FindingButtons {...ways} count={contestedCount} />
        </>
      }
      onAccess={() => setShowsAccess(true)}
      own={agreements.own}
      onPackages={agreements.openPackages}
      onNumbers={() => setNumbers(true)}
      onTakeBack={() => setTakesBack(true)}
    />
  );

  const page = (
    <Page
      title={title === "" ? t("lobby.untitled") : title}
      menu={<FindingMenu {...ways} />}
      bar={
        <>
          <Text className={classes.title} title={title} component="span">
            {title === "" ? t("lobby.untitled") : title}
          </Text>
          {!narrow && mode(classes.barMode)}
          <HistoryLink href={historyAddress(id, {})} symbol={issued ?? draft.revision} />
          {!narrow && <ExportButton draft={id} inBar className={classes.barMode} />}
          <SavedInRoom saving={saving} writer={writer} />
          <PeopleButton me={me} occupancy={occupancy} guide={guide} always={isListBeside} />
          {narrow && overview !== false && <RoomMenu>{overview}</RoomMenu>}
        </>
      }
    >
      {readable !== undefined && editor !== undefined ? (
        <Sheet
          key={readable.doc.guid}
          editor={editor}
          holdIncoming={readable.holdIncoming}
          language={draft.language}
          mayWrite={mayWrite}
          showsTools={writer}
          narrow={narrow}
          rules={rules}
          onSilence={onSilence}
          onBracket={brackets.mayPlace ? brackets.ask : undefined}
          onComment={comments.mayComment ? comments.begin : undefined}
          onPlaceholder={brackets.mayPlace ? brackets.askPlaceholder : undefined}
          writing={writing}
          panels={panels}
          overview={!narrow && overview}
          outline={
            outline.place === "side" && <OutlineSide editor={editor} {...outlined} onFold={foldOutline} />
          }
          margin={
            <>
              <ReportOfPaste pasting={pasting} editor={editor} />
              <ClauseRail
                editor={editor}
                clauses={clauses}
                rules={rules}
                decisions={decisions}
                announce={announce}
                onHistory={setPast}
                brackets={brackets}
                alternatives={alternatives}
                agreements={agreements}
                comments={comments}
                proposals={proposals}
              />
            </>
          }
          beside={isListBeside}
          aside={
            contested.place === "side" ? (
              <ContestedSide editor={editor} {...disputed} onFold={foldContested} />
            ) : comments.list.place === "side" ? (
              <CommentsSide editor={editor} {...said} onFold={foldComments} />
            ) : proposals.list.place === "side" ? (
              <ProposalsSide clauses={clauses} proposals={proposals} onFold={foldProposals} />
            ) : (
              <PeopleAside me={me} occupancy={occupancy} guide={guide} />
            )
          }
        />
      ) : (
        <>
          {panels}
          <OpeningSheet />
        </>
      )}
      <AccessDialog
        draft={id}
        clauses={clauses}
        opened={showsAccess && rights.mayDecide}
        onClose={() => setShowsAccess(false)}
        announce={announce}
      />
      {past !== undefined && (
        <ClauseHistoryPanel
          draft={id}
          clause={{ id: past.id, name: clauseName(past, t) }}
          mayRestore={rights.mayDecide}
          onClose={() => setPast(undefined)}
          onRestored={announce}
        />
      )}
      {dialogs}
      {choices}
      {agreementDialogs}
      {proposalDialogs}
      <NewsStrip
        draft={id}
        current={news}
        guide={guide}
        brackets={brackets}
        packages={standing?.packages ?? noPackages}
        onProposals={beside.proposals.show}
      />
      {editor !== undefined && (
        <Suspense>
          <Finders editor={editor} clauses={clauses} tools={finding} mayReplace={mayWrite} />
          {contested.place === "drawer" && (
            <ContestedDrawer editor={editor} {...disputed} narrow={narrow} onClose={foldContested} />
          )}
          {outline.place === "drawer" && (
            <OutlineDrawer editor={editor} {...outlined} onClose={foldOutline} />
          )}
        </Suspense>
      )}
      {editor !== undefined && comments.list.place === "drawer" && (
        <CommentsDrawer editor={editor} {...said} narrow={narrow} onClose={foldComments} />
      )}
      {editor !== undefined && proposals.list.place === "drawer" && (
        <ProposalsDrawer clauses={clauses} proposals={proposals} narrow={narrow} onClose={foldProposals} />
      )}
      {takesBack && rights.mayDecide && (
        <Suspense>
          <TakeBackDialog draft={id} onClose={() => setTakesBack(false)} onDone={announce} />
        </Suspense>
      )}
      {positions !== undefined && (
        <PositionsDialog
          comments={comments}
          subjects={subjects}
          about={positions.about}
          mayLead={rights.mayDecide}
          onClose={() => setPositions(undefined)}
        />
      )}
      {numbers && rights.mayDecide && (
        <NumbersDialog
          draft={id}
          since={standing?.numbers?.symbol}
          announce={announce}
          onClose={() => setNumbers(false)}
        />
      )}
      {editor !== undefined && view.removal !== undefined && (
        <RemovalNotice
          draft={id}
          me={me.id}
          removal={view.removal}
          editor={editor}
          clauses={clauses}
          mayUndo={rights.mayWrite && rights.mayArrange}
          announce={announce}
        />
      )}
      {announcements}
    </Page>
  );
  return (
    <TextLanguageContext value={draft.language}>
      <StandsContext value={stands}>
        <ProposalTalkContext value={talk}>{page}</ProposalTalkContext>
      </StandsContext>
    </TextLanguageContext>
  );
}
