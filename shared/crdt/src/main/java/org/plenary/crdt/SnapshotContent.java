package org.plenary.crdt;

/** What of a snapshot a store still holds. */
final class SnapshotContent {
    private SnapshotContent() {}

    /** The ids that were there at the snapshot and are collected now. */
    static IdSet collected(StructStore store, Snapshot at) {
        IdRanges collected = new IdRanges();
        Moment moment = new Moment(at);
        for (ClientStructs client : store.clients()) {
            for (int index = 0; index < client.size; index++) {
                Struct struct = client.get(index);
                if (struct instanceof Gc || ((Item) struct).kind() == ContentKind.DELETED) {
                    addShown(collected, struct, moment);
                }
            }
        }
        return collected.toIdSet();
    }

    private static void addShown(IdRanges ids, Struct struct, Moment moment) {
        long clock = struct.clock;
        while (clock < struct.end()) {
            boolean shown = moment.shows(struct, clock);
            long until = moment.until();
            if (shown) {
                ids.add(struct.client.id, clock, until - clock);
            }
            clock = until;
        }
    }
}
