package org.plenary.server.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.crdt.protocol.Frames;
import org.plenary.server.journal.Append;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Ownership;
import org.plenary.server.journal.StreamId;

/**
 * A room's copy of the document, with its place in the record. Whoever asks while nothing is being written gets what is
 * on disk. Single-threaded, like the room that owns it.
 */
final class Replica {
    private final StreamId stream;
    private final Doc doc;
    private final long epoch;
    private final ChangeLog changes;
    private Head head;
    private Head next;
    private byte @Nullable [] fullSync;
    /** The encoded document is no larger. */
    private long sizeBound;

    /**
     * @param doc the state after all entries up to {@code ownership}'s head
     * @param recordedBytes the size of these entries
     */
    Replica(StreamId stream, Doc doc, Ownership ownership, long recordedBytes) {
        this.stream = stream;
        this.doc = doc;
        this.epoch = ownership.epoch();
        this.head = ownership.head();
        this.next = head;
        this.changes = new ChangeLog(head.seq());
        this.sizeBound = recordedBytes;
    }

    Doc doc() {
        return doc;
    }

    /** The newest entry that is on disk. */
    Head head() {
        return head;
    }

    /** Takes in an update that is complete and new. */
    Applied apply(Update novelty) {
        fullSync = null;
        sizeBound += novelty.size();
        return doc.apply(novelty, this);
    }

    /** Whether the encoded document stays within {@code max} when it takes {@code bytes} more. */
    boolean hasRoomFor(int bytes, long max) {
        if (sizeBound + bytes > max) {
            sizeBound = fullSync().length;
        }
        return sizeBound + bytes <= max;
    }

    /** What the record is to be given for {@code batch}. */
    Append append(Batch batch) {
        List<Entry> entries = HashChain.next(head, batch.entries());
        next = entries.get(entries.size() - 1).head();
        return new Append(stream, epoch, head, entries);
    }

    /** The batch is on disk: returns the one frame that brings all of it to a receiver. */
    byte[] committed(Batch batch) {
        head = next;
        changes.add(head.seq(), batch.inserted(), batch.deleted());
        return Frames.change(
                batch.entries().size() == 1
                        ? batch.entries().get(0).payload()
                        : doc.encodeChange(batch.inserted(), batch.deleted()));
    }

    /** "This is what I have." */
    byte[] syncStep1() {
        return Frames.syncStep1(doc.stateVector());
    }

    /** What somebody who has {@code have} lacks. Those who have nothing share one encoding. */
    byte[] syncStep2(StateVector have) {
        return have.isEmpty() ? fullSync() : Frames.syncStep2(doc.encodeStateAsUpdate(have));
    }

    /** A frame with all that came after entry {@code seq}; with everything when that is too long ago. */
    byte[] changesSince(long seq) {
        return changes.since(seq)
                .map(missed -> Frames.change(doc.encodeChange(missed.inserted(), missed.deleted())))
                .orElseGet(this::fullSync);
    }

    private byte[] fullSync() {
        byte[] frame = fullSync;
        if (frame == null) {
            frame = Frames.syncStep2(doc.encodeStateAsUpdate());
            fullSync = frame;
        }
        return frame;
    }
}
