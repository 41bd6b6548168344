import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { type ConnectionView, type DraftConnection, plainRights } from "../../collab/draftConnection";
import { LiveDraft, type LiveDraftOptions } from "../../collab/liveDraft";
import { type Occupant, occupantsOf } from "../../collab/participants";
import { initialProgress } from "../../collab/savedState";

const closedView: ConnectionView & { readonly connection: DraftConnection | undefined } = {
  ready: false,
  empty: false,
  progress: initialProgress(false),
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

/**
 * A draft that is open as long as the component is there, and the connection that it has now. `options` must be stable.
 */
export function useConnection(
  options: LiveDraftOptions,
): readonly [DraftConnection | undefined, ConnectionView] {
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
  return [view.connection, view];
}

/** The people in the room, oneself too, renewed when somebody comes, goes, moves to another clause or is described anew. */
export function useOccupants(connection: DraftConnection | undefined): readonly Occupant[] {
  const awareness = connection?.awareness;
  const store = useMemo(() => ({ people: [] as readonly Occupant[], text: "" }), []);
  const subscribe = useCallback(
    (listener: () => void) => {
      awareness?.on("change", listener);
      return () => awareness?.off("change", listener);
    },
    [awareness],
  );
  return useSyncExternalStore(subscribe, () => {
    // Carets move all the time; the list is the same object as long as it says the same.
    const people = awareness === undefined ? [] : occupantsOf(awareness);
    const text = JSON.stringify(people);
    if (text !== store.text) {
      store.text = text;
      store.people = people;
    }
    return store.people;
  });
}
