package org.plenary.instrument.redline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;

/**
 * A clause between two moments.
 *
 * @param id its id
 * @param change what became of it
 * @param moved whether it stands at another place among the clauses that are there at both moments
 * @param placeBefore its place among the clauses of the first moment, from 0; -1 if it is ADDED, and in a blame
 * @param before what it was, null if it is ADDED
 * @param after what it is, null if it is REMOVED
 * @param seq the entry that added, removed or moved it last, or gave it its kind if that is another one; otherwise 0
 * @param paragraphs its text
 */
public record ClauseRedline(
        ClauseId id,
        ClauseChange change,
        boolean moved,
        int placeBefore,
        @Nullable Form before,
        @Nullable Form after,
        long seq,
        List<ParagraphRedline> paragraphs) {

    /** Keeps a copy of the list. */
    public ClauseRedline {
        paragraphs = List.copyOf(paragraphs);
    }

    /** The same with other text. */
    public ClauseRedline withParagraphs(List<ParagraphRedline> others) {
        return new ClauseRedline(id, change, moved, placeBefore, before, after, seq, others);
    }
}
