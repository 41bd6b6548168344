package org.plenary.server.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.AnchorNow;

/**
 * What people said about a draft to everybody who may read it, and where the words are now that it is about.
 *
 * @param about the clause that it was begun on; null if it is about the whole draft
 * @param whole whether it was begun on a whole clause, or on the whole draft
 * @param quote the words that it was begun on
 * @param now where they are, in the order of the text, or one part that says that nothing is left of them
 * @param remarks what was said, one or more, the oldest first
 * @param resolved whether it is dealt with
 */
public record SharedThread(
        @Nullable ClauseId about,
        boolean whole,
        String quote,
        List<AnchorNow> now,
        List<Remark> remarks,
        boolean resolved) {
    /** Keeps copies of the lists. */
    public SharedThread {
        now = List.copyOf(now);
        remarks = List.copyOf(remarks);
    }

    /**
     * What one of them said.
     *
     * @param delegation the code of the delegation that the person spoke for, null for none
     */
    public record Remark(String person, @Nullable String delegation, Instant at, String text) {}
}
