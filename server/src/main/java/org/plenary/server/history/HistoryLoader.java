package org.plenary.server.history;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import org.plenary.server.checkpoint.Checkpoint;
import org.plenary.server.checkpoint.Checkpoints;
import org.plenary.server.checkpoint.Past;
import org.plenary.server.checkpoint.RecordPages;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Stream;

/**
 * Makes histories from the record, from the newest checkpoint on if there is a fitting one, and brings them up to date.
 */
final class HistoryLoader {
    private final Journal journal;
    private final Checkpoints checkpoints;
    private final WorkerExecutor workers;

    HistoryLoader(Journal journal, Checkpoints checkpoints, WorkerExecutor workers) {
        this.journal = journal;
        this.checkpoints = checkpoints;
        this.workers = workers;
    }

    /** The history of a draft up to its head. */
    Future<History> load(Stream stream) {
        return checkpoints
                .newest(stream.id(), stream.lineage(), stream.head())
                .compose(newest -> start(stream, newest))
                .compose(history -> {
                    Head from = history.head();
                    return catchUp(history, stream)
                            .onSuccess(loaded -> checkpoints.loaded(stream.id(), from, loaded.head()));
                });
    }

    private Future<History> start(Stream stream, Optional<Checkpoint> checkpoint) {
        History fresh = new History(new Past(HashChain.genesis(stream.id(), stream.lineage())));
        if (checkpoint.isEmpty()) {
            return Future.succeededFuture(fresh);
        }
        return workers.executeBlocking(() -> new History(checkpoint.get().past()), false)
                .compose(history -> new RecordPages(journal, workers, stream.id())
                        .readDecisions(history.head(), history::takeEarlier)
                        .map(nothing -> history))
                .recover(cause -> {
                    Checkpoints.passedOver(stream.id(), cause);
                    return Future.succeededFuture(fresh);
                });
    }

    /** Brings a history up to the draft's head. It is of no more use if that fails. */
    Future<History> catchUp(History history, Stream stream) {
        Head head = stream.head();
        if (history.last() >= head.seq()) {
            return Future.succeededFuture(history);
        }
        return new RecordPages(journal, workers, stream.id())
                .read(history.head(), head, history::take)
                .map(nothing -> history);
    }
}
