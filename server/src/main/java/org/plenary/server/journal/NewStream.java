package org.plenary.server.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Checks;
import org.plenary.server.identity.ProcessId;

/**
 * A stream that is to be created together with its first entries.
 *
 * @param id its identifier
 * @param kind what it is the record of
 * @param lineage the history it starts
 * @param process the process it belongs to
 * @param title 1 to {@value #MAX_TITLE_LENGTH} characters on one line
 * @param entries its first entries, at least one: an empty stream would be a lost one
 * @param summary its first {@link Stream#summary()}, or null
 */
public record NewStream(
        StreamId id,
        StreamKind kind,
        Lineage lineage,
        ProcessId process,
        String title,
        List<NewEntry> entries,
        @Nullable String summary) {
    /** The most UTF-16 units a title has. */
    public static final int MAX_TITLE_LENGTH = 300;

    /** That of a draft, without a summary. */
    public NewStream(StreamId id, Lineage lineage, ProcessId process, String title, List<NewEntry> entries) {
        this(id, StreamKind.DRAFT, lineage, process, title, entries, null);
    }

    /** @throws IllegalArgumentException if the title is out of bounds or there is no entry */
    public NewStream {
        Checks.line("title", title, MAX_TITLE_LENGTH);
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("expected at least one entry for the new stream " + id + ", got none");
        }
    }
}
