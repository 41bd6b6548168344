import { Alert, Popover, Text, UnstyledButton } from "@mantine/core";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConnectionOptions } from "../../collab/draftConnection";
import type { DraftMemory, KeptWords } from "../../collab/draftMemory";
import { savedWords } from "../../collab/savedState";
import { Icon } from "../../components/Icon";
import { Page } from "../../components/Page";
import { asParticipant, Initials, People } from "../../components/People";
import { SavedStatus } from "../../components/SavedStatus";
import { textRoot } from "../../editor/extensions";
import type { DraftId } from "../../model/ids";
import type { Me } from "../../model/person";
import classes from "./DraftRoom.module.css";
import { KeptPanel } from "./KeptPanel";
import { OpeningSheet } from "./OpeningSheet";
import { checkSession, type OpenDraft } from "./openDraft";
import { Sheet } from "./Sheet";
import { StopPanel } from "./StopPanel";
import { useConnection, useOthers } from "./useConnection";

interface DraftRoomProps {
  readonly id: DraftId;
  readonly me: Me;
  readonly draft: OpenDraft;
  readonly memory: DraftMemory;
  /** Opens the draft anew from the server. */
  readonly afresh: () => void;
}

const shownAvatars = 4;

/** One lineage of a draft, open: its text, the state of one's words, and who is here. */
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
  const others = useOthers(connection, me.id);
  const [kept, setKept] = useState<KeptWords | undefined>(() => memory.keptWords(id));
  const [title, setTitle] = useState(draft.title);
  const leaving = useRef(false);

  /** Keeps the words that the server does not have, and opens the draft anew without them. */
  const setAside = useCallback(
    async (cause: KeptWords["cause"], reason: string) => {
      if (connection === undefined || leaving.current) return;
      leaving.current = true;
      const words = connection.unsavedWords().map((each) => each.words);
      const earlier = memory.keptWords(id);
      memory.keepWords(id, { cause, reason, words: [...(earlier?.words ?? []), ...words] });
      await connection.discard();
      afresh();
    },
    [connection, memory, id, afresh],
  );

  const { refusal, stop } = view;
  useEffect(() => {
    if (refusal !== undefined) void setAside("refused", refusal.message);
    else if (stop?.reason === "lineage") void setAside("lineage", "");
  }, [refusal, stop, setAside]);

  const dismiss = () => {
    memory.dropWords(id);
    setKept(undefined);
  };
  const everybody = [asParticipant(me, others), ...others];
  const words = savedWords(view.progress, draft.mayWrite);

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
          <SavedStatus words={words} />
          <Popover position="bottom-end" width={300} shadow="md" trapFocus returnFocus>
            <Popover.Target>
              <UnstyledButton
                className={classes.avatars}
                aria-label={t("people.count", { count: everybody.length })}
              >
                <span className={classes.faces}>
                  {everybody.slice(0, shownAvatars).map((person) => (
                    <Initials key={person.id} person={person} />
                  ))}
                </span>
                <span className={classes.count} aria-hidden="true">
                  <Icon name="people" size={20} />
                  {everybody.length}
                </span>
                {everybody.length > shownAvatars && (
                  <span className={classes.more}>+{everybody.length - shownAvatars}</span>
                )}
              </UnstyledButton>
            </Popover.Target>
            <Popover.Dropdown>
              <Text fw={600} mb="xs">
                {t("people.title")}
              </Text>
              <People me={me} others={others} />
            </Popover.Dropdown>
          </Popover>
        </>
      }
    >
      {connection !== undefined && view.ready && !draft.tooNew ? (
        <Sheet
          connection={connection}
          mayWrite={draft.mayWrite && stop === undefined && refusal === undefined}
          showsTools={draft.mayWrite}
          onTitle={setTitle}
          panels={panels}
          aside={
            <aside className={classes.aside} aria-label={t("people.title")}>
              <h2 className={classes.asideTitle}>{t("people.title")}</h2>
              <People me={me} others={others} />
            </aside>
          }
        />
      ) : (
        <>
          {panels}
          <OpeningSheet />
        </>
      )}
    </Page>
  );
}
