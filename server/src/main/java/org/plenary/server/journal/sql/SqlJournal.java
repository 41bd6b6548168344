package org.plenary.server.journal.sql;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.Append;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.JournalException.Reason;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.Ownership;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.StreamKind;
import org.plenary.server.journal.Trace;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseException;
import org.plenary.server.sql.Work;

/** The record in the embedded database. Safe from any thread. */
public final class SqlJournal implements Journal {
    /** About what an entry holds beside its payload while it waits to be written. */
    private static final int ENTRY_OVERHEAD_BYTES = 256;

    private final Database database;

    public SqlJournal(Database database) {
        this.database = database;
    }

    @Override
    public Future<Stream> create(NewStream stream) {
        long bytes = 0;
        for (NewEntry entry : stream.entries()) {
            bytes += entry.payload().length + ENTRY_OVERHEAD_BYTES;
        }
        return write(bytes, statements -> EntryWriter.create(statements, stream));
    }

    @Override
    public Future<Optional<Stream>> find(StreamId stream) {
        return read(statements -> EntryReader.find(statements, stream));
    }

    @Override
    public Future<List<Stream>> streams(ProcessId process, StreamKind kind) {
        return read(statements -> EntryReader.streams(statements, process, kind));
    }

    @Override
    public Future<Ownership> own(StreamId stream) {
        return write(ENTRY_OVERHEAD_BYTES, statements -> EntryWriter.own(statements, stream));
    }

    @Override
    public Future<Void> append(Append append) {
        long bytes = append.summary() == null ? 0 : append.summary().length();
        for (Entry entry : append.entries()) {
            bytes += entry.payload().length + ENTRY_OVERHEAD_BYTES;
        }
        return write(bytes, statements -> {
                    EntryWriter.append(statements, append);
                    return append.stream();
                })
                .mapEmpty();
    }

    @Override
    public Future<List<Entry>> read(StreamId stream, long afterSeq, int maxEntries, long maxBytes) {
        if (afterSeq < 0 || maxEntries < 1 || maxEntries > MAX_PAGE || maxBytes < 1) {
            throw new IllegalArgumentException("expected afterSeq of 0 or more, maxEntries from 1 to " + MAX_PAGE
                    + " and maxBytes of 1 or more, got afterSeq=" + afterSeq + " maxEntries=" + maxEntries
                    + " maxBytes=" + maxBytes);
        }
        return read(statements -> EntryReader.read(statements, stream, afterSeq, maxEntries, maxBytes));
    }

    @Override
    public Future<List<Entry>> decisions(StreamId stream, long afterSeq, long upToSeq) {
        return read(statements -> EntryReader.decisions(statements, stream, afterSeq, upToSeq));
    }

    @Override
    public Future<List<Trace>> traces(StreamId stream, long afterSeq, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("expected a limit from 1 to " + MAX_PAGE + ", got " + limit);
        }
        return read(statements -> EntryReader.traces(statements, stream, afterSeq, limit));
    }

    private <T extends @Nullable Object> Future<T> write(long bytes, Work<T> work) {
        return database.write(bytes, work).recover(SqlJournal::failed);
    }

    private <T extends @Nullable Object> Future<T> read(Work<T> work) {
        return database.read(work).recover(SqlJournal::failed);
    }

    /** What is answered where the database failed for this cause. */
    public static <T extends @Nullable Object> Future<T> failed(Throwable cause) {
        if (!(cause instanceof DatabaseException failure)) {
            return Future.failedFuture(cause);
        }
        Reason reason = switch (failure.reason()) {
            case OVERLOADED -> Reason.OVERLOADED;
            case CORRUPT, CONSTRAINT -> Reason.CORRUPT;
            case UNAVAILABLE, IN_USE, INCOMPATIBLE -> Reason.UNAVAILABLE;
        };
        return Future.failedFuture(
                new JournalException(reason, "the record could not be used: " + failure.getMessage(), failure));
    }
}
