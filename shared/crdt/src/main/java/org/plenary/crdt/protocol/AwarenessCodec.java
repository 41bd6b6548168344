package org.plenary.crdt.protocol;

import java.util.ArrayList;
import java.util.List;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/** Reads and writes awareness updates: a count, and for each client its id, its clock, and its state as JSON. */
final class AwarenessCodec {
    private static final int MIN_ENTRY_BYTES = 3;
    private static final String GONE = "null";

    private AwarenessCodec() {}

    /** Reads an update that fills what the decoder reads. */
    static List<Message.Awareness.Entry> read(Decoder decoder) {
        int count = decoder.count(MIN_ENTRY_BYTES);
        if (count > MessageReader.MAX_AWARENESS_ENTRIES) {
            throw new DecodeException(
                    DecodeException.Reason.COUNT_TOO_LARGE,
                    decoder.position(),
                    "expected at most " + MessageReader.MAX_AWARENESS_ENTRIES + " awareness entries, got " + count);
        }
        List<Message.Awareness.Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long client = decoder.varUint();
            long clock = decoder.varUint();
            String state = decoder.varString();
            if (state.length() > MessageReader.MAX_AWARENESS_STATE) {
                throw new DecodeException(
                        DecodeException.Reason.COUNT_TOO_LARGE,
                        decoder.position(),
                        "expected an awareness state of at most " + MessageReader.MAX_AWARENESS_STATE
                                + " characters, got " + state.length());
            }
            entries.add(new Message.Awareness.Entry(client, clock, state.equals(GONE) ? null : state));
        }
        decoder.requireEnd();
        return entries;
    }

    static byte[] write(List<Message.Awareness.Entry> entries) {
        Encoder encoder = new Encoder();
        encoder.varUint(entries.size());
        for (Message.Awareness.Entry entry : entries) {
            encoder.varUint(entry.clientId());
            encoder.varUint(entry.clock());
            String state = entry.state();
            encoder.varString(state == null ? GONE : state);
        }
        return encoder.toByteArray();
    }
}
