package org.plenary.server.record;

import java.util.List;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.JournalException;

/**
 * Whether entries follow each other by their hashes, from the first at the time that a first line says to the head that
 * it says. What does not hold it throws as {@link IllegalArgumentException}. Single-threaded.
 */
public final class EntryChain {
    private final FirstLine<?> first;
    private Head reached;

    /** That which a first line begins. */
    public EntryChain(FirstLine<?> first) {
        this.first = first;
        this.reached = HashChain.genesis(first.stream(), first.lineage());
    }

    /** The next entry. */
    public void take(Entry entry) {
        if (entry.seq() == 1 && entry.atMillis() != first.createdAtMillis()) {
            throw new IllegalArgumentException("expected the first entry at the time that the first line says, "
                    + first.createdAtMillis() + ", got " + entry.atMillis());
        }
        try {
            reached = HashChain.verify(reached, List.of(entry));
        } catch (JournalException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** There is no further entry. */
    public void end() {
        if (!first.head().equals(reached)) {
            throw new IllegalArgumentException("expected the entries to lead to the head that the first line says, "
                    + first.head() + ", they lead to " + reached);
        }
    }
}
