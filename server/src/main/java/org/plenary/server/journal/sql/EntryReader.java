package org.plenary.server.journal.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.JournalException.Reason;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.StreamKind;
import org.plenary.server.journal.Trace;
import org.plenary.server.sql.Statements;

/** The queries of the record. */
final class EntryReader {
    private static final String FIND = "select " + Rows.STREAM_COLUMNS + " from stream where id = ? and importing = 0";
    private static final String STREAMS = "select " + Rows.STREAM_COLUMNS
            + " from stream where process = ? and kind = ? and importing = 0 order by created_at desc, number desc limit "
            + Journal.MAX_STREAMS;
    private static final String END = "select number, head_seq from stream where id = ? and importing = 0";
    private static final String PAGE =
            "select " + Rows.ENTRY_COLUMNS + " from entry where stream = ? and seq > ? order by seq limit ?";

    /** With the condition of the partial index, word by word, which the planner would not choose by itself. */
    static final String DECISIONS = "select " + Rows.ENTRY_COLUMNS
            + " from entry indexed by entry_beside_text"
            + " where stream = ? and seq > ? and seq <= ? and kind <> 'text' order by seq limit "
            + Journal.MAX_DECISIONS;

    private static final String TRACES = """
            select seq, person, delegation, kind from entry
            where stream = (select number from stream where id = ? and importing = 0) and seq > ?
            order by seq desc limit ?""";

    private EntryReader() {}

    static Optional<Stream> find(Statements statements, StreamId stream) throws SQLException {
        PreparedStatement find = statements.of(FIND);
        find.setString(1, stream.value());
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? Optional.of(Rows.stream(row)) : Optional.empty();
        }
    }

    static List<Stream> streams(Statements statements, ProcessId process, StreamKind kind) throws SQLException {
        PreparedStatement query = statements.of(STREAMS);
        query.setString(1, process.value());
        query.setString(2, kind.wireName());
        List<Stream> streams = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                streams.add(Rows.stream(row));
            }
        }
        return List.copyOf(streams);
    }

    static List<Entry> read(Statements statements, StreamId stream, long afterSeq, int maxEntries, long maxBytes)
            throws SQLException {
        PreparedStatement end = statements.of(END);
        end.setString(1, stream.value());
        try (ResultSet row = end.executeQuery()) {
            if (!row.next()) {
                throw EntryWriter.unknown(stream);
            }
            return page(statements, row.getLong(1), row.getLong(2), afterSeq, maxEntries, maxBytes);
        }
    }

    private static List<Entry> page(
            Statements statements, long number, long lastSeq, long afterSeq, int maxEntries, long maxBytes)
            throws SQLException {
        PreparedStatement query = statements.of(PAGE);
        query.setLong(1, number);
        query.setLong(2, afterSeq);
        query.setInt(3, maxEntries);
        List<Entry> page = new ArrayList<>();
        long seq = afterSeq;
        long bytes = 0;
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Entry entry = Rows.entry(row);
                bytes += entry.payload().length;
                if (bytes > maxBytes && !page.isEmpty()) {
                    return List.copyOf(page);
                }
                seq++;
                if (entry.seq() != seq) {
                    throw missing(seq);
                }
                page.add(entry);
            }
        }
        if (page.size() < maxEntries && seq < lastSeq) {
            throw missing(seq + 1);
        }
        return List.copyOf(page);
    }

    static List<Entry> decisions(Statements statements, StreamId stream, long afterSeq, long upToSeq)
            throws SQLException {
        PreparedStatement end = statements.of(END);
        end.setString(1, stream.value());
        long number;
        try (ResultSet row = end.executeQuery()) {
            if (!row.next()) {
                throw EntryWriter.unknown(stream);
            }
            number = row.getLong(1);
        }
        PreparedStatement query = statements.of(DECISIONS);
        query.setLong(1, number);
        query.setLong(2, afterSeq);
        query.setLong(3, upToSeq);
        List<Entry> entries = new ArrayList<>();
        long bytes = 0;
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Entry entry = Rows.entry(row);
                bytes += entry.payload().length;
                if (bytes > Journal.MAX_DECISION_BYTES && !entries.isEmpty()) {
                    break;
                }
                entries.add(entry);
            }
        }
        return List.copyOf(entries);
    }

    static List<Trace> traces(Statements statements, StreamId stream, long afterSeq, int limit) throws SQLException {
        PreparedStatement query = statements.of(TRACES);
        query.setString(1, stream.value());
        query.setLong(2, afterSeq);
        query.setInt(3, limit);
        List<Trace> traces = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                traces.add(Rows.trace(row));
            }
        }
        return List.copyOf(traces);
    }

    private static JournalException missing(long seq) {
        return new JournalException(Reason.CORRUPT, "an entry of the record is missing: seq=" + seq);
    }
}
