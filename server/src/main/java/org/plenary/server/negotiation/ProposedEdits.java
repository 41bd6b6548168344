package org.plenary.server.negotiation;

import java.util.Arrays;
import java.util.Base64;
import org.plenary.crdt.Update;
import org.plenary.crdt.encoding.DecodeException;

/**
 * What a proposal changes, as one update of Yjs, version 1: the text that is proposed is the draft's with it.
 * Immutable; two with the same bytes are equal.
 */
public final class ProposedEdits {
    /** The most bytes. */
    public static final int MAX_BYTES = 512 << 10;

    private final byte[] bytes;
    private final Update update;

    private ProposedEdits(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("expected a proposal of at most " + (MAX_BYTES >> 10)
                    + " KiB of changes, got " + bytes.length + " bytes. Make several proposals of it.");
        }
        this.bytes = bytes;
        try {
            this.update = Update.decode(bytes);
        } catch (DecodeException e) {
            throw new IllegalArgumentException(
                    "expected what is proposed as a Yjs update, got something else: " + e.getMessage(), e);
        }
        if (update.structIds().isEmpty() && update.deletes().isEmpty()) {
            throw new IllegalArgumentException("expected a proposal that changes something, got one without changes");
        }
    }

    /**
     * Those in an encoded update, of which a copy is kept.
     *
     * @throws IllegalArgumentException if it is no update, changes nothing, or has more than {@value #MAX_BYTES} bytes
     */
    public static ProposedEdits of(byte[] update) {
        return new ProposedEdits(update.clone());
    }

    /** As {@link #of(byte[])}. */
    public static ProposedEdits of(Update update) {
        return new ProposedEdits(update.bytes());
    }

    /**
     * Those in an encoded update in base64, as the record has them.
     *
     * @throws IllegalArgumentException if it is nothing of the kind
     */
    static ProposedEdits ofBase64(String text) {
        return new ProposedEdits(Base64.getDecoder().decode(text));
    }

    /** The update in base64. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The update. */
    public Update update() {
        return update;
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many bytes it has. */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProposedEdits that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "ProposedEdits[" + bytes.length + " bytes]";
    }
}
