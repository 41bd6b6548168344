import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import type { Branch, ConnectionView, DraftConnection, SessionCheck } from "../../collab/draftConnection";
import type { DraftMemory } from "../../collab/draftMemory";
import { LiveDraft, type Rejected } from "../../collab/liveDraft";
import { plainRights } from "../../collab/noticeBoard";
import { initialProgress, type Progress } from "../../collab/savedState";
import { Saving, type SavingStore } from "../../collab/saving";
import { textRoot } from "../../editor/extensions";
import type { DraftId } from "../../model/ids";
import type { Me } from "../../model/person";
import { checkSession, type OpenDraft } from "./openDraft";

const closedView: ConnectionView & { readonly connection: DraftConnection | undefined } = {
  ready: false,
  empty: false,
  stop: undefined,
  refusal: undefined,
  standing: undefined,
  rights: plainRights(false),
  issued: undefined,
  told: [],
  informed: false,
  connection: undefined,
  removal: undefined,
};
const nothing = () => () => {};
const notSaving: SavingStore = new Saving(initialProgress(false));

/** Whose draft is open, and what the server or this device said of it. Each member must be stable. */
export interface Opening {
  readonly id: DraftId;
  readonly me: Me;
  readonly draft: OpenDraft;
  readonly memory: DraftMemory;
  /** Undefined for a draft itself. */
  readonly branch?: Branch | undefined;
  /** Whether a connection that keeps failing fails because of who, or what, it is for; without, the draft is asked for. */
  readonly check?: (() => Promise<SessionCheck>) | undefined;
}

/**
 * A draft that is open as long as the component is there, the connection that it has now, and how the saving goes.
 *
 * @param onRejected is told of a person's work that was not accepted in part
 */
export function useConnection(
  { id, me, draft, memory, branch, check }: Opening,
  onRejected: (what: Rejected) => void,
): readonly [DraftConnection | undefined, ConnectionView, SavingStore] {
  const [live, setLive] = useState<LiveDraft>();
  const rejected = useEffectEvent(onRejected);
  useEffect(() => {
    const { lineage, title, language, mayWrite } = draft;
    const opened = new LiveDraft({
      me,
      draft: id,
      lineage,
      title,
      language,
      mayWrite,
      memory,
      textRoot,
      checkSession: check ?? (() => checkSession(id)),
      branch,
      onRejected: (what) => rejected(what),
    });
    setLive(opened);
    opened.start();
    return () => {
      void opened.close();
      setLive(undefined);
    };
  }, [id, me, draft, memory, branch, check]);
  const view = useSyncExternalStore(live?.subscribe ?? nothing, live?.view ?? (() => closedView));
  return [view.connection, view, live?.saving ?? notSaving];
}

/** What is to be known of how the saving goes; drawn anew only when that is something else. */
export function useSaving<Known extends string | boolean>(
  saving: SavingStore,
  known: (progress: Progress) => Known,
): Known {
  return useSyncExternalStore(saving.subscribe, () => known(saving.progress()));
}
