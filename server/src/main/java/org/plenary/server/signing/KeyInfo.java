package org.plenary.server.signing;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The public half of a key that signs heads, or did.
 *
 * @param id names it
 * @param publicKey in the form of X.509; not copied: nobody may change it
 * @param createdAtMillis milliseconds since 1970 UTC
 * @param retiredAtMillis when another took its place, milliseconds since 1970 UTC; null while it signs
 * @param endorsedBy the key that it took the place of and that vouches for it; null for the first
 * @param endorsement the signature of that key, null for the first
 */
@SuppressWarnings("ArrayRecordComponent") // equality below is by content
public record KeyInfo(
        KeyId id,
        byte[] publicKey,
        long createdAtMillis,
        @Nullable Long retiredAtMillis,
        @Nullable KeyId endorsedBy,
        byte @Nullable [] endorsement) {

    /** @throws IllegalArgumentException if a part is out of bounds or contradicts another */
    public KeyInfo {
        if (!Ed25519.idOf(publicKey).equals(id)) {
            throw new IllegalArgumentException("expected the key that the id " + id + " names, got another");
        }
        if ((endorsedBy == null) != (endorsement == null)) {
            throw new IllegalArgumentException("expected an endorsement together with whose it is, got one alone");
        }
        if (createdAtMillis < 0 || (retiredAtMillis != null && retiredAtMillis < createdAtMillis)) {
            throw new IllegalArgumentException("expected times since 1970 in order, got createdAt=" + createdAtMillis
                    + " retiredAt=" + retiredAtMillis);
        }
    }

    /** Whether the key that endorses this one has indeed signed that; true for a key without endorsement. */
    public boolean isEndorsedBy(KeyInfo other) {
        KeyId by = endorsedBy;
        byte[] signature = endorsement;
        return by == null
                || signature == null
                || (by.equals(other.id)
                        && Ed25519.isBy(other.publicKey, Statement.ofKey(by, publicKey, createdAtMillis), signature));
    }

    /**
     * The endorsement of a new key by the one that it takes the place of, whose private half is in the form of PKCS#8.
     */
    public static byte[] endorse(byte[] publicKey, long createdAtMillis, KeyId by, byte[] privateKey) {
        return Ed25519.sign(Statement.ofKey(by, publicKey, createdAtMillis), privateKey);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyInfo that
                && id.equals(that.id)
                && createdAtMillis == that.createdAtMillis
                && Objects.equals(retiredAtMillis, that.retiredAtMillis)
                && Objects.equals(endorsedBy, that.endorsedBy)
                && Arrays.equals(endorsement, that.endorsement);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "KeyInfo[id=" + id + ", createdAtMillis=" + createdAtMillis + ", retiredAtMillis=" + retiredAtMillis
                + ", endorsedBy=" + endorsedBy + "]";
    }
}
