package org.plenary.server.journal;

import io.vertx.core.Future;
import java.util.List;
import org.plenary.server.identity.ProcessId;

/**
 * Brings records from elsewhere in, page by page. Nobody finds, reads or writes such a stream before it is complete; an
 * import that was broken off goes on where it was, or is thrown away. Safe from any thread. Futures fail with {@link
 * JournalException}.
 */
public interface Importing {
    /**
     * Begins to import a stream, or goes on with an earlier try.
     *
     * <p>Fails with {@link JournalException.Reason#EXISTS} if there is a complete stream of that id.
     *
     * @return how far an earlier try came; the stream's genesis if there is nothing of it
     */
    Future<Head> begin(StreamId stream, Lineage lineage);

    /**
     * Adds entries at the end of what was imported, all or none; completes once they are on disk.
     *
     * <p>Fails with {@link JournalException.Reason#CONFLICT} if that is not {@code previous}.
     *
     * @param entries at least one, of which the hash chain was checked
     */
    Future<Void> take(StreamId stream, Head previous, List<Entry> entries);

    /** Throws away what was imported of a stream that is not complete; changes nothing if there is none. */
    Future<Void> forget(StreamId stream);

    /**
     * Makes a stream of what was imported: from now on everybody sees it.
     *
     * <p>Fails with {@link JournalException.Reason#CONFLICT} if what was imported does not end with {@code complete}'s
     * head.
     */
    Future<Stream> finish(Complete complete);

    /**
     * All that there is to say of a stream that was imported to its end.
     *
     * @param kind what it is the record of
     * @param place the place that it had in its process; if another has that here, it gets the next one
     * @param summary its {@link Stream#summary()}
     * @param atMillis when it was imported, milliseconds since 1970 UTC
     */
    record Complete(
            StreamId id,
            StreamKind kind,
            Lineage lineage,
            ProcessId process,
            int place,
            String title,
            Head head,
            String summary,
            long atMillis) {}
}
