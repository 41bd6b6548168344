package org.plenary.server.room;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import org.plenary.server.checkpoint.Checkpoint;
import org.plenary.server.checkpoint.Checkpoints;
import org.plenary.server.checkpoint.RecordPages;
import org.plenary.server.draft.DraftState;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Ownership;
import org.plenary.server.journal.StreamId;

/** Makes a replica from a draft's record, from the newest checkpoint on if there is a fitting one. One use. */
final class Replay {
    private final Journal journal;
    private final Checkpoints checkpoints;
    private final WorkerExecutor workers;
    private final StreamId stream;
    private final Ownership ownership;

    Replay(Journal journal, Checkpoints checkpoints, WorkerExecutor workers, StreamId stream, Ownership ownership) {
        this.journal = journal;
        this.checkpoints = checkpoints;
        this.workers = workers;
        this.stream = stream;
        this.ownership = ownership;
    }

    /** What the entries up to one of them make. */
    private record Start(Head head, DraftState state) {}

    /**
     * The replica at the ownership's head. Fails with {@link JournalException.Reason#CORRUPT} when the record is empty,
     * ends early, or does not follow from its own hashes.
     */
    Future<Replica> run() {
        if (ownership.head().seq() == 0) {
            return Future.failedFuture(new JournalException(
                    JournalException.Reason.CORRUPT,
                    "expected the record of a draft to begin with its seed, found it empty; stream=" + stream));
        }
        return checkpoints
                .newest(stream, ownership.lineage(), ownership.head())
                .compose(this::start)
                .compose(start -> new RecordPages(journal, workers, stream)
                        .read(start.head, ownership.head(), start.state::take)
                        .map(nothing -> {
                            checkpoints.loaded(stream, start.head, ownership.head());
                            return new Replica(stream, start.state, ownership);
                        }));
    }

    private Future<Start> start(Optional<Checkpoint> checkpoint) {
        if (checkpoint.isEmpty()) {
            return Future.succeededFuture(beginning());
        }
        Head head = checkpoint.get().head();
        return workers.executeBlocking(checkpoint.get()::state, false)
                .compose(state -> new RecordPages(journal, workers, stream)
                        .readDecisions(head, state::takeEarlier)
                        .map(nothing -> new Start(head, state)))
                .recover(cause -> {
                    Checkpoints.passedOver(stream, cause);
                    return Future.succeededFuture(beginning());
                });
    }

    private Start beginning() {
        return new Start(HashChain.genesis(stream, ownership.lineage()), new DraftState());
    }
}
