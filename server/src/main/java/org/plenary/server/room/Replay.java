package org.plenary.server.room;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Ownership;
import org.plenary.server.journal.StreamId;

/**
 * Makes a replica from a draft's record, page by page on a worker, and checks the hash chain on the way. One use.
 */
final class Replay {
    static final int PAGE_ENTRIES = 10_000;
    static final long PAGE_BYTES = 8L << 20;

    private final Journal journal;
    private final WorkerExecutor workers;
    private final StreamId stream;
    private final Ownership ownership;
    private final DraftState state = new DraftState();

    private Head reached;

    Replay(Journal journal, WorkerExecutor workers, StreamId stream, Ownership ownership) {
        this.journal = journal;
        this.workers = workers;
        this.stream = stream;
        this.ownership = ownership;
        this.reached = HashChain.genesis(stream, ownership.lineage());
    }

    /**
     * The replica at the ownership's head. Fails with {@link JournalException.Reason#CORRUPT} when the record is empty,
     * ends early, or does not follow from its own hashes.
     */
    Future<Replica> run() {
        if (ownership.head().seq() == 0) {
            return Future.failedFuture(
                    corrupt("expected the record of a draft to begin with its seed, found it empty"));
        }
        return nextPage().map(done -> new Replica(stream, state, ownership));
    }

    private Future<Void> nextPage() {
        if (reached.equals(ownership.head())) {
            return Future.succeededFuture();
        }
        return journal.read(stream, reached.seq(), PAGE_ENTRIES, PAGE_BYTES)
                .compose(page -> workers.executeBlocking(() -> take(page)))
                .compose(nothing -> nextPage());
    }

    private Void take(List<Entry> page) {
        if (page.isEmpty() || reached.seq() >= ownership.head().seq()) {
            throw corrupt("expected the record to lead to head " + ownership.head() + ", it leads to " + reached);
        }
        reached = HashChain.verify(reached, page);
        page.forEach(state::take);
        return null;
    }

    private JournalException corrupt(String message) {
        return new JournalException(JournalException.Reason.CORRUPT, message + "; stream=" + stream);
    }
}
