package org.plenary.server.session;

import java.util.EnumMap;
import org.jspecify.annotations.Nullable;
import org.plenary.server.room.Notice;

/**
 * What goes out on one socket. Nothing is queued for a client that does not read: changes are dropped, and when the
 * socket has drained they are fetched as one difference. On the session's lane only.
 */
final class Outbox {
    private final Wire wire;
    private Position position = Position.start();
    private boolean missedFleeting;
    private byte @Nullable [] latestAcknowledgement;
    private final EnumMap<Notice, byte[]> latestNotices = new EnumMap<>(Notice.class);
    private long lastWriteNanos = System.nanoTime();

    /** Where a client is caught up from. */
    interface Source {
        /** Asks for the changes after this entry of the record; {@link Outbox#inStep} gets them. */
        void changesAfter(long seq);

        /** Asks for where everybody is; {@link Outbox#fleeting} gets it. */
        void everybody();
    }

    Outbox(Wire wire) {
        this.wire = wire;
    }

    /** A change; dropped when the socket is full, or has been. */
    void change(byte[] frame, long seq) {
        if (!position.isInStep()) {
            return;
        }
        if (isFull()) {
            position = position.missed();
            return;
        }
        position = position.taken(seq);
        write(frame);
    }

    /** The client has this much by other means: it was its own change. */
    void advance(long seq) {
        position = position.taken(seq);
    }

    /** Brings the client in step as of {@code seq}. */
    void inStep(byte[] frame, long seq) {
        position = position.brought(seq);
        write(frame);
    }

    /** An acknowledgement; while the socket is full only the latest is kept. */
    void acknowledge(byte[] frame) {
        if (isFull()) {
            latestAcknowledgement = frame;
        } else {
            write(frame);
        }
    }

    /** A refusal: none is dropped, and it does not overtake an earlier acknowledgement. */
    void refuse(byte[] frame) {
        flushAcknowledgement();
        write(frame);
    }

    /**
     * A notice; none while out of step. While the socket is full only the latest of its kind is kept; one for which the
     * next does not make up puts the client out of step.
     */
    void notice(Notice kind, byte[] frame) {
        if (!position.isInStep()) {
            return;
        }
        if (isFull() && !kind.isMadeUpFor()) {
            position = position.missed();
        } else if (isFull()) {
            latestNotices.put(kind, frame);
        } else {
            latestNotices.remove(kind);
            write(frame);
        }
    }

    /** Something that the next of its kind replaces; dropped when the socket is full. */
    void fleeting(byte[] frame) {
        if (position.isInStep() && !isFull()) {
            write(frame);
        } else {
            missedFleeting = true;
        }
    }

    /** An answer to something that the client sent: so many of them at most as it may send messages. */
    void answer(byte[] frame) {
        write(frame);
    }

    /** The socket takes data again: says what was held back, and asks for what was dropped. */
    void drained(Source source) {
        wire.settleOutgoing();
        flushAcknowledgement();
        if (position.isInStep()) {
            latestNotices.values().forEach(this::write);
        }
        latestNotices.clear();
        Position next = position.asked();
        if (next != position) {
            position = next;
            source.changesAfter(next.seq());
        } else if (missedFleeting) {
            missedFleeting = false;
            source.everybody();
        }
    }

    /** Whether the socket takes nothing for now. */
    boolean isFull() {
        return wire.isFull();
    }

    /** How long ago the last message was sent. */
    long idleNanos(long nowNanos) {
        return nowNanos - lastWriteNanos;
    }

    private void flushAcknowledgement() {
        byte[] acknowledgement = latestAcknowledgement;
        if (acknowledgement != null) {
            latestAcknowledgement = null;
            write(acknowledgement);
        }
    }

    private void write(byte[] frame) {
        lastWriteNanos = System.nanoTime();
        wire.send(frame);
    }
}
