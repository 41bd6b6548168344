package org.plenary.crdt.protocol;

import java.util.List;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.encoding.Encoder;

/** Writes the messages that a server sends, one a frame. Stateless. */
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
        byte[] update = AwarenessCodec.write(entries);
        Encoder encoder = new Encoder(update.length + HEADER);
        encoder.varUint(MessageType.AWARENESS);
        encoder.varBytes(update);
        return encoder.toByteArray();
    }

    /**
     * The receiver's document messages up to its {@code count}-th are on disk ({@code plenary.1}).
     *
     * @param seq the newest entry of the record
     */
    public static byte[] committed(long count, long seq) {
        Encoder encoder = new Encoder(HEADER);
        encoder.varUint(MessageType.COMMITTED);
        encoder.varUint(count);
        encoder.varUint(seq);
        return encoder.toByteArray();
    }

    /** A change was not accepted ({@code plenary.1}); the JSON says which and why. */
    public static byte[] refused(String json) {
        return json(MessageType.REFUSED, json);
    }

    /** Something the client should know ({@code plenary.1}), as JSON with a {@code kind}. */
    public static byte[] notice(String json) {
        return json(MessageType.NOTICE, json);
    }

    private static byte[] sync(int step, byte[] payload) {
        Encoder encoder = new Encoder(payload.length + HEADER);
        encoder.varUint(MessageType.SYNC);
        encoder.varUint(step);
        encoder.varBytes(payload);
        return encoder.toByteArray();
    }

    private static byte[] json(int type, String json) {
        Encoder encoder = new Encoder(json.length() + HEADER);
        encoder.varUint(type);
        encoder.varString(json);
        return encoder.toByteArray();
    }
}
