package org.plenary.server.proposal;

import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Instrument;

/**
 * The texts of a file that is to become a proposal.
 *
 * @param after what it reads as
 * @param before what it read as before all that is tracked in it; null if nothing is
 * @param plainAfter the same as {@code after} without the characters of brackets that were typed in it
 * @param plainBefore the same of {@code before}
 * @param brackets how many brackets were typed in it
 */
public record FileTexts(
        Instrument after,
        @Nullable Instrument before,
        Instrument plainAfter,
        @Nullable Instrument plainBefore,
        int brackets) {
    /** Without brackets, which a draft has beside its text. */
    FileTexts plain() {
        return new FileTexts(plainAfter, plainBefore, plainAfter, plainBefore, brackets);
    }

    /** What of it is compared with drafts: what somebody began with. */
    Instrument begunWith() {
        return before == null ? after : before;
    }
}
