package org.plenary.server.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of one connection, each prepared once and kept open.
 *
 * <p>Belongs to the thread that runs the {@link Work}. Only constant texts are to be asked for, since all are kept.
 */
public final class Statements implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** The statement of this text. It stays open; a result set that it gives must be closed. */
    public PreparedStatement of(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    /** A statement with its parameters bound: texts, numbers, bytes, or null. */
    public PreparedStatement bound(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = of(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** Runs a statement with these parameters, and returns how many rows it changed. */
    public int run(String sql, @Nullable Object... parameters) throws SQLException {
        return bound(sql, parameters).executeUpdate();
    }

    /** The first column of the first row as a number; 0 if there is no row. */
    public long number(String sql, @Nullable Object... parameters) throws SQLException {
        try (ResultSet row = bound(sql, parameters).executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** The first column of the first row as a text; null if there is no row. */
    public @Nullable String text(String sql, @Nullable Object... parameters) throws SQLException {
        try (ResultSet row = bound(sql, parameters).executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    void execute(String sql) throws SQLException {
        of(sql).execute();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
