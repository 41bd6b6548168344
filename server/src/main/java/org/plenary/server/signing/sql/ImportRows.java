package org.plenary.server.signing.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.StreamId;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.Published;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.Witness;
import org.plenary.server.sql.Statements;

/** The rows of heads that were signed as imported, and of imported records of which none is. */
final class ImportRows {
    private static final String COLUMNS = "i.stream, i.lineage, i.seq, i.hash, i.at, i.key, i.signature";
    private static final String BY_OWN_KEYS =
            "select " + COLUMNS + " from signed_import i join signing_key k on k.id = i.key and k.own = 1 ";
    private static final String NEWEST = BY_OWN_KEYS + "order by i.number desc limit " + Signing.MAX_HEADS;
    private static final String BY_HASH =
            BY_OWN_KEYS + "where i.hash = ? order by i.number desc limit " + Signing.MAX_HEADS;
    private static final String OF_STREAM =
            "select " + COLUMNS + " from signed_import i where i.stream = ? and i.seq <= ? order by i.seq, i.at, i.key";
    private static final String INSERT = """
            insert into signed_import (stream, lineage, seq, hash, at, key, signature)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (stream, seq, key) do nothing""";

    /** A record that was made here, or imported at a time that nobody knows, has no such time. */
    private static final String UNSIGNED = """
            select s.id, s.lineage, e.seq, e.hash, s.imported_at
            from stream s
            join entry e on e.stream = s.number and e.seq = s.imported_seq
            where s.imported_at is not null and not s.importing and (? is null or s.id = ?)
              and not exists (
                select 1 from signed_import i join signing_key k on k.id = i.key and k.own = 1
                where i.stream = s.id and i.seq = s.imported_seq)
            limit\s""";

    /** How many are signed at a time. */
    static final int BATCH = 100;

    private ImportRows() {}

    /** What is to be signed. */
    record Unsigned(StreamId stream, Lineage lineage, Head head, long atMillis) {
        Witness.Subject subject(KeyId key) {
            return new Witness.Subject(Witness.Kind.IMPORT, stream, lineage, head, atMillis, key);
        }
    }

    /** What our own keys signed, the newest first: of one hash, or for null of all. */
    static List<Published> published(Statements statements, @Nullable Hash hash) throws SQLException {
        PreparedStatement query = statements.of(hash == null ? NEWEST : BY_HASH);
        if (hash != null) {
            query.setBytes(1, hash.bytes());
        }
        List<Published> published = new ArrayList<>();
        witnesses(query).forEach(witness -> published.add(new Published.Import(witness)));
        return published;
    }

    static List<Witness> of(Statements statements, StreamId stream, long upToSeq) throws SQLException {
        PreparedStatement query = statements.of(OF_STREAM);
        query.setString(1, stream.value());
        query.setLong(2, upToSeq);
        return witnesses(query);
    }

    static int insert(Statements statements, Witness witness) throws SQLException {
        Witness.Subject subject = witness.subject();
        PreparedStatement insert = statements.of(INSERT);
        insert.setString(1, subject.stream().value());
        insert.setString(2, subject.lineage().value());
        insert.setLong(3, subject.head().seq());
        insert.setBytes(4, subject.head().hash().bytes());
        insert.setLong(5, subject.atMillis());
        insert.setString(6, subject.key().value());
        insert.setBytes(7, witness.signature());
        return insert.executeUpdate();
    }

    /** Some of the imported records without a signature of ours: of one draft, or for null of all. */
    static List<Unsigned> unsigned(Statements statements, @Nullable StreamId draft) throws SQLException {
        PreparedStatement query = statements.of(UNSIGNED + BATCH);
        query.setString(1, draft == null ? null : draft.value());
        query.setString(2, draft == null ? null : draft.value());
        List<Unsigned> unsigned = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                unsigned.add(new Unsigned(
                        new StreamId(row.getString(1)),
                        new Lineage(row.getString(2)),
                        new Head(row.getLong(3), Hash.of(row.getBytes(4))),
                        row.getLong(5)));
            }
        }
        return unsigned;
    }

    private static List<Witness> witnesses(PreparedStatement query) throws SQLException {
        List<Witness> witnesses = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                witnesses.add(new Witness(
                        new Witness.Subject(
                                Witness.Kind.IMPORT,
                                new StreamId(row.getString(1)),
                                new Lineage(row.getString(2)),
                                new Head(row.getLong(3), Hash.of(row.getBytes(4))),
                                row.getLong(5),
                                new KeyId(row.getString(6))),
                        row.getBytes(7)));
            }
        }
        return List.copyOf(witnesses);
    }
}
