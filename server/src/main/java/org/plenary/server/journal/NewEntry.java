package org.plenary.server.journal;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.PersonId;

/**
 * An entry that has no place in a stream yet.
 *
 * @param atMillis when it happened, milliseconds since 1970 UTC, by the server's clock
 * @param person who did it
 * @param delegation code of the delegation the person spoke for, or null
 * @param kind what the payload is
 * @param payload at most {@value #MAX_PAYLOAD} bytes; not copied: nobody may change it afterwards
 */
@SuppressWarnings("ArrayRecordComponent") // equality below is by content, and a copy of each payload would be waste
public record NewEntry(
        long atMillis, PersonId person, @Nullable String delegation, EntryKind kind, byte[] payload) {
    /** The most bytes a payload has. */
    public static final int MAX_PAYLOAD = 64 * 1024 * 1024;

    /** @throws IllegalArgumentException if a part is out of bounds */
    public NewEntry {
        if (atMillis < 0) {
            throw new IllegalArgumentException("expected a time since 1970, got " + atMillis);
        }
        if (delegation != null) {
            Delegation.requireCode(delegation);
        }
        if (payload.length > MAX_PAYLOAD) {
            throw new IllegalArgumentException(
                    "expected a payload of at most " + MAX_PAYLOAD + " bytes, got " + payload.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewEntry that
                && atMillis == that.atMillis
                && person.equals(that.person)
                && Objects.equals(delegation, that.delegation)
                && kind.equals(that.kind)
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(atMillis) + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return "NewEntry[atMillis=" + atMillis + ", person=" + person + ", delegation=" + delegation + ", kind=" + kind
                + ", payloadBytes=" + payload.length + "]";
    }
}
