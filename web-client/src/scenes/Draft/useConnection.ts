import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import {
  type ConnectionOptions,
  type ConnectionView,
  DraftConnection,
  plainRights,
} from "../../collab/draftConnection";
import { type Occupant, occupantsOf } from "../../collab/participants";
import { initialProgress } from "../../collab/savedState";

const closedView: ConnectionView = {
  ready: false,
  empty: false,
  progress: initialProgress(false),
  stop: undefined,
  refusal: undefined,
  standing: undefined,
  rights: plainRights(false),
  issued: undefined,
  removal: undefined,
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
