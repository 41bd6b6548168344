package org.plenary.instrument.redline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.CellPlace;

/**
 * A paragraph of a clause between two moments.
 *
 * <p>What is said to be inserted or deleted is its beginning. The text in an INSERTED paragraph that is KEPT or DELETED
 * stood in the paragraph before it, which was split. The text in a DELETED paragraph that is KEPT or INSERTED stands in
 * the paragraph before it, to which it was joined. So a clause is read at the first moment by leaving out what is
 * INSERTED, beginnings of paragraphs and text, and at the second by leaving out what is DELETED.
 *
 * @param depth 0 directly in the clause, more in sub-paragraphs; of a DELETED paragraph as it was, otherwise as it is
 * @param depthBefore the depth that it had at the first moment; of an INSERTED paragraph the same as {@code depth}
 * @param labelBefore the label that it showed at the first moment, {@code ""} for none
 * @param labelAfter the label that it shows at the second moment, {@code ""} for none
 * @param change what became of the beginning of the paragraph
 * @param changed the entry that inserted or deleted its beginning; of a KEPT one the entry that put it at another
 *     depth; 0 if nothing of that happened, or if no entry is known to have done it
 * @param runs its text in order
 * @param cell where it stands in a table, or stood if it is DELETED; null if in none. A cell is the same at both
 *     moments if it has the same number; it is there at a moment if one of its paragraphs is, and so are its row and
 *     table. No text that is KEPT went from one cell to another
 */
public record ParagraphRedline(
        int depth,
        int depthBefore,
        String labelBefore,
        String labelAfter,
        Change change,
        long changed,
        List<Run> runs,
        @Nullable CellPlace cell) {

    /** Keeps a copy of the list. */
    public ParagraphRedline {
        runs = List.copyOf(runs);
    }

    ParagraphRedline withChanged(long other) {
        return new ParagraphRedline(depth, depthBefore, labelBefore, labelAfter, change, other, runs, cell);
    }

    /** The same with other text. */
    public ParagraphRedline withRuns(List<Run> others) {
        return new ParagraphRedline(depth, depthBefore, labelBefore, labelAfter, change, changed, others, cell);
    }
}
