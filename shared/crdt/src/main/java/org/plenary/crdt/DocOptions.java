package org.plenary.crdt;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Encoder;

/**
 * How a document behaves.
 *
 * @param clientId the client id under which this replica makes changes, within 0 and 2^53 - 1
 * @param gc whether deleted content is forgotten; without it, a document can be shown as it was
 * @param formatCleanup whether text attributes that became needless when a remote change was applied are deleted, as
 *     Yjs does. That is a change of its own, made by this replica. A server whose documents only say what clients said
 *     turns it off.
 * @param guid the name of the document, the same for all its replicas; null for a random one
 */
public record DocOptions(
        long clientId,
        boolean gc,
        boolean formatCleanup,
        @Nullable String guid) {
    /** The behaviour of Yjs with a random client id of 32 bits. */
    public DocOptions() {
        this(randomClientId(), true, true, null);
    }

    /** Options with a random name. */
    public DocOptions(long clientId, boolean gc, boolean formatCleanup) {
        this(clientId, gc, formatCleanup, null);
    }

    /** Checks the client id. */
    public DocOptions {
        if (clientId < 0 || clientId > Encoder.MAX_INTEGER) {
            throw new IllegalArgumentException("a client id is within 0 and 2^53-1: clientId=" + clientId);
        }
    }

    /** These options with another client id. */
    public DocOptions withClientId(long id) {
        return new DocOptions(id, gc, formatCleanup, guid);
    }

    /** These options with garbage collection on or off. */
    public DocOptions withGc(boolean on) {
        return new DocOptions(clientId, on, formatCleanup, guid);
    }

    /** These options with the cleanup of text attributes on or off. */
    public DocOptions withFormatCleanup(boolean on) {
        return new DocOptions(clientId, gc, on, guid);
    }

    /** These options with a name. */
    public DocOptions withGuid(String name) {
        return new DocOptions(clientId, gc, formatCleanup, name);
    }

    static long randomClientId() {
        return ThreadLocalRandom.current().nextLong(1L << 32);
    }
}
