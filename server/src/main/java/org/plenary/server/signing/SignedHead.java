package org.plenary.server.signing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.StreamId;

/**
 * The head of a draft's record at an issued revision, signed.
 *
 * @param subject what is signed
 * @param key whose signature it is
 * @param signature not copied: nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // equality below is by content
public record SignedHead(Subject subject, KeyId key, byte[] signature) {

    /**
     * What a signature is about.
     *
     * @param stream the draft
     * @param lineage the history its record descends from
     * @param symbol the revision's symbol
     * @param number the revision's number
     * @param head the revision's entry in the record
     * @param atMillis when it was issued, milliseconds since 1970 UTC
     */
    public record Subject(StreamId stream, Lineage lineage, String symbol, int number, Head head, long atMillis) {
        /** @throws IllegalArgumentException if a part is out of bounds */
        public Subject {
            SymbolPattern.requireSymbol(symbol);
            if (number < 1 || head.seq() < 1 || atMillis < 0) {
                throw new IllegalArgumentException("expected a number and an entry from 1 and a time since 1970, got"
                        + " number=" + number + " seq=" + head.seq() + " atMillis=" + atMillis);
            }
        }

        /** The bytes that are signed. */
        public byte[] statement() {
            return Statement.ofHead(stream, lineage, symbol, number, head, atMillis);
        }

        /** Signs it with a key whose private half is in the form of PKCS#8. */
        public SignedHead signed(KeyId key, byte[] privateKey) {
            return new SignedHead(this, key, Ed25519.sign(statement(), privateKey));
        }
    }

    /** @throws IllegalArgumentException if the signature is not as long as one is */
    public SignedHead {
        if (signature.length != Ed25519.SIGNATURE_BYTES) {
            throw new IllegalArgumentException(
                    "expected a signature of " + Ed25519.SIGNATURE_BYTES + " bytes, got " + signature.length);
        }
    }

    /** Whether this is the signature of {@code signer}. */
    public boolean isBy(KeyInfo signer) {
        return signer.id().equals(key) && Ed25519.isBy(signer.publicKey(), subject.statement(), signature);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedHead that
                && subject.equals(that.subject)
                && key.equals(that.key)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return subject.hashCode();
    }

    @Override
    public String toString() {
        return "SignedHead[subject=" + subject + ", key=" + key + "]";
    }
}
