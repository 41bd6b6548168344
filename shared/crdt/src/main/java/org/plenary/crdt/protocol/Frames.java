package org.plenary.crdt.protocol;

import java.util.List;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.encoding.Encoder;

/** Writes messages of the y-websocket protocol, one a frame. Stateless. */
public final class Frames {
    private static final int HEADER = 12;

    private Frames() {}

    /** "This is what I have, send me the rest." */
    public static byte[] syncStep1(StateVector have) {
        return sync(MessageType.SYNC_STEP_1, have.encode());
    }

    /** The answer to a client's SyncStep1. */
    public static byte[] syncStep2(byte[] update) {
        return sync(MessageType.SYNC_STEP_2, update);
    }

    /** A change that was just made. */
    public static byte[] change(byte[] update) {
        return sync(MessageType.SYNC_CHANGE, update);
    }

    /** What clients say of themselves. */
    public static byte[] awareness(List<Message.Awareness.Entry> entries) {
        return awareness(AwarenessCodec.write(entries));
    }

    /** What clients say of themselves, as {@link Awareness#encode} gives it. */
    public static byte[] awareness(byte[] update) {
        Encoder encoder = new Encoder(update.length + HEADER);
        encoder.varUint(MessageType.AWARENESS);
        encoder.varBytes(update);
        return encoder.toByteArray();
    }

    /** "You may not", with the reason, which clients show or log; the connection stays open. */
    public static byte[] permissionDenied(String reason) {
        Encoder encoder = new Encoder(reason.length() + HEADER);
        encoder.varUint(MessageType.AUTH);
        encoder.varUint(MessageType.PERMISSION_DENIED);
        encoder.varString(reason);
        return encoder.toByteArray();
    }

    private static byte[] sync(int step, byte[] payload) {
        Encoder encoder = new Encoder(payload.length + HEADER);
        encoder.varUint(MessageType.SYNC);
        encoder.varUint(step);
        encoder.varBytes(payload);
        return encoder.toByteArray();
    }
}
