import { Alert, Button, Text } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConnectionOptions } from "../../collab/draftConnection";
import type { DraftMemory, KeptPassage, KeptWords } from "../../collab/draftMemory";
import type { Refusal } from "../../collab/messages";
import { savedWords } from "../../collab/savedState";
import { useAnnouncer } from "../../components/Announcer";
import { clauseName } from "../../components/clauseName";
import { ExportButton } from "../../components/exporting/ExportButton";
import { HistoryLink } from "../../components/HistoryLink";
import { Icon } from "../../components/Icon";
import { Page } from "../../components/Page";
import { asOccupant, type ClauseGuide, People } from "../../components/People";
import { SavedStatus } from "../../components/SavedStatus";
import type { ClauseEntry } from "../../editor/clauses";
import { textRoot } from "../../editor/extensions";
import { goToClause } from "../../editor/going";
import type { HeldChange } from "../../editor/protection";
import type { Rules } from "../../model/barrier";
import type { DraftId } from "../../model/ids";
import type { Me } from "../../model/person";
import { AccessDialog } from "./AccessDialog";
import { ClauseRail } from "./ClauseRail";
import classes from "./DraftRoom.module.css";
import { KeptPanel } from "./KeptPanel";
import { nameOf, wordsToKeep } from "./keepWords";
import { ModeControl } from "./ModeControl";
import { OpeningSheet } from "./OpeningSheet";
import { Overview } from "./Overview";
import { checkSession, type OpenDraft } from "./openDraft";
import { PeopleButton } from "./PeopleButton";
import { Sheet } from "./Sheet";
import { StopPanel } from "./StopPanel";
import { useClauses } from "./useClauses";
import { useConnection, useOccupants } from "./useConnection";
import { useDecisions } from "./useDecisions";
import { usePasting } from "./usePasting";

const ClauseHistoryPanel = lazy(async () => ({
  default: (await import("./ClauseHistoryPanel")).ClauseHistoryPanel,
}));

interface DraftRoomProps {
  readonly id: DraftId;
  readonly me: Me;
  readonly draft: OpenDraft;
  readonly memory: DraftMemory;
  /** Opens the draft anew from the server. */
  readonly afresh: () => void;
}

/** One lineage of a draft, open: its text, what was decided, the state of one's words, and who is here. */
export function DraftRoom({ id, me, draft, memory, afresh }: DraftRoomProps) {
  const { t } = useTranslation();
  const options: ConnectionOptions = useMemo(
    () => ({
      me,
      draft: id,
      lineage: draft.lineage,
      title: draft.title,
      mayWrite: draft.mayWrite,
      memory,
      textRoot,
      checkSession: () => checkSession(id),
    }),
    [id, me, draft, memory],
  );
  const [connection, view] = useConnection(options);
  const { refusal, stop, standing, rights, issued } = view;
  const rules: Rules = useMemo(() => ({ standing, rights }), [standing, rights]);
  const [editor, setEditor] = useState<Editor>();
  const clauses = useClauses(editor);
  const occupants = useOccupants(connection);
  const [announce, announcements] = useAnnouncer();
  const [reading, pasteReport] = usePasting(editor, announce);
  const decisions = useDecisions(id, announce);
  const [kept, setKept] = useState<KeptWords | undefined>(() => memory.keptWords(id));
  const [title, setTitle] = useState(draft.title);
  const [showsAccess, setShowsAccess] = useState(false);
  const [past, setPast] = useState<ClauseEntry>();
  const leaving = useRef(false);

  const keep = useCallback(
    (words: Omit<KeptWords, "words">, passages: readonly KeptPassage[]): KeptWords => {
      const all = { ...words, words: [...(memory.keptWords(id)?.words ?? []), ...passages] };
      memory.keepWords(id, all);
      return all;
    },
    [memory, id],
  );

  /** Keeps the words that the server does not have, and opens the draft anew without them. */
  const setAside = useCallback(
    async (cause: KeptWords["cause"], reason: string, refused?: Refusal) => {
      if (connection === undefined || leaving.current) return;
      leaving.current = true;
      const { clause, words } = wordsToKeep(connection, refused?.clause, t);
      keep({ cause, reason, code: refused?.reason ?? "", clause }, words);
      await connection.discard();
      afresh();
    },
    [connection, keep, afresh, t],
  );
  useEffect(() => {
    if (refusal !== undefined) void setAside("refused", refusal.message, refusal);
    else if (stop?.reason === "lineage") void setAside("lineage", "");
  }, [refusal, stop, setAside]);

  const current = useRef(clauses);
  current.current = clauses;
  const onHeld = useCallback(
    ({ barrier, clause, words }: HeldChange) => {
      const name = nameOf(clause, current.current, t);
      const reason = t(`held.${barrier}`, { clause: name === "" ? t("held.aClause") : name });
      announce(reason);
      if (words.trim() !== "") {
        setKept(keep({ cause: "refused", reason, code: "", clause: name }, [{ clause: name, words }]));
      }
    },
    [announce, keep, t],
  );

  useEffect(() => {
    if (issued !== undefined) announce(t("revision.issued", { symbol: issued }));
  }, [issued, announce, t]);

  const dismiss = () => {
    memory.dropWords(id);
    setKept(undefined);
  };
  const myself = asOccupant(me, occupants);
  const everybody = [myself, ...occupants.filter((person) => person.id !== me.id)];
  const guide: ClauseGuide = {
    nameOf: (clause) => nameOf(clause, clauses, t) || undefined,
    goTo: (clause) => editor !== undefined && goToClause(editor, clause),
  };
  // Who could write when the room was opened, or since, is told of the state of their words, also while it is closed.
  const [writer, setWriter] = useState(draft.mayWrite);
  if (rights.mayWrite && connection !== undefined && !writer) setWriter(true);
  const words = savedWords(view.progress, writer);
  const mode = (place: string | undefined) =>
    standing !== undefined && (
      <ModeControl
        mode={standing.mode}
        mayDecide={rights.mayDecide}
        decisions={decisions}
        className={place}
      />
    );

  const panels = (
    <div className={classes.panels}>
      {kept !== undefined && <KeptPanel kept={kept} onDismiss={dismiss} />}
      {draft.tooNew && <StopPanel stop={{ reason: "schema", code: undefined }} />}
      {stop !== undefined && stop.reason !== "lineage" && (
        <StopPanel
          stop={stop}
          onFreshStart={() => void setAside("refused", t(`stopped.${stop.reason}.title`))}
        />
      )}
      {view.empty && !view.ready && (
        <Alert className={classes.panel ?? ""} color="red" variant="transparent" role="alert">
          {t("draft.empty")}
        </Alert>
      )}
    </div>
  );

  return (
    <Page
      title={title === "" ? t("lobby.untitled") : title}
      bar={
        <>
          <Text className={classes.title} title={title} component="span">
            {title === "" ? t("lobby.untitled") : title}
          </Text>
          {mode(classes.barMode)}
          <HistoryLink draft={id} symbol={issued ?? draft.revision} />
          <ExportButton draft={id} inBar className={classes.barMode} />
          <SavedStatus words={words} />
          <PeopleButton me={me} people={everybody} guide={guide} />
        </>
      }
    >
      {connection !== undefined && view.ready && !draft.tooNew ? (
        <Sheet
          connection={connection}
          draft={id}
          mayWrite={rights.mayWrite && stop === undefined && refusal === undefined}
          showsTools={writer}
          rules={rules}
          onTitle={setTitle}
          onHeld={onHeld}
          reading={reading}
          onEditor={setEditor}
          panels={panels}
          overview={
            editor !== undefined && (
              <Overview editor={editor} clauses={clauses} standing={standing}>
                {mode(classes.lineMode)}
                <ExportButton draft={id} inBar={false} className={classes.lineMode} />
                {rights.mayDecide && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="gray"
                    leftSection={<Icon name="key" size={16} />}
                    onClick={() => setShowsAccess(true)}
                  >
                    {t("access.open")}
                  </Button>
                )}
              </Overview>
            )
          }
          margin={
            <>
              {pasteReport}
              {editor !== undefined && (
                <ClauseRail
                  editor={editor}
                  clauses={clauses}
                  rules={rules}
                  decisions={decisions}
                  announce={announce}
                  onHistory={setPast}
                />
              )}
            </>
          }
          aside={
            <aside className={classes.aside} aria-label={t("people.title")}>
              <h2 className={classes.asideTitle}>{t("people.title")}</h2>
              <People me={me} people={everybody} guide={guide} />
            </aside>
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
        <Suspense>
          <ClauseHistoryPanel
            draft={id}
            clause={{ id: past.id, name: clauseName(past, t) }}
            mayRestore={rights.mayDecide}
            onClose={() => setPast(undefined)}
            onRestored={announce}
          />
        </Suspense>
      )}
      {announcements}
    </Page>
  );
}
