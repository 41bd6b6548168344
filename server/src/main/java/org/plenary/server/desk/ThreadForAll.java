package org.plenary.server.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.AnchorNow;

/**
 * A thread that everybody who may read the draft hears, and where its words are now. Immutable.
 *
 * @param about the clause that it was begun on; null if it is about the whole draft
 * @param whole whether it was begun on a whole clause, or on the whole draft
 * @param quote the words that it was begun on, the beginning of a whole clause; {@code ""} of the whole draft
 * @param now where they are, in the order of the text, or one part that says that nothing is left of them; none if
 *     nothing is known of them
 * @param remarks what was said, the oldest first, as it reads now; one or more
 * @param resolved whether it is dealt with
 */
public record ThreadForAll(
        @Nullable ClauseId about,
        boolean whole,
        String quote,
        List<AnchorNow> now,
        List<Remark> remarks,
        boolean resolved) {
    /** Keeps copies of the lists. */
    public ThreadForAll {
        now = List.copyOf(now);
        remarks = List.copyOf(remarks);
    }

    /**
     * What one of them said.
     *
     * @param atMillis when it was said first, milliseconds since 1970 UTC
     */
    public record Remark(Speaker by, long atMillis, String text) {}

    static ThreadForAll of(CommentThread thread, List<AnchorNow> now) {
        DeskAnchor anchor = thread.anchor();
        return new ThreadForAll(
                anchor == null ? null : anchor.on().clause(),
                anchor == null || anchor.on().isWholeClause(),
                anchor == null ? "" : anchor.on().quote(),
                now,
                thread.comments().stream()
                        .map(each -> new Remark(
                                each.said().by(),
                                each.said().atMillis(),
                                each.words().text()))
                        .toList(),
                !thread.isOpen());
    }
}
