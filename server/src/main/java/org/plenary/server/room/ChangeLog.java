package org.plenary.server.room;

import java.util.ArrayDeque;
import java.util.Optional;
import org.plenary.crdt.IdSet;

/**
 * What the latest batches inserted and deleted, by id, so that a member that fell behind is caught up by exactly what
 * it missed. Bounded: of older batches nothing is known. Single-threaded, like the room that owns it.
 */
final class ChangeLog {
    private static final int MAX_BATCHES = 2048;

    private final ArrayDeque<Batch> batches = new ArrayDeque<>();
    private long knownAfter;

    /**
     * @param startSeq the newest entry of the record before the first batch
     */
    ChangeLog(long startSeq) {
        this.knownAfter = startSeq;
    }

    private record Batch(long seq, IdSet inserted, IdSet deleted) {}

    /** What was inserted and deleted. */
    record Changes(IdSet inserted, IdSet deleted) {}

    /** Notes the batch that ended with entry {@code seq}. */
    void add(long seq, IdSet inserted, IdSet deleted) {
        batches.addLast(new Batch(seq, inserted, deleted));
        if (batches.size() > MAX_BATCHES) {
            knownAfter = batches.removeFirst().seq;
        }
    }

    /** Everything after entry {@code seq}; empty when that is too long ago. */
    Optional<Changes> since(long seq) {
        if (seq < knownAfter) {
            return Optional.empty();
        }
        IdSet inserted = IdSet.EMPTY;
        IdSet deleted = IdSet.EMPTY;
        for (Batch batch : batches) {
            if (batch.seq > seq) {
                inserted = inserted.union(batch.inserted);
                deleted = deleted.union(batch.deleted);
            }
        }
        return Optional.of(new Changes(inserted, deleted));
    }
}
