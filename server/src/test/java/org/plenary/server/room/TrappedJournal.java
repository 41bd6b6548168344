package org.plenary.server.room;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.Append;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.Ownership;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.StreamKind;
import org.plenary.server.journal.Trace;

/** A real journal with a trap on the way into it and back. */
public final class TrappedJournal implements Journal {
    private final Journal journal;
    private final Trap trap;

    public TrappedJournal(Journal journal, Trap trap) {
        this.journal = journal;
        this.trap = trap;
    }

    @Override
    public Future<Void> append(Append append) {
        trap.step("append: before it is handed in");
        Throwable unwritten = trap.next("append: refused");
        if (unwritten != null) {
            return Future.failedFuture(unwritten);
        }
        Future<Void> written = journal.append(append);
        trap.step("append: after it was handed in");
        return written.compose(nothing -> {
            Throwable afterwards = trap.next("append: written and said to have failed");
            return afterwards == null ? Future.succeededFuture() : Future.failedFuture(afterwards);
        });
    }

    @Override
    public Future<Optional<Stream>> find(StreamId stream) {
        trap.step("find");
        return journal.find(stream);
    }

    @Override
    public Future<Stream> create(NewStream stream) {
        return journal.create(stream);
    }

    @Override
    public Future<List<Stream>> streams(ProcessId process, StreamKind kind) {
        return journal.streams(process, kind);
    }

    @Override
    public Future<Ownership> own(StreamId stream) {
        trap.step("own");
        return journal.own(stream);
    }

    @Override
    public Future<List<Entry>> read(StreamId stream, long afterSeq, int maxEntries, long maxBytes) {
        trap.step("read");
        return journal.read(stream, afterSeq, maxEntries, maxBytes);
    }

    @Override
    public Future<List<Entry>> decisions(StreamId stream, long afterSeq, long upToSeq) {
        return journal.decisions(stream, afterSeq, upToSeq);
    }

    @Override
    public Future<List<Trace>> traces(StreamId stream, long afterSeq, int limit) {
        return journal.traces(stream, afterSeq, limit);
    }
}
