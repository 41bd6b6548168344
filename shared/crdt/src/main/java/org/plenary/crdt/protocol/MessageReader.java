package org.plenary.crdt.protocol;

import java.util.ArrayList;
import java.util.List;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.Decoder;

/**
 * Reads the frames of peers. Most peers send one {@link Message} a frame; some, as those built on y-sync, pack several
 * into one, one behind the other. Stateless; bounded by the frame's size, of which it takes up to 32 times in memory,
 * unless a {@link Bounds} says how much.
 */
public final class MessageReader {
    /** The most clients that one awareness message may speak of. */
    public static final int MAX_AWARENESS_ENTRIES = 4096;
    /** The longest awareness state, in UTF-16 units. */
    public static final int MAX_AWARENESS_STATE = 8192;

    private static final long CLIENT_AS_RANGES = 4;

    private MessageReader() {}

    /**
     * What a frame may unpack to: a piece takes as little as two bytes of it, and far more of memory.
     *
     * @param structs the most structs of its updates, of 64 bytes of memory each
     * @param ranges the most ranges that its updates delete, of 16 bytes of memory each, where a client counts as four
     *     more
     * @param clients the most entries of its state vectors, of some 200 bytes of memory each while they are read
     */
    public record Bounds(long structs, long ranges, long clients) {
        static final Bounds NONE = new Bounds(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

        private Bounds less(Update update) {
            IdSet deletes = update.deletes();
            return new Bounds(
                    structs - update.structCount(),
                    ranges - deletes.rangeCount() - CLIENT_AS_RANGES * deletes.clientCount(),
                    clients);
        }
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
     * @throws DecodeException if it is not a well-formed message of a known type; with {@link
     *     DecodeException.Reason#EXPANDS_TOO_MUCH}, before memory is taken for them, if it has more pieces than the
     *     bounds allow
     */
    public static Message read(byte[] frame, Bounds bounds) {
        return readAll(frame, bounds, 1).get(0);
    }

    /**
     * The messages that {@code frame} holds, at least one, in their order.
     *
     * @param bounds for all of them together
     * @param most how many there may be; a few are enough for all known peers
     * @throws DecodeException if it is not a row of well-formed messages of known types, so that none of them need be
     *     heeded; with {@link DecodeException.Reason#TRAILING_BYTES} if there are more than {@code most}, and otherwise
     *     as {@link #read}
     */
    public static List<Message> readAll(byte[] frame, Bounds bounds, int most) {
        Decoder decoder = new Decoder(frame);
        List<Message> messages = new ArrayList<>(1);
        Bounds left = bounds;
        do {
            Message message = readMessage(decoder, left);
            messages.add(message);
            left = message.accept(new Rest(left));
        } while (decoder.remaining() > 0 && messages.size() < most);
        decoder.requireEnd();
        return List.copyOf(messages);
    }

    /** What a message leaves of the bounds. */
    private record Rest(Bounds bounds) implements Message.Visitor<Bounds> {
        @Override
        public Bounds syncStep1(Message.SyncStep1 message) {
            return new Bounds(
                    bounds.structs,
                    bounds.ranges,
                    bounds.clients - message.stateVector().size());
        }

        @Override
        public Bounds syncStep2(Message.SyncStep2 message) {
            return bounds.less(message.update());
        }

        @Override
        public Bounds change(Message.Change message) {
            return bounds.less(message.update());
        }

        @Override
        public Bounds awareness(Message.Awareness message) {
            return bounds;
        }

        @Override
        public Bounds queryAwareness(Message.QueryAwareness message) {
            return bounds;
        }
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
