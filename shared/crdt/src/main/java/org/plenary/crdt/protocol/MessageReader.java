package org.plenary.crdt.protocol;

import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.Decoder;

/**
 * Reads one frame of a client as a {@link Message}. Stateless; bounded by the frame's size, of which it takes up to 32 times in
 * memory, unless a {@link Bounds} says how much.
 */
public final class MessageReader {
    /** The most clients that one awareness message may speak of. */
    public static final int MAX_AWARENESS_ENTRIES = 4096;
    /** The longest awareness state, in UTF-16 units. */
    public static final int MAX_AWARENESS_STATE = 8192;

    private MessageReader() {}

    /**
     * What a message may unpack to: a piece takes as little as two bytes of it, and far more of memory.
     *
     * @param structs the most structs of an update, of 64 bytes of memory each
     * @param ranges the most ranges that an update deletes, of 16 bytes of memory each, where a client counts as four more
     * @param clients the most entries of a state vector, of some 200 bytes of memory each while it is read
     */
    public record Bounds(long structs, long ranges, long clients) {
        static final Bounds NONE = new Bounds(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /**
     * The message that {@code frame} holds, one and no more.
     *
     * @throws DecodeException if it is not a well-formed message of a known type
     */
    public static Message read(byte[] frame) {
        return read(frame, Bounds.NONE);
    }

    /**
     * The message that {@code frame} holds, one and no more, of somebody who is not trusted.
     *
     * @throws DecodeException if it is not a well-formed message of a known type; with
     *     {@link DecodeException.Reason#EXPANDS_TOO_MUCH}, before memory is taken for them, if it has more pieces than the bounds allow
     */
    public static Message read(byte[] frame, Bounds bounds) {
        Decoder decoder = new Decoder(frame);
        Message message = readMessage(decoder, bounds);
        decoder.requireEnd();
        return message;
    }

    private static Message readMessage(Decoder decoder, Bounds bounds) {
        long type = decoder.varUint();
        if (type == MessageType.SYNC) {
            return readSync(decoder, bounds);
        }
        if (type == MessageType.AWARENESS) {
            return new Message.Awareness(AwarenessCodec.read(decoder.varSlice()));
        }
        if (type == MessageType.QUERY_AWARENESS) {
            return new Message.QueryAwareness();
        }
        throw unknown(decoder, "message type 0, 1 or 3", type);
    }

    private static Message readSync(Decoder decoder, Bounds bounds) {
        long step = decoder.varUint();
        if (step == MessageType.SYNC_STEP_1) {
            return new Message.SyncStep1(StateVector.decode(decoder.varBytes(), bounds.clients()));
        }
        if (step == MessageType.SYNC_STEP_2) {
            return new Message.SyncStep2(update(decoder, bounds));
        }
        if (step == MessageType.SYNC_CHANGE) {
            return new Message.Change(update(decoder, bounds));
        }
        throw unknown(decoder, "sync step 0, 1 or 2", step);
    }

    private static Update update(Decoder decoder, Bounds bounds) {
        byte[] bytes = decoder.varBytes();
        return Update.decode(bytes, 0, bytes.length, bounds.structs(), bounds.ranges());
    }

    private static DecodeException unknown(Decoder decoder, String expected, long got) {
        return new DecodeException(
                DecodeException.Reason.UNKNOWN_TAG, decoder.position(), "expected " + expected + ", got " + got);
    }
}
