package org.plenary.server.signing.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.sql.Statements;

/** The rows of keys. */
final class KeyRows {
    private static final String COLUMNS = "id, public_key, created_at, retired_at, endorsed_by, endorsement";
    private static final String OWN = "select " + COLUMNS + " from signing_key where own = 1 order by number";
    private static final String ALL = "select " + COLUMNS + " from signing_key order by number";
    private static final String CURRENT =
            "select " + COLUMNS + ", private_key, sealed from signing_key where own = 1 and retired_at is null";
    private static final String INSERT = """
            insert into signing_key (id, own, public_key, private_key, created_at, retired_at, endorsed_by, endorsement,
              sealed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do nothing""";
    private static final String RETIRE = """
            update signing_key set retired_at = ?, private_key = null
            where id = ? and own = 1 and retired_at is null""";

    private static final String SEAL = """
            update signing_key set private_key = ?, sealed = 1
            where id = ? and own = 1 and retired_at is null and sealed = 0""";

    private KeyRows() {}

    /** A key of ours that signs, with its private half in the form of PKCS#8. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, and never compared
    record Current(KeyInfo key, byte[] privateKey) {}

    /** The same as it is kept: its private half may be sealed. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, and never compared
    record Stored(KeyInfo key, byte[] privateKey, boolean isSealed) {}

    static Optional<Stored> current(Statements statements) throws SQLException {
        try (ResultSet row = statements.of(CURRENT).executeQuery()) {
            return row.next()
                    ? Optional.of(new Stored(key(row), row.getBytes(7), row.getInt(8) == 1))
                    : Optional.empty();
        }
    }

    /** Puts a sealed private half in the place of one that is not. */
    static void seal(Statements statements, KeyId key, byte[] sealed) throws SQLException {
        PreparedStatement seal = statements.of(SEAL);
        seal.setBytes(1, sealed);
        seal.setString(2, key.value());
        seal.executeUpdate();
    }

    /** Keeps a key of ours that signs from now on. */
    static void insert(Statements statements, Stored stored) throws SQLException {
        insert(statements, stored.key(), stored.privateKey(), stored.isSealed());
    }

    static List<KeyInfo> own(Statements statements) throws SQLException {
        return keys(statements.of(OWN));
    }

    /** These keys and all by which they were endorsed, one by one, in the order in which they came here. */
    static List<KeyInfo> withEndorsers(Statements statements, Set<KeyId> wanted) throws SQLException {
        Map<KeyId, KeyInfo> all = new LinkedHashMap<>();
        keys(statements.of(ALL)).forEach(key -> all.put(key.id(), key));
        Set<KeyId> needed = new HashSet<>();
        for (KeyId id : wanted) {
            KeyInfo key = all.get(id);
            while (key != null && needed.add(key.id())) {
                key = key.endorsedBy() == null ? null : all.get(key.endorsedBy());
            }
        }
        return all.values().stream().filter(key -> needed.contains(key.id())).toList();
    }

    /** Keeps a key that is not ours, unless it is known. */
    static void insert(Statements statements, KeyInfo key) throws SQLException {
        insert(statements, key, null, false);
    }

    private static void insert(Statements statements, KeyInfo key, byte @Nullable [] privateKey, boolean isSealed)
            throws SQLException {
        PreparedStatement insert = statements.of(INSERT);
        insert.setString(1, key.id().value());
        insert.setInt(2, privateKey == null ? 0 : 1);
        insert.setBytes(3, key.publicKey());
        insert.setBytes(4, privateKey);
        insert.setLong(5, key.createdAtMillis());
        insert.setObject(6, key.retiredAtMillis());
        insert.setString(7, key.endorsedBy() == null ? null : key.endorsedBy().value());
        insert.setBytes(8, key.endorsement());
        insert.setInt(9, isSealed ? 1 : 0);
        insert.executeUpdate();
    }

    /** Whether the key signed until now. */
    static boolean retire(Statements statements, KeyId key, long now) throws SQLException {
        PreparedStatement retire = statements.of(RETIRE);
        retire.setLong(1, now);
        retire.setString(2, key.value());
        return retire.executeUpdate() == 1;
    }

    private static List<KeyInfo> keys(PreparedStatement query) throws SQLException {
        List<KeyInfo> keys = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                keys.add(key(row));
            }
        }
        return keys;
    }

    private static KeyInfo key(ResultSet row) throws SQLException {
        long retiredAt = row.getLong(4);
        boolean retired = !row.wasNull();
        String by = row.getString(5);
        return new KeyInfo(
                new KeyId(row.getString(1)),
                row.getBytes(2),
                row.getLong(3),
                retired ? (Long) retiredAt : null,
                by == null ? null : new KeyId(by),
                row.getBytes(6));
    }
}
