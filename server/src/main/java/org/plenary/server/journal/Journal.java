package org.plenary.server.journal;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.plenary.server.identity.ProcessId;

/**
 * The record: append-only streams of entries.
 *
 * <p>Safe from any thread. Nothing blocks the caller. Futures complete on the caller's Vert.x context, in the order of
 * the calls for one stream's appends, and fail with {@link JournalException}. What a completed future says is on disk.
 * After a failed append the writer does not know what the record holds: it must {@link #own} the stream again and read
 * it.
 */
public interface Journal {
    /** The most entries that one {@link #read} returns. */
    int MAX_PAGE = 10_000;

    /** The most streams that {@link #streams} returns. */
    int MAX_STREAMS = 1_000;

    /** The most entries that one {@link #decisions} returns. */
    int MAX_DECISIONS = 100_000;

    /** The most bytes of payload that one {@link #decisions} returns, if it returns more than one entry. */
    long MAX_DECISION_BYTES = 16L << 20;

    /**
     * Creates a stream with its first entries, all or nothing.
     *
     * <p>Fails with {@link JournalException.Reason#EXISTS} if there is a stream of that id.
     */
    Future<Stream> create(NewStream stream);

    /** The stream as it stands; empty if there is none. */
    Future<Optional<Stream>> find(StreamId stream);

    /** The streams of a kind in a process, newest first, at most {@value #MAX_STREAMS}. */
    Future<List<Stream>> streams(ProcessId process, StreamKind kind);

    /**
     * Takes the right to write a stream: whoever had it is refused from now on.
     *
     * <p>Fails with {@link JournalException.Reason#NOT_FOUND} if there is no such stream.
     */
    Future<Ownership> own(StreamId stream);

    /**
     * Adds entries at the end of a stream, all or none; completes once they are on disk.
     *
     * <p>Fails with {@link JournalException.Reason#CONFLICT} if the epoch or the previous head is not what the record
     * has.
     */
    Future<Void> append(Append append);

    /**
     * Reads one page: entries after {@code afterSeq} in order, ending before {@code maxEntries} or {@code maxBytes} of
     * payload is exceeded, but at least one if there is one. Empty at the end of the stream.
     *
     * <p>Fails with {@link JournalException.Reason#NOT_FOUND} if there is no such stream, and with
     * {@link JournalException.Reason#CORRUPT} if an entry is missing. Hashes are left to {@link HashChain#verify}.
     *
     * @param maxEntries 1 to {@value #MAX_PAGE}
     * @param maxBytes 1 or more
     */
    Future<List<Entry>> read(StreamId stream, long afterSeq, int maxEntries, long maxBytes);

    /**
     * Reads the entries that are no change of the text, of those after {@code afterSeq} up to {@code upToSeq}, in
     * order. It ends early, but not without an entry if there is one, when {@value #MAX_DECISIONS} entries or {@value
     * #MAX_DECISION_BYTES} bytes of payload would be exceeded: the rest comes after the last one that came. Empty when
     * there is none.
     *
     * <p>Fails with {@link JournalException.Reason#NOT_FOUND} if there is no such stream.
     */
    Future<List<Entry>> decisions(StreamId stream, long afterSeq, long upToSeq);

    /**
     * Who made the entries after {@code afterSeq}: the newest {@code limit} of them, newest first. Empty when there is
     * none, or no such stream.
     *
     * @param limit 1 to {@value #MAX_PAGE}
     */
    Future<List<Trace>> traces(StreamId stream, long afterSeq, int limit);
}
