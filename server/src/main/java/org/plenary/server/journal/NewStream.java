package org.plenary.server.journal;

import java.util.List;
import org.plenary.server.identity.Checks;
import org.plenary.server.identity.ProcessId;

/**
 * A stream that is to be created together with its first entries.
 *
 * @param id its identifier
 * @param lineage the history it starts
 * @param process the process it belongs to
 * @param title 1 to {@value #MAX_TITLE_LENGTH} characters on one line
 * @param entries its first entries, at least one: an empty stream would be a lost one
 */
public record NewStream(StreamId id, Lineage lineage, ProcessId process, String title, List<NewEntry> entries) {
    /** The most UTF-16 units a title has. */
    public static final int MAX_TITLE_LENGTH = 300;

    /** @throws IllegalArgumentException if the title is out of bounds or there is no entry */
    public NewStream {
        Checks.line("title", title, MAX_TITLE_LENGTH);
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("expected at least one entry for the new stream " + id + ", got none");
        }
    }
}
