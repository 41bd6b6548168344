package org.plenary.server.journal.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.JournalException.Reason;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.StreamKind;
import org.plenary.server.journal.Trace;

/** Makes values from rows; a row that holds no valid value is {@link Reason#CORRUPT}. */
final class Rows {
    static final String STREAM_COLUMNS =
            "id, kind, lineage, process, place, title, created_at, updated_at, head_seq, head_hash, summary";
    static final String ENTRY_COLUMNS = "seq, at, person, delegation, kind, payload, hash";

    private Rows() {}

    static Stream stream(ResultSet row) throws SQLException {
        try {
            return new Stream(
                    new StreamId(row.getString(1)),
                    new StreamKind(row.getString(2)),
                    new Lineage(row.getString(3)),
                    new ProcessId(row.getString(4)),
                    row.getInt(5),
                    row.getString(6),
                    row.getLong(7),
                    row.getLong(8),
                    head(row.getLong(9), row.getBytes(10)),
                    row.getString(11));
        } catch (IllegalArgumentException e) {
            throw corrupt(e);
        }
    }

    static Entry entry(ResultSet row) throws SQLException {
        try {
            return new Entry(
                    row.getLong(1),
                    row.getLong(2),
                    new PersonId(row.getString(3)),
                    row.getString(4),
                    EntryKind.ofWireName(row.getString(5)),
                    payload(row.getBytes(6)),
                    Hash.of(row.getBytes(7)));
        } catch (IllegalArgumentException e) {
            throw corrupt(e);
        }
    }

    static Trace trace(ResultSet row) throws SQLException {
        try {
            return new Trace(
                    row.getLong(1),
                    new PersonId(row.getString(2)),
                    row.getString(3),
                    EntryKind.ofWireName(row.getString(4)));
        } catch (IllegalArgumentException e) {
            throw corrupt(e);
        }
    }

    static Head head(long seq, byte[] hash) {
        return new Head(seq, Hash.of(hash));
    }

    /** The driver gives null for a blob of no bytes. */
    private static byte[] payload(byte @Nullable [] payload) {
        return payload == null ? new byte[0] : payload;
    }

    private static JournalException corrupt(IllegalArgumentException cause) {
        return new JournalException(Reason.CORRUPT, "a row of the record is damaged: " + cause.getMessage(), cause);
    }
}
