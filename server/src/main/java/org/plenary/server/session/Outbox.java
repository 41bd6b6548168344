package org.plenary.server.session;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;
import org.plenary.server.room.Notice;

/**
 * What goes out on one socket. Nothing is queued for a client that does not read: changes are dropped, and when the
 * socket has drained they are fetched as one difference. On the session's lane only.
 */
final class Outbox {
    private final ServerWebSocket socket;
    private final Wire wire;
    private boolean inStep;
    private boolean fetching;
    private long lastSeq;
    private boolean missedFleeting;
    private byte @Nullable [] latestAcknowledgement;
    private final EnumMap<Notice, byte[]> latestNotices = new EnumMap<>(Notice.class);
    private long lastWriteNanos = System.nanoTime();

    Outbox(ServerWebSocket socket, Wire wire) {
        this.socket = socket;
        this.wire = wire;
    }

    /** A change; dropped when the socket is full, or has been. */
    void change(byte[] frame, long seq) {
        if (!inStep) {
            return;
        }
        if (isFull()) {
            inStep = false;
            return;
        }
        lastSeq = seq;
        write(frame);
    }

    /** The client has this much by other means: it was its own change. */
    void advance(long seq) {
        if (inStep) {
            lastSeq = seq;
        }
    }

    /** Brings the client in step as of {@code seq}. */
    void inStep(byte[] frame, long seq) {
        inStep = true;
        fetching = false;
        lastSeq = seq;
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

    /** A notice; while the socket is full only the latest of its kind is kept, and none while out of step. */
    void notice(Notice kind, byte[] frame) {
        if (!inStep) {
            return;
        }
        if (isFull()) {
            latestNotices.put(kind, frame);
        } else {
            latestNotices.remove(kind);
            write(frame);
        }
    }

    /** Something that the next of its kind replaces; dropped when the socket is full. */
    void fleeting(byte[] frame) {
        if (inStep && !isFull()) {
            write(frame);
        } else {
            missedFleeting = true;
        }
    }

    /** An answer to something that the client sent: so many of them at most as it may send messages. */
    void answer(byte[] frame) {
        write(frame);
    }

    /** The socket takes data again. Returns whether the changes after {@link #lastSeq()} must be fetched now. */
    boolean drained() {
        wire.settleOutgoing();
        flushAcknowledgement();
        if (inStep) {
            latestNotices.values().forEach(this::write);
        }
        latestNotices.clear();
        boolean behind = !inStep && !fetching;
        fetching |= behind;
        return behind;
    }

    /** Whether something fleeting was dropped since the last call. */
    boolean takeMissedFleeting() {
        boolean missed = missedFleeting;
        missedFleeting = false;
        return missed;
    }

    /** The newest entry of the record that the client has been sent. */
    long lastSeq() {
        return lastSeq;
    }

    boolean isFull() {
        return socket.writeQueueFull();
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
        socket.writeBinaryMessage(Buffer.buffer(frame));
        wire.said(frame.length);
    }
}
