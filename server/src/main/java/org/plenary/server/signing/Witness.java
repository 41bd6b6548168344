package org.plenary.server.signing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.StreamId;

/**
 * The head of a draft's record as a server saw it at a time, signed. It says nothing of a revision, and nothing of how
 * the record came to be.
 *
 * @param subject what is signed
 * @param signature not copied: nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // equality below is by content
public record Witness(Subject subject, byte[] signature) {

    /** What for. A signature under one kind is none under the other. */
    public enum Kind {
        /** Somebody asked for it: at this time, this was the head of the record. */
        RECEIPT("plenary-receipt-1"),
        /**
         * The record came from elsewhere: at this time it was brought in with this head, and nobody vouches for what
         * was before.
         */
        IMPORT("plenary-import-1");

        private final String statementName;

        Kind(String statementName) {
            this.statementName = statementName;
        }

        /** What the bytes that are signed begin with. */
        String statementName() {
            return statementName;
        }
    }

    /**
     * What a signature is about.
     *
     * @param stream the draft
     * @param lineage the history its record descends from
     * @param head the last entry that there was
     * @param atMillis when, milliseconds since 1970 UTC, by the server's clock
     * @param key whose signature it is
     */
    public record Subject(Kind kind, StreamId stream, Lineage lineage, Head head, long atMillis, KeyId key) {
        /** @throws IllegalArgumentException if a part is out of bounds */
        public Subject {
            if (head.seq() < 1 || atMillis < 0) {
                throw new IllegalArgumentException("expected an entry from 1 and a time since 1970, got seq="
                        + head.seq() + " atMillis=" + atMillis);
            }
        }

        /** The bytes that are signed. */
        public byte[] statement() {
            return Statement.ofWitness(this);
        }

        /** Signs it with the private half of its key, in the form of PKCS#8. */
        public Witness signed(byte[] privateKey) {
            return new Witness(this, Ed25519.sign(statement(), privateKey));
        }
    }

    /** @throws IllegalArgumentException if the signature is not as long as one is */
    public Witness {
        if (signature.length != Ed25519.SIGNATURE_BYTES) {
            throw new IllegalArgumentException(
                    "expected a signature of " + Ed25519.SIGNATURE_BYTES + " bytes, got " + signature.length);
        }
    }

    /** Whether this is the signature of {@code signer}. */
    public boolean isBy(KeyInfo signer) {
        return signer.id().equals(subject.key()) && Ed25519.isBy(signer.publicKey(), subject.statement(), signature);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Witness that
                && subject.equals(that.subject)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return subject.hashCode();
    }

    @Override
    public String toString() {
        return "Witness[subject=" + subject + "]";
    }
}
