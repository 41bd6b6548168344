package org.plenary.server.record;

/**
 * What came of comparing a record with a receipt.
 *
 * @param why what was found, in plain words
 */
public record ReceiptFinding(Kind kind, String why) {

    /** What a comparison can come to. */
    public enum Kind {
        /** The record has exactly this head, and the signature is good. */
        CONTAINED,
        /** The receipt is not signed by the key that it names. */
        WRONG_SIGNATURE,
        /** It is signed, but not by a key that may. */
        UNKNOWN_KEY,
        /** It is about another draft. */
        OTHER_DRAFT,
        /** It is about this draft, begun anew in another history. */
        OTHER_LINEAGE,
        /** The record ends before the entry: something was cut off, or the file is older than the receipt. */
        SHORTER,
        /** Another entry stands there, or another before it: what was before the receipt was written anew. */
        OTHER_ENTRY
    }

    /** Whether the record has this head. */
    public boolean isContained() {
        return kind == Kind.CONTAINED;
    }
}
