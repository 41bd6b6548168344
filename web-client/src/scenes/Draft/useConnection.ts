import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { type ConnectionOptions, type ConnectionView, DraftConnection } from "../../collab/draftConnection";
import { participantsOf } from "../../collab/participants";
import { initialProgress } from "../../collab/savedState";
import type { PersonId } from "../../model/ids";
import type { Participant } from "../../model/person";

const closedView: ConnectionView = {
  ready: false,
  empty: false,
  progress: initialProgress(false),
  stop: undefined,
  refusal: undefined,
};
const nothing = () => () => {};

/** A connection that is open as long as the component is there. `options` must be stable. */
export function useConnection(
  options: ConnectionOptions,
): readonly [DraftConnection | undefined, ConnectionView] {
  const [connection, setConnection] = useState<DraftConnection>();
  useEffect(() => {
    const opened = new DraftConnection(options);
    setConnection(opened);
    void opened.start();
    return () => {
      void opened.close();
      setConnection(undefined);
    };
  }, [options]);
  const view = useSyncExternalStore(connection?.subscribe ?? nothing, connection?.view ?? (() => closedView));
  return [connection, view];
}

/** The other people in the room, renewed when somebody comes, goes or is described anew. */
export function useOthers(connection: DraftConnection | undefined, me: PersonId): readonly Participant[] {
  const awareness = connection?.awareness;
  const store = useMemo(() => ({ people: [] as readonly Participant[], text: "" }), []);
  const subscribe = useCallback(
    (listener: () => void) => {
      awareness?.on("change", listener);
      return () => awareness?.off("change", listener);
    },
    [awareness],
  );
  return useSyncExternalStore(subscribe, () => {
    // Carets move all the time; the list is the same object as long as it says the same.
    const people = awareness === undefined ? [] : participantsOf(awareness, me);
    const text = JSON.stringify(people);
    if (text !== store.text) {
      store.text = text;
      store.people = people;
    }
    return store.people;
  });
}
