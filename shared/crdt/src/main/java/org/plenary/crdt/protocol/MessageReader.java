package org.plenary.crdt.protocol;

import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.Decoder;

/** Reads one frame of a client as a {@link Message}. Stateless; bounded by the frame's size. */
public final class MessageReader {
    /** The most clients that one awareness message may speak of. */
    public static final int MAX_AWARENESS_ENTRIES = 4096;
    /** The longest awareness state, in UTF-16 units. */
    public static final int MAX_AWARENESS_STATE = 8192;

    private MessageReader() {}

    /**
     * The message that {@code frame} holds, one and no more.
     *
     * @throws DecodeException if it is not a well-formed message of a known type
     */
    public static Message read(byte[] frame) {
        Decoder decoder = new Decoder(frame);
        Message message = readMessage(decoder);
        decoder.requireEnd();
        return message;
    }

    private static Message readMessage(Decoder decoder) {
        long type = decoder.varUint();
        if (type == MessageType.SYNC) {
            return readSync(decoder);
        }
        if (type == MessageType.AWARENESS) {
            return new Message.Awareness(AwarenessCodec.read(decoder.varSlice()));
        }
        if (type == MessageType.QUERY_AWARENESS) {
            return new Message.QueryAwareness();
        }
        throw unknown(decoder, "message type 0, 1 or 3", type);
    }

    private static Message readSync(Decoder decoder) {
        long step = decoder.varUint();
        if (step == MessageType.SYNC_STEP_1) {
            return new Message.SyncStep1(StateVector.decode(decoder.varBytes()));
        }
        if (step == MessageType.SYNC_STEP_2) {
            return new Message.SyncStep2(Update.decode(decoder.varBytes()));
        }
        if (step == MessageType.SYNC_CHANGE) {
            return new Message.Change(Update.decode(decoder.varBytes()));
        }
        throw unknown(decoder, "sync step 0, 1 or 2", step);
    }

    private static DecodeException unknown(Decoder decoder, String expected, long got) {
        return new DecodeException(
                DecodeException.Reason.UNKNOWN_TAG, decoder.position(), "expected " + expected + ", got " + got);
    }
}
