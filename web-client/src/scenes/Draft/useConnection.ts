import { useEffect, useState, useSyncExternalStore } from "react";
import type { ConnectionView, DraftConnection } from "../../collab/draftConnection";
import { LiveDraft, type LiveDraftOptions } from "../../collab/liveDraft";
import { plainRights } from "../../collab/noticeBoard";
import { initialProgress, type Progress } from "../../collab/savedState";
import { Saving, type SavingStore } from "../../collab/saving";

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

/**
 * A draft that is open as long as the component is there, the connection that it has now, and how the saving goes.
 * `options` must be stable.
 */
export function useConnection(
  options: LiveDraftOptions,
): readonly [DraftConnection | undefined, ConnectionView, SavingStore] {
  const [draft, setDraft] = useState<LiveDraft>();
  useEffect(() => {
    const opened = new LiveDraft(options);
    setDraft(opened);
    opened.start();
    return () => {
      void opened.close();
      setDraft(undefined);
    };
  }, [options]);
  const view = useSyncExternalStore(draft?.subscribe ?? nothing, draft?.view ?? (() => closedView));
  return [view.connection, view, draft?.saving ?? notSaving];
}

/** What is to be known of how the saving goes; drawn anew only when that is something else. */
export function useSaving<Known extends string | boolean>(
  saving: SavingStore,
  known: (progress: Progress) => Known,
): Known {
  return useSyncExternalStore(saving.subscribe, () => known(saving.progress()));
}
