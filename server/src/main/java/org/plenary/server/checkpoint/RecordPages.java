package org.plenary.server.checkpoint;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.function.Consumer;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.StreamId;

/**
 * Reads a part of a record page by page and has a worker take the entries, with a look at the hash chain on the way.
 */
public final class RecordPages {
    private static final int PAGE_ENTRIES = 10_000;
    private static final long PAGE_BYTES = 8L << 20;

    private final Journal journal;
    private final WorkerExecutor workers;
    private final StreamId stream;

    /** @param workers where the entries are taken, one page after the other */
    public RecordPages(Journal journal, WorkerExecutor workers, StreamId stream) {
        this.journal = journal;
        this.workers = workers;
        this.stream = stream;
    }

    /**
     * Has all entries between two taken. Fails with {@link JournalException.Reason#CORRUPT} when the record ends early
     * or does not follow from its own hashes, or when {@code taker} cannot take an entry, which is named then.
     *
     * @param from the entry before the first one
     * @param to the last entry
     */
    public Future<Void> read(Head from, Head to, Consumer<Entry> taker) {
        if (from.equals(to)) {
            return Future.succeededFuture();
        }
        return journal.read(stream, from.seq(), PAGE_ENTRIES, PAGE_BYTES)
                .compose(page -> workers.executeBlocking(() -> take(page, from, to, taker), false))
                .compose(reached -> read(reached, to, taker));
    }

    /**
     * Has the entries that are no change of the text taken, of those up to {@code to}.
     */
    public Future<Void> readDecisions(Head to, Consumer<Entry> taker) {
        return readDecisions(0, to.seq(), taker);
    }

    private Future<Void> readDecisions(long after, long upTo, Consumer<Entry> taker) {
        return journal.decisions(stream, after, upTo)
                .compose(page -> page.isEmpty()
                        ? Future.succeededFuture()
                        : workers.executeBlocking(() -> take(page, taker), false)
                                .compose(last -> readDecisions(last, upTo, taker)));
    }

    private long take(List<Entry> page, Consumer<Entry> taker) {
        page.forEach(entry -> take(entry, taker));
        return page.get(page.size() - 1).seq();
    }

    private Head take(List<Entry> page, Head from, Head to, Consumer<Entry> taker) {
        if (page.isEmpty() || from.seq() >= to.seq()) {
            throw new JournalException(
                    JournalException.Reason.CORRUPT,
                    "expected the record to lead to head " + to + ", it leads to " + from + "; stream=" + stream);
        }
        // Somebody may have appended since it was asked where the record ends.
        List<Entry> wanted =
                page.get(page.size() - 1).seq() <= to.seq() ? page : page.subList(0, (int) (to.seq() - from.seq()));
        Head reached = HashChain.verify(from, wanted);
        wanted.forEach(entry -> take(entry, taker));
        return reached;
    }

    private void take(Entry entry, Consumer<Entry> taker) {
        try {
            taker.accept(entry);
        } catch (RuntimeException e) {
            throw new JournalException(
                    JournalException.Reason.CORRUPT,
                    "entry " + entry.seq() + " of the record of draft " + stream + " cannot be taken: " + e.getMessage()
                            + "; export the record and verify it, or go back to a backup",
                    e);
        }
    }
}
