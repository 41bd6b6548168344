package org.plenary.server.journal;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;

/**
 * One entry of a stream, as {@link HashChain} makes it from a {@link NewEntry}.
 *
 * <p>Nothing here is checked against the hash: {@link HashChain#verify} does that.
 *
 * @param seq place in the stream, from 1 without gaps
 * @param atMillis when it happened, milliseconds since 1970 UTC, by the server's clock
 * @param person who did it
 * @param delegation code of the delegation the person spoke for, or null
 * @param kind what the payload is
 * @param payload the payload; not copied: nobody may change it
 * @param hash hash of the entry before it and of all of the above
 */
@SuppressWarnings("ArrayRecordComponent") // equality below is by content, and a copy of each payload would be waste
public record Entry(
        long seq,
        long atMillis,
        PersonId person,
        @Nullable String delegation,
        EntryKind kind,
        byte[] payload,
        Hash hash) {

    /** @throws IllegalArgumentException if {@code seq} is less than 1 */
    public Entry {
        if (seq < 1) {
            throw new IllegalArgumentException("expected a sequence number of 1 or more, got " + seq);
        }
    }

    /** The stream's end when this is its newest entry. */
    public Head head() {
        return new Head(seq, hash);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entry that
                && seq == that.seq
                && atMillis == that.atMillis
                && person.equals(that.person)
                && Objects.equals(delegation, that.delegation)
                && kind.equals(that.kind)
                && Arrays.equals(payload, that.payload)
                && hash.equals(that.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "Entry[seq=" + seq + ", atMillis=" + atMillis + ", person=" + person + ", delegation=" + delegation
                + ", kind=" + kind + ", payloadBytes=" + payload.length + ", hash=" + hash + "]";
    }
}
