import { useMemo, useSyncExternalStore } from "react";
import type { Occupancy } from "../../collab/occupancy";
import type { Occupant } from "../../collab/participants";
import { asOccupant } from "../../components/People";
import type { Me } from "../../model/person";

/** Those in the room without this person. */
export function useOthers(occupancy: Occupancy, me: Me): readonly Occupant[] {
  const people = useSyncExternalStore(occupancy.subscribe, occupancy.people);
  return useMemo(() => people.filter(({ id }) => id !== me.id), [people, me.id]);
}

/** Everybody in the room, this person first. */
export function useEverybody(occupancy: Occupancy, me: Me): readonly Occupant[] {
  const people = useSyncExternalStore(occupancy.subscribe, occupancy.people);
  return useMemo(() => [asOccupant(me, people), ...people.filter(({ id }) => id !== me.id)], [people, me]);
}

/** How many others are in the room; drawn anew only when that changes. */
export function useOtherCount(occupancy: Occupancy, me: Me): number {
  return useSyncExternalStore(
    occupancy.subscribe,
    () => occupancy.people().filter(({ id }) => id !== me.id).length,
  );
}
