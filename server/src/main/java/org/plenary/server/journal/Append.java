package org.plenary.server.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries to be added at the end of a stream.
 *
 * @param stream the stream
 * @param epoch the writer's {@link Ownership#epoch()}
 * @param previous the end of the stream as the writer knows it
 * @param entries at least one, in order, made by {@link HashChain#next(Head, List)} from {@code previous}
 * @param summary the stream's {@link Stream#summary()} from now on; null to leave it as it is
 */
public record Append(
        StreamId stream,
        long epoch,
        Head previous,
        List<Entry> entries,
        @Nullable String summary) {
    /** Entries that leave the stream's summary as it is. */
    public Append(StreamId stream, long epoch, Head previous, List<Entry> entries) {
        this(stream, epoch, previous, entries, null);
    }

    /**
     * @throws IllegalArgumentException if there is no entry, or their sequence numbers do not follow {@code previous}
     */
    public Append {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("expected at least one entry for stream " + stream + ", got none");
        }
        long seq = previous.seq();
        for (Entry entry : entries) {
            seq++;
            if (entry.seq() != seq) {
                throw new IllegalArgumentException(
                        "expected entry seq=" + seq + " for stream " + stream + ", got seq=" + entry.seq());
            }
        }
    }

    /** The stream's end once this is appended. */
    public Head head() {
        return entries.get(entries.size() - 1).head();
    }
}
