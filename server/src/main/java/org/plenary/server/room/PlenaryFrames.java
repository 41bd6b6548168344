package org.plenary.server.room;

import org.plenary.crdt.encoding.Encoder;

/** Writes the messages that a server sends under the subprotocol {@code plenary.1} alone, one a frame. Stateless. */
public final class PlenaryFrames {
    private static final int COMMITTED = 100;
    private static final int REFUSED = 101;
    private static final int NOTICE = 102;
    private static final int HEADER = 12;

    private PlenaryFrames() {}

    /**
     * The receiver's document messages up to its {@code count}-th are on disk.
     *
     * @param seq the newest entry of the record
     */
    public static byte[] committed(long count, long seq) {
        Encoder encoder = new Encoder(2 * HEADER);
        encoder.varUint(COMMITTED);
        encoder.varUint(count);
        encoder.varUint(seq);
        return encoder.toByteArray();
    }

    /** A change was not accepted; the JSON says which and why. */
    public static byte[] refused(String json) {
        return json(REFUSED, json);
    }

    /** Something the client should know, as JSON with a {@code kind}. */
    public static byte[] notice(String json) {
        return json(NOTICE, json);
    }

    private static byte[] json(int type, String json) {
        Encoder encoder = new Encoder(json.length() + HEADER);
        encoder.varUint(type);
        encoder.varString(json);
        return encoder.toByteArray();
    }
}
