package org.plenary.server.journal.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.plenary.server.journal.Append;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.JournalException.Reason;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.Ownership;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.sql.Statements;

/** The changes of the record. Each leaves nothing behind if it throws, because its transaction is undone. */
final class EntryWriter {
    private static final String CREATE = """
            insert into stream
              (id, kind, lineage, process, place, title, created_at, updated_at, epoch, head_seq, head_hash, summary)
            values (?, ?, ?, ?, (select coalesce(max(place), 0) + 1 from stream where process = ? and kind = ?),
              ?, ?, ?, 0, ?, ?, ?)
            on conflict (id) do nothing
            returning place""";

    private static final String OWN = """
            update stream set epoch = epoch + 1 where id = ? and importing = 0
            returning epoch, head_seq, head_hash, lineage""";

    /** The writer's claim stands in the condition: the database itself refuses whoever is not, or no longer, right. */
    private static final String ADVANCE = """
            update stream set head_seq = ?, head_hash = ?, updated_at = ?, summary = coalesce(?, summary)
            where id = ? and importing = 0 and epoch = ? and head_seq = ? and head_hash = ?""";

    private static final String INSERT = """
            insert into entry (stream, seq, at, person, delegation, kind, payload, hash)
            values ((select number from stream where id = ?), ?, ?, ?, ?, ?, ?, ?)""";

    private static final String CLAIM = "select epoch, head_seq from stream where id = ?";

    private EntryWriter() {}

    static Stream create(Statements statements, NewStream stream) throws SQLException {
        List<Entry> entries = HashChain.next(HashChain.genesis(stream.id(), stream.lineage()), stream.entries());
        long createdAt = entries.get(0).atMillis();
        Entry newest = entries.get(entries.size() - 1);
        PreparedStatement create = statements.of(CREATE);
        create.setString(1, stream.id().value());
        create.setString(2, stream.kind().wireName());
        create.setString(3, stream.lineage().value());
        create.setString(4, stream.process().value());
        create.setString(5, stream.process().value());
        create.setString(6, stream.kind().wireName());
        create.setString(7, stream.title());
        create.setLong(8, createdAt);
        create.setLong(9, newest.atMillis());
        create.setLong(10, newest.seq());
        create.setBytes(11, newest.hash().bytes());
        create.setString(12, stream.summary());
        int place;
        try (ResultSet created = create.executeQuery()) {
            if (!created.next()) {
                throw new JournalException(Reason.EXISTS, "there is a stream already: stream=" + stream.id());
            }
            place = created.getInt(1);
        }
        insert(statements, stream.id(), entries);
        return new Stream(
                stream.id(),
                stream.kind(),
                stream.lineage(),
                stream.process(),
                place,
                stream.title(),
                createdAt,
                newest.atMillis(),
                newest.head(),
                stream.summary());
    }

    static Ownership own(Statements statements, StreamId stream) throws SQLException {
        PreparedStatement own = statements.of(OWN);
        own.setString(1, stream.value());
        try (ResultSet row = own.executeQuery()) {
            if (!row.next()) {
                throw unknown(stream);
            }
            return new Ownership(
                    row.getLong(1), Rows.head(row.getLong(2), row.getBytes(3)), new Lineage(row.getString(4)));
        }
    }

    static void append(Statements statements, Append append) throws SQLException {
        HashChain.verify(append.previous(), append.entries());
        Head head = append.head();
        Head previous = append.previous();
        PreparedStatement advance = statements.of(ADVANCE);
        advance.setLong(1, head.seq());
        advance.setBytes(2, head.hash().bytes());
        advance.setLong(3, append.entries().get(append.entries().size() - 1).atMillis());
        advance.setString(4, append.summary());
        advance.setString(5, append.stream().value());
        advance.setLong(6, append.epoch());
        advance.setLong(7, previous.seq());
        advance.setBytes(8, previous.hash().bytes());
        if (advance.executeUpdate() == 0) {
            throw refusal(statements, append);
        }
        insert(statements, append.stream(), append.entries());
    }

    static void insert(Statements statements, StreamId stream, List<Entry> entries) throws SQLException {
        PreparedStatement insert = statements.of(INSERT);
        for (Entry entry : entries) {
            insert.setString(1, stream.value());
            insert.setLong(2, entry.seq());
            insert.setLong(3, entry.atMillis());
            insert.setString(4, entry.person().value());
            insert.setString(5, entry.delegation());
            insert.setString(6, entry.kind().wireName());
            insert.setBytes(7, entry.payload());
            insert.setBytes(8, entry.hash().bytes());
            insert.executeUpdate();
        }
    }

    private static JournalException refusal(Statements statements, Append append) throws SQLException {
        PreparedStatement claim = statements.of(CLAIM);
        claim.setString(1, append.stream().value());
        try (ResultSet row = claim.executeQuery()) {
            if (!row.next()) {
                return unknown(append.stream());
            }
            return new JournalException(
                    Reason.CONFLICT,
                    "somebody else writes this stream, or the end of the stream is another: stream=" + append.stream()
                            + " epoch=" + append.epoch() + " recordEpoch=" + row.getLong(1) + " seq="
                            + append.previous().seq() + " recordSeq=" + row.getLong(2));
        }
    }

    static JournalException unknown(StreamId stream) {
        return new JournalException(Reason.NOT_FOUND, "there is no such stream: stream=" + stream);
    }
}
