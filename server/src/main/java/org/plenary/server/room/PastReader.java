package org.plenary.server.room;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.plenary.crdt.Doc;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.standing.Standing;

/**
 * Reads a draft as it was at a moment: takes its record up to there, page by page on a worker, with a look at the hash
 * chain on the way. The first entry that is later ends it. One use.
 */
final class PastReader {
    private final Journal journal;
    private final WorkerExecutor workers;
    private final StreamId draft;
    private final Moment moment;
    private final DraftState state = new DraftState();

    private boolean done;

    PastReader(Journal journal, WorkerExecutor workers, StreamId draft, Moment moment) {
        this.journal = journal;
        this.workers = workers;
        this.draft = draft;
        this.moment = moment;
    }

    /** What {@code reader} makes of it; empty if the draft had not begun by then, or has not come that far. */
    <T> Future<Optional<T>> read(BiFunction<Doc, Standing, T> reader) {
        return journal.find(draft)
                .compose(found -> found.map(stream -> read(stream, reader))
                        .orElseGet(() -> Future.failedFuture(
                                new JournalException(JournalException.Reason.NOT_FOUND, "no draft " + draft))));
    }

    private <T> Future<Optional<T>> read(Stream stream, BiFunction<Doc, Standing, T> reader) {
        if (!moment.isWithin(stream.head().seq())) {
            return Future.succeededFuture(Optional.empty());
        }
        return nextPage(HashChain.genesis(draft, stream.lineage()))
                .compose(reached -> workers.executeBlocking(() -> reached.seq() == 0
                        ? Optional.empty()
                        : Optional.of(reader.apply(state.doc(), state.standing()))));
    }

    /** Takes the pages after {@code reached}; returns the last entry taken. */
    private Future<Head> nextPage(Head reached) {
        return journal.read(draft, reached.seq(), Replay.PAGE_ENTRIES, Replay.PAGE_BYTES)
                .compose(page -> workers.executeBlocking(() -> take(reached, page)))
                .compose(next -> done ? Future.succeededFuture(next) : nextPage(next));
    }

    private Head take(Head reached, List<Entry> page) {
        Head head = reached;
        HashChain.verify(reached, page);
        done = page.isEmpty();
        for (Entry entry : page) {
            if (!moment.includes(entry)) {
                done = true;
                return head;
            }
            state.take(entry);
            head = entry.head();
        }
        return head;
    }
}
