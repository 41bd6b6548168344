import { ActionIcon, Button, Text, Tooltip } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type CSSProperties, lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { DraftMemory } from "../../../collab/draftMemory";
import { Occupancy } from "../../../collab/occupancy";
import { isInStep } from "../../../collab/savedState";
import { useAnnouncer } from "../../../components/Announcer";
import { clauseName } from "../../../components/clauseName";
import { Icon } from "../../../components/Icon";
import { lateDialog } from "../../../components/lateDialog";
import { Page } from "../../../components/Page";
import type { ClauseGuide } from "../../../components/People";
import { TextLanguageContext } from "../../../components/text/language";
import { goToClause } from "../../../editor/going";
import { type SuggestedClause, suggestedClauses } from "../../../editor/suggestions/suggested";
import { barrierOfText, type Rules } from "../../../model/barrier";
import { legibleOn, sheets } from "../../../model/color";
import type { ClauseId, DraftId, ProposalId } from "../../../model/ids";
import type { Me } from "../../../model/person";
import { branchHistoryAddress } from "../../../model/proposals";
import { lastOfProposals } from "../../../model/told";
import { useBeside } from "../beside/useBeside";
import { useDesks } from "../comments/useDesks";
import { cueWords } from "../cueWords";
import roomClasses from "../DraftRoom.module.css";
import { outlineButtonId, proposalsButtonId } from "../finding/FindingButtons";
import { useFinding } from "../finding/useFinding";
import { HistoryLink } from "../HistoryLink";
import { nameOf, passagesOf } from "../keepWords";
import { OpeningSheet } from "../OpeningSheet";
import { OutlineSide } from "../outline/OutlineSide";
import type { NewClauses } from "../outline/useClauseNews";
import { useOutline } from "../outline/useOutline";
import { PeopleAside } from "../PeopleAside";
import { PeopleButton } from "../PeopleButton";
import { ModeSwitch } from "../proposals/ModeSwitch";
import { ProposalsDrawer, ProposalsSide } from "../proposals/ProposalsBeside";
import { useProposals } from "../proposals/useProposals";
import { RoomPanels } from "../RoomPanels";
import type { WritingPlace } from "../resuming";
import { SavedInRoom } from "../SavedInRoom";
import { Sheet } from "../Sheet";
import { useClauses } from "../useClauses";
import { useConnection, useSaving } from "../useConnection";
import { useDraftEditor } from "../useDraftEditor";
import { useKeptWords } from "../useKeptWords";
import { ReportOfPaste, usePasting } from "../usePasting";
import { useRegionKeys } from "../useRegionKeys";
import { useSettingAside } from "../useSettingAside";
import classes from "./Branch.module.css";
import { BranchBanner } from "./BranchBanner";
import { MovedLine } from "./MovedLine";
import { MovedMarks } from "./MovedMarks";
import { checkBranch, idOfBranch, type OpenBranch } from "./openBranch";
import { useMoved } from "./useMoved";
import { useMovedSentence } from "./useMovedSentence";
import { useSuggestions } from "./useSuggestions";

const loadFinders = () => import("../finding/Finders");
const Finders = lazy(async () => ({ default: (await loadFinders()).Finders }));
const OutlineDrawer = lazy(async () => ({
  default: (await import("../outline/OutlineDrawer")).OutlineDrawer,
}));
const MovedDialog = lateDialog(
  async () => (await import("./MovedDialog")).MovedDialog,
  "proposals.moved.title",
);
const SubmitDialog = lateDialog(
  async () => (await import("./SubmitDialog")).SubmitDialog,
  "proposals.submit.title",
);

interface BranchRoomProps {
  readonly draft: DraftId;
  readonly id: ProposalId;
  readonly me: Me;
  readonly opened: OpenBranch;
  readonly memory: DraftMemory;
  /** Opens the branch anew from the server. Must be stable. */
  readonly afresh: () => void;
}

/** Who writes is left alone: what the proposal changes is asked for when they have paused for so long. */
const calmMillis = 2_000;
const noNews: NewClauses = { news: new Map(), read: () => undefined };

function styleOf(color: string | undefined): CSSProperties | undefined {
  if (color === undefined) return undefined;
  const [day, night] = [legibleOn(color, sheets.light), legibleOn(color, sheets.dark)];
  return { "--suggestion": `light-dark(${day}, ${night})` } as CSSProperties;
}

/**
 * The room of one proposal: the draft's text with what the proposal changes of it, which is written here as a draft is. The draft itself
 * is held open beside it, for the words that the proposal deletes, and to hear of what is decided.
 */
export function BranchRoom({ draft, id, me, opened, memory, afresh }: BranchRoomProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const own = idOfBranch(id);
  const check = useCallback(() => checkBranch(id), [id]);
  const [kept, keep, dismiss] = useKeptWords(own, memory);
  const [whole, wholeView] = useConnection({ id: draft, me, draft: opened.whole, memory }, () => undefined);
  const [connection, view, saving] = useConnection(
    { id: own, me, draft: opened.text, memory, branch: opened.branch, check },
    (what) => {
      const { message, reason } = what.refusal;
      const passages = passagesOf(what, t);
      if (passages.length > 0)
        keep({ cause: "refused", reason: message, code: reason, clause: "" }, passages);
    },
  );
  const { stop, rights } = view;
  // A branch has the draft's numbers, of which the draft's own record tells.
  const { standing: ofBranch } = view;
  const { numbers, alternatives } = wholeView.standing ?? {};
  const standing = useMemo(
    () => ofBranch && { ...ofBranch, numbers, alternatives },
    [ofBranch, numbers, alternatives],
  );
  const rules: Rules = useMemo(() => ({ standing, rights }), [standing, rights]);
  const occupancy = useMemo(() => new Occupancy(connection?.awareness), [connection]);
  const [announce, announcements] = useAnnouncer();
  const pasting = usePasting(announce);
  const outline = useOutline();
  const beside = useBeside();
  const writing = useRef<WritingPlace>(undefined);
  const setAside = useSettingAside(connection, stop, keep, afresh);
  const [submits, setSubmits] = useState<readonly (SuggestedClause & { readonly name: string })[]>();
  useEffect(() => void loadFinders(), []);

  const mayWrite = rights.mayWrite && stop === undefined;
  const readable = view.ready && !opened.text.tooNew ? connection : undefined;
  const editor = useDraftEditor(readable, {
    draft: own,
    language: opened.text.language,
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
  });
  const clauses = useClauses(editor);
  const finding = useFinding(editor);
  useRegionKeys(editor);
  const wholeDoc = wholeView.ready ? whole?.doc : undefined;
  const [shownAs, showAs] = useSuggestions(editor, wholeDoc);
  const guide: ClauseGuide = useMemo(
    () => ({
      nameOf: (clause) => nameOf(clause, clauses, t) || undefined,
      goTo: (clause) => editor !== undefined && goToClause(editor, clause),
    }),
    [clauses, editor, t],
  );
  const [desks] = useDesks(draft, wholeView.informed);
  const [proposals, dialogs] = useProposals({
    draft,
    me,
    clauses,
    guide,
    heard: lastOfProposals(wholeView.told),
    whispered: desks.proposals,
    informed: wholeView.informed,
    leads: wholeView.rights.mayDecide,
    list: beside.proposals,
    announce,
  });
  const proposal = proposals.all.find((each) => each.id === id) ?? opened.proposal;
  const isGone = proposals.told.kind === "loaded" && !proposals.all.some((each) => each.id === id);
  const { again } = proposals;
  const isSaved = useSaving(saving, isInStep);
  useEffect(() => {
    // What it changes, and whether that is submitted, is known when it is saved.
    if (!isSaved) return undefined;
    const timer = setTimeout(again, calmMillis);
    return () => clearTimeout(timer);
  }, [isSaved, again]);

  const closed = barrierOfText(rules);
  const onSilence = useCallback(() => {
    if (closed === "chairDrafts" || closed === "closed" || closed === "readOnly") {
      announce(t(`room.atKey.${closed}`));
    }
  }, [announce, closed, t]);
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [writer, setWriter] = useState(opened.text.mayWrite);
  if (rights.mayWrite && connection !== undefined && !writer) setWriter(true);
  const { toggle: toggleOutline } = outline;
  const foldOutline = useCallback(() => {
    toggleOutline();
    document.getElementById(outlineButtonId)?.focus();
  }, [toggleOutline]);
  const { toggle: toggleProposals } = beside.proposals;
  const foldProposals = useCallback(() => {
    toggleProposals();
    document.getElementById(proposalsButtonId)?.focus();
  }, [toggleProposals]);

  const askToSubmit = () => {
    if (editor === undefined || wholeDoc === undefined) return;
    const named = (clause: SuggestedClause) => {
      const entry = clauses.find((each) => each.id === clause.clause);
      return entry === undefined ? `“${clause.opening}”` : clauseName(entry, t);
    };
    setSubmits(suggestedClauses(editor.view, wholeDoc).map((each) => ({ ...each, name: named(each) })));
  };
  const moved = useMoved({
    id,
    memory,
    editor,
    whole: wholeDoc,
    isSaved,
    heard: lastOfProposals(wholeView.told),
    announce,
  });
  const movedSentence = useMovedSentence(proposals.names);
  const [looked, lookAt] = useState<ClauseId>();
  const lookedAt = moved.unseen.find(({ clause }) => clause === looked);
  const title = proposal?.title ?? opened.text.title;
  const isListBeside = beside.proposals.place === "side";
  const outlined = { clauses, standing, me, occupancy, unread: noNews };
  const ways = (
    <div className={classes.ways}>
      <Tooltip label={t(outline.place === undefined ? "outline.show" : "outline.hide")} openDelay={400}>
        <ActionIcon
          id={outlineButtonId}
          variant="subtle"
          color="gray"
          aria-label={t("outline.title")}
          aria-expanded={outline.place !== undefined}
          onClick={outline.toggle}
        >
          <Icon name="outline" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t("find.open")} openDelay={400}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("find.open")}
          onClick={() => finding.show("find")}
        >
          <Icon name="search" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t(isListBeside ? "proposals.hide" : "proposals.show")} openDelay={400}>
        <Button
          id={proposalsButtonId}
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<Icon name="propose" />}
          aria-label={t("proposals.button", { count: proposals.open })}
          aria-expanded={beside.proposals.place !== undefined}
          onClick={beside.proposals.toggle}
        >
          {proposals.open}
        </Button>
      </Tooltip>
    </div>
  );
  const banner = (
    <BranchBanner
      proposal={proposal}
      isGone={isGone}
      proposals={proposals}
      view={shownAs}
      onView={showAs}
      isWhole={wholeDoc !== undefined}
      isSaved={isSaved && wholeDoc !== undefined}
      onSubmit={askToSubmit}
    >
      <ModeSwitch mode="propose" onMode={() => navigate(`/drafts/${draft}`)} />
    </BranchBanner>
  );
  const panels = (
    <RoomPanels
      kept={kept}
      onDismiss={dismiss}
      archived={false}
      tooNew={opened.text.tooNew}
      stop={stop}
      onFreshStart={(reason) => void setAside("refused", reason)}
      empty={view.empty && !view.ready}
    />
  );
  const page = (
    <Page
      title={title}
      bar={
        <>
          <Text className={roomClasses.title} title={title} component="span">
            {t("proposals.banner.title", { title })}
          </Text>
          <SavedInRoom saving={saving} writer={writer} />
          <HistoryLink href={branchHistoryAddress(draft, id)} />
          <PeopleButton me={me} occupancy={occupancy} guide={guide} always={isListBeside} />
        </>
      }
    >
      <div style={styleOf(proposal && proposals.names.colorOf(proposal.by))}>
        {readable !== undefined && editor !== undefined ? (
          <Sheet
            key={readable.doc.guid}
            editor={editor}
            holdIncoming={readable.holdIncoming}
            language={opened.text.language}
            mayWrite={mayWrite}
            showsTools={writer}
            narrow={narrow}
            rules={rules}
            onSilence={onSilence}
            onBracket={undefined}
            onComment={undefined}
            onPlaceholder={undefined}
            writing={writing}
            panels={panels}
            overview={
              <>
                {banner}
                <MovedLine unseen={moved.unseen} sentence={movedSentence} onShow={lookAt} />
                {ways}
              </>
            }
            outline={
              outline.place === "side" && <OutlineSide editor={editor} {...outlined} onFold={foldOutline} />
            }
            margin={
              <>
                <MovedMarks
                  editor={editor}
                  clauses={clauses}
                  unseen={moved.unseen}
                  sentence={movedSentence}
                  onShow={lookAt}
                />
                <ReportOfPaste pasting={pasting} editor={editor} />
              </>
            }
            beside={isListBeside}
            aside={
              isListBeside ? (
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
      </div>
      {dialogs}
      {lookedAt !== undefined && (
        <MovedDialog
          proposal={id}
          moved={lookedAt}
          name={nameOf(lookedAt.clause, clauses, t) || lookedAt.label}
          sentence={movedSentence(lookedAt)}
          onSeen={() => {
            moved.see(lookedAt.clause);
            lookAt(undefined);
          }}
          onClose={() => lookAt(undefined)}
        />
      )}
      {submits !== undefined && proposal !== undefined && (
        <SubmitDialog
          proposal={proposal}
          proposals={proposals}
          suggested={submits}
          onClose={() => setSubmits(undefined)}
        />
      )}
      {editor !== undefined && (
        <Suspense>
          <Finders editor={editor} clauses={clauses} tools={finding} mayReplace={mayWrite} />
          {outline.place === "drawer" && (
            <OutlineDrawer editor={editor} {...outlined} onClose={foldOutline} />
          )}
        </Suspense>
      )}
      {beside.proposals.place === "drawer" && (
        <ProposalsDrawer clauses={clauses} proposals={proposals} narrow={narrow} onClose={foldProposals} />
      )}
      {announcements}
    </Page>
  );
  return <TextLanguageContext value={opened.text.language}>{page}</TextLanguageContext>;
}
