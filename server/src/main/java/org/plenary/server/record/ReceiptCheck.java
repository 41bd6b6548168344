package org.plenary.server.record;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.Hash;
import org.plenary.server.record.ReceiptFinding.Kind;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.signing.Receipt;
import org.plenary.server.signing.Witness;

/** Whether a receipt is signed as it must be, and whether a record has the head that it is about. Stateless. */
final class ReceiptCheck {
    private final Receipt receipt;
    private final @Nullable KeyId trusted;

    /** @param trusted the key that must have signed it, or endorsed who did; null to take any */
    ReceiptCheck(Receipt receipt, @Nullable KeyId trusted) {
        this.receipt = receipt;
        this.trusted = trusted;
    }

    /** @param found the hash of the receipt's entry in the record; null if the record ends before it */
    ReceiptFinding compare(RecordHeader header, @Nullable Hash found) {
        ReceiptFinding fault = faultOfSignature();
        if (fault != null) {
            return fault;
        }
        Witness.Subject subject = receipt.witness().subject();
        long seq = subject.head().seq();
        if (!subject.stream().equals(header.stream())) {
            return new ReceiptFinding(
                    Kind.OTHER_DRAFT,
                    "the receipt is about the draft " + subject.stream() + ", and this is the record of "
                            + header.stream());
        }
        if (!subject.lineage().equals(header.lineage())) {
            return new ReceiptFinding(
                    Kind.OTHER_LINEAGE,
                    "the receipt is about this draft in another history, " + subject.lineage()
                            + "; this record descends from " + header.lineage());
        }
        if (found == null) {
            return new ReceiptFinding(
                    Kind.SHORTER,
                    "the receipt is about entry " + seq + ", and this record ends with entry "
                            + header.head().seq() + ": entries were cut off, or the file is older than the receipt");
        }
        if (!found.equals(subject.head().hash())) {
            return new ReceiptFinding(
                    Kind.OTHER_ENTRY,
                    "at entry " + seq + " the receipt has " + subject.head().hash() + ", and this record has " + found
                            + ": it is another record, or was written anew since");
        }
        return new ReceiptFinding(
                Kind.CONTAINED, "the record has this head at entry " + seq + ", signed by " + subject.key());
    }

    private @Nullable ReceiptFinding faultOfSignature() {
        Map<KeyId, KeyInfo> keys = new HashMap<>();
        for (KeyInfo key : receipt.keys()) {
            KeyInfo endorser = key.endorsedBy() == null ? null : keys.get(key.endorsedBy());
            if (key.endorsedBy() != null && (endorser == null || !key.isEndorsedBy(endorser))) {
                return new ReceiptFinding(
                        Kind.WRONG_SIGNATURE,
                        "the endorsement of key " + key.id() + " in the receipt is not the signature of key "
                                + key.endorsedBy());
            }
            keys.put(key.id(), key);
        }
        KeyId signer = receipt.witness().subject().key();
        KeyInfo key = keys.get(signer);
        if (key == null) {
            return new ReceiptFinding(
                    Kind.UNKNOWN_KEY, "the receipt is signed by the key " + signer + ", which is not in it");
        }
        if (!receipt.witness().isBy(key)) {
            return new ReceiptFinding(
                    Kind.WRONG_SIGNATURE,
                    "the signature of the receipt is not one of key " + signer
                            + ": the receipt was changed, or never signed");
        }
        return trusted == null || descends(key, keys, trusted)
                ? null
                : new ReceiptFinding(
                        Kind.UNKNOWN_KEY,
                        "expected the receipt to be signed by the key " + trusted
                                + " or one that it endorsed, it is signed by the key " + signer);
    }

    private static boolean descends(KeyInfo signer, Map<KeyId, KeyInfo> keys, KeyId trusted) {
        KeyInfo key = signer;
        while (key != null) {
            if (key.id().equals(trusted)) {
                return true;
            }
            key = key.endorsedBy() == null ? null : keys.get(key.endorsedBy());
        }
        return false;
    }
}
