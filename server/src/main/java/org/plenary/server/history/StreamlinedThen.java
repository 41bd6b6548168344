package org.plenary.server.history;

import java.util.ArrayList;
import java.util.List;
import org.plenary.server.checkpoint.EntryTable;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.Streamline;

/**
 * That several proposals became one wording.
 *
 * @param seq the decision's entry; after it the text is still what it was before
 * @param until the last of the entries that made the wording
 * @param atMillis milliseconds since 1970 UTC
 */
public record StreamlinedThen(long seq, long until, long atMillis, Author by, Streamline decision) {
    /** All of them, in order. */
    static List<StreamlinedThen> all(Decisions decisions, EntryTable entries) {
        List<StreamlinedThen> all = new ArrayList<>();
        for (Decisions.Taken taken : decisions.all()) {
            if (taken.decision() instanceof Streamline streamline) {
                long until = taken.seq();
                for (int edits = streamline.edits().size(); edits > 0 && until < entries.last(); ) {
                    until++;
                    edits -= entries.kind(until).isText() ? 1 : 0;
                }
                all.add(new StreamlinedThen(taken.seq(), until, taken.atMillis(), taken.by(), streamline));
            }
        }
        return all;
    }
}
