package org.plenary.crdt;

import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/**
 * A moment of a document: what was known then, and what of it was deleted. Immutable; a few bytes for each client and
 * each deleted stretch.
 *
 * <p>It does not hold the content. That is read from a document which has kept it, one whose garbage collection is off
 * ({@link DocOptions#withGc}); {@link Doc#collected} tells what such a document lacks.
 *
 * @param stateVector what was known
 * @param deletes the ids that were deleted
 */
public record Snapshot(StateVector stateVector, IdSet deletes) {
    /** The moment before anything was there. */
    public static final Snapshot EMPTY = new Snapshot(StateVector.EMPTY, IdSet.EMPTY);

    /**
     * Reads a snapshot (Yjs V1) that fills the array.
     *
     * @throws DecodeException if the bytes are not a snapshot
     */
    public static Snapshot decode(byte[] bytes) {
        Decoder decoder = new Decoder(bytes);
        IdSet deletes = IdSet.decode(decoder);
        return decodeRest(decoder, deletes);
    }

    /**
     * Reads a snapshot (Yjs V2) that fills the array.
     *
     * @throws DecodeException if the bytes are not a snapshot
     */
    public static Snapshot decodeV2(byte[] bytes) {
        Decoder decoder = new Decoder(bytes);
        IdSet deletes = IdSet.decodeV2(decoder);
        return decodeRest(decoder, deletes);
    }

    private static Snapshot decodeRest(Decoder decoder, IdSet deletes) {
        StateVector stateVector = StateVector.decode(decoder);
        decoder.requireEnd();
        return new Snapshot(stateVector, deletes);
    }

    /** The bytes that Yjs's {@code encodeSnapshot} gives. */
    public byte[] encode() {
        Encoder encoder = new Encoder();
        deletes.encode(encoder);
        stateVector.encode(encoder);
        return encoder.toByteArray();
    }

    /** The bytes that Yjs's {@code encodeSnapshotV2} gives. */
    public byte[] encodeV2() {
        Encoder encoder = new Encoder();
        deletes.encodeV2(encoder);
        stateVector.encode(encoder);
        return encoder.toByteArray();
    }

    /** Whether the unit was there: known and not deleted. */
    public boolean shows(long client, long clock) {
        return clock < stateVector.get(client) && !deletes.contains(client, clock);
    }

    /** Whether applying the update at this moment would have changed nothing. */
    public boolean containsUpdate(Update update) {
        for (int run = 0; run < update.runCount(); run++) {
            long known = stateVector.get(update.runClient(run));
            int last = update.runEnd(run) - 1;
            if (last >= update.runStart(run) && update.clock(last) + update.length(last) > known) {
                return false;
            }
        }
        return deletes.union(update.deletes()).equals(deletes);
    }
}
