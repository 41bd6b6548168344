package org.plenary.server.journal.sql;

import io.vertx.core.Future;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Importing;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.JournalException.Reason;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.Statements;

/**
 * Records on their way into the embedded database. Such a stream is a row with {@code importing = 1}, without a
 * process, which every other statement passes over. Safe from any thread.
 */
public final class SqlImporting implements Importing {
    private static final String THERE = "select importing, lineage, head_seq, head_hash from stream where id = ?";
    private static final String BEGIN = """
            insert into stream
              (id, lineage, process, place, title, created_at, updated_at, epoch, head_seq, head_hash, importing)
            values (?, ?, '', 0, '', 0, 0, 0, 0, ?, 1)""";
    private static final String ADVANCE = """
            update stream set head_seq = ?, head_hash = ?
            where id = ? and importing = 1 and head_seq = ? and head_hash = ?""";
    private static final String FORGET_ENTRIES =
            "delete from entry where stream = (select number from stream where id = ? and importing = 1)";
    private static final String FORGET = "delete from stream where id = ? and importing = 1";
    private static final String FINISH = """
            update stream
            set importing = 0, imported_seq = head_seq, imported_at = ?, process = ?, title = ?, summary = ?, kind = ?,
              created_at = (select at from entry where stream = number and seq = 1),
              updated_at = (select at from entry where stream = number and seq = head_seq),
              place = (select case when count(*) = 0 then ? else
                  (select max(place) + 1 from stream where process = ? and kind = ?) end
                from stream where process = ? and kind = ? and place = ?)
            where id = ? and lineage = ? and importing = 1 and head_seq = ? and head_hash = ?
            returning\s""" + Rows.STREAM_COLUMNS;

    private static final int ENTRY_OVERHEAD_BYTES = 256;

    private final Database database;

    public SqlImporting(Database database) {
        this.database = database;
    }

    @Override
    public Future<Head> begin(StreamId stream, Lineage lineage) {
        Head genesis = HashChain.genesis(stream, lineage);
        return database.write(ENTRY_OVERHEAD_BYTES, statements -> {
                    PreparedStatement there = statements.of(THERE);
                    there.setString(1, stream.value());
                    try (ResultSet row = there.executeQuery()) {
                        if (row.next()) {
                            return reached(row, stream, lineage);
                        }
                    }
                    PreparedStatement begin = statements.of(BEGIN);
                    begin.setString(1, stream.value());
                    begin.setString(2, lineage.value());
                    begin.setBytes(3, genesis.hash().bytes());
                    begin.executeUpdate();
                    return genesis;
                })
                .recover(SqlJournal::failed);
    }

    private static Head reached(ResultSet row, StreamId stream, Lineage lineage) throws SQLException {
        if (row.getInt(1) == 0) {
            throw new JournalException(Reason.EXISTS, "there is a stream already: stream=" + stream);
        }
        if (!row.getString(2).equals(lineage.value())) {
            throw new JournalException(
                    Reason.CONFLICT, "another record of this id was imported in part: stream=" + stream);
        }
        return Rows.head(row.getLong(3), row.getBytes(4));
    }

    @Override
    public Future<Void> take(StreamId stream, Head previous, List<Entry> entries) {
        long bytes = 0;
        for (Entry entry : entries) {
            bytes += entry.payload().length + ENTRY_OVERHEAD_BYTES;
        }
        return database.write(bytes, statements -> {
                    take(statements, stream, previous, entries);
                    return stream;
                })
                .<Void>mapEmpty()
                .recover(SqlJournal::failed);
    }

    private static void take(Statements statements, StreamId stream, Head previous, List<Entry> entries)
            throws SQLException {
        Head head = HashChain.verify(previous, entries);
        PreparedStatement advance = statements.of(ADVANCE);
        advance.setLong(1, head.seq());
        advance.setBytes(2, head.hash().bytes());
        advance.setString(3, stream.value());
        advance.setLong(4, previous.seq());
        advance.setBytes(5, previous.hash().bytes());
        if (advance.executeUpdate() == 0) {
            throw conflict(stream);
        }
        EntryWriter.insert(statements, stream, entries);
    }

    @Override
    public Future<Void> forget(StreamId stream) {
        return database.write(ENTRY_OVERHEAD_BYTES, statements -> {
                    PreparedStatement entries = statements.of(FORGET_ENTRIES);
                    entries.setString(1, stream.value());
                    entries.executeUpdate();
                    PreparedStatement forget = statements.of(FORGET);
                    forget.setString(1, stream.value());
                    return forget.executeUpdate();
                })
                .<Void>mapEmpty()
                .recover(SqlJournal::failed);
    }

    @Override
    public Future<Stream> finish(Complete complete) {
        return database.write(complete.summary().length(), statements -> finish(statements, complete))
                .recover(SqlJournal::failed);
    }

    private static Stream finish(Statements statements, Complete complete) throws SQLException {
        String process = complete.process().value();
        String kind = complete.kind().wireName();
        PreparedStatement finish = statements.bound(
                FINISH,
                complete.atMillis(),
                process,
                complete.title(),
                complete.summary(),
                kind,
                complete.place(),
                process,
                kind,
                process,
                kind,
                complete.place(),
                complete.id().value(),
                complete.lineage().value(),
                complete.head().seq(),
                complete.head().hash().bytes());
        try (ResultSet row = finish.executeQuery()) {
            if (!row.next()) {
                throw conflict(complete.id());
            }
            return Rows.stream(row);
        }
    }

    private static JournalException conflict(StreamId stream) {
        return new JournalException(
                Reason.CONFLICT, "what was imported of the stream does not end where it should: stream=" + stream);
    }
}
