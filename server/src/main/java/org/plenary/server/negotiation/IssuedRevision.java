package org.plenary.server.negotiation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.HeldNumbers;
import org.plenary.server.journal.Hash;

/**
 * A revision that was issued.
 *
 * @param revision what was issued
 * @param by who issued it
 * @param atMillis when, milliseconds since 1970 UTC
 * @param seq its entry in the record, whose hash is the head that is quoted and signed
 */
public record IssuedRevision(Revision revision, Author by, long atMillis, long seq) {
    public int number() {
        return revision.number();
    }

    public @Nullable Integer correction() {
        return revision.correction();
    }

    public String symbol() {
        return revision.symbol();
    }

    public String title() {
        return revision.title();
    }

    public @Nullable String note() {
        return revision.note();
    }

    public @Nullable String corrects() {
        return revision.corrects();
    }

    /** The fingerprint of the text. */
    public Hash text() {
        return revision.text();
    }

    public List<ClauseState> statuses() {
        return revision.statuses();
    }

    /** The numbers that its clauses had; null if it does not say. */
    public @Nullable HeldNumbers numbers() {
        return revision.numbers();
    }
}
