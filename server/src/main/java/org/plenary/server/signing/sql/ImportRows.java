package org.plenary.server.signing.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.sql.StreamRows;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.Published;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.Witness;
import org.plenary.server.sql.InList;
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

    private static final String SIGNED = "select i.stream, i.seq from signed_import i"
            + " join signing_key k on k.id = i.key and k.own = 1 where i.stream in " + InList.PLACES;
    /** How many are signed at a time. */
    static final int BATCH = 100;
    /** How many are looked at at a time. */
    private static final int PAGE = InList.SIZE;

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
        List<Unsigned> unsigned = new ArrayList<>();
        long last = 0;
        List<StreamRows.Imported> page;
        do {
            page = StreamRows.imported(statements, draft, last, PAGE);
            Map<StreamId, Set<Long>> signed = signed(statements, page);
            for (StreamRows.Imported there : page) {
                last = there.number();
                boolean isSigned = signed.getOrDefault(there.stream(), Set.of())
                        .contains(there.head().seq());
                if (!isSigned) {
                    unsigned.add(new Unsigned(there.stream(), there.lineage(), there.head(), there.atMillis()));
                    if (unsigned.size() == BATCH) {
                        return unsigned;
                    }
                }
            }
        } while (page.size() == PAGE);
        return unsigned;
    }

    /** Up to which entries these records have a signature of ours. */
    private static Map<StreamId, Set<Long>> signed(Statements statements, List<StreamRows.Imported> imported)
            throws SQLException {
        Map<StreamId, Set<Long>> signed = new HashMap<>();
        for (Object[] batch : InList.batches(
                imported.stream().map(there -> there.stream().value()).toList())) {
            try (ResultSet row = statements.bound(SIGNED, batch).executeQuery()) {
                while (row.next()) {
                    signed.computeIfAbsent(new StreamId(row.getString(1)), any -> new HashSet<>())
                            .add(row.getLong(2));
                }
            }
        }
        return signed;
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
