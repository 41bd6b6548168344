package org.plenary.server.sql.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.plenary.server.sql.DatabaseException;
import org.plenary.server.sql.DatabaseException.Reason;
import org.plenary.server.sql.Engine;
import org.sqlite.SQLiteException;

/**
 * SQLite at work on the file: all connections with the same promises, which are a write-ahead log, a sync to disk with
 * every commit, and foreign keys.
 */
final class SqliteEngine implements Engine {
    private final SqliteFile file;
    private final DirectoryLock lock;

    SqliteEngine(SqliteFile file, DirectoryLock lock) {
        this.file = file;
        this.lock = lock;
    }

    @Override
    public Connection openToWrite() throws SQLException {
        return open("PRAGMA query_only = 0");
    }

    @Override
    public Connection openToRead() throws SQLException {
        return open("PRAGMA query_only = 1");
    }

    private Connection open(String mode) throws SQLException {
        Connection connection = file.source().getConnection();
        try (Statement statement = connection.createStatement()) {
            expect(statement, "PRAGMA journal_mode", "wal");
            expect(statement, "PRAGMA synchronous", "2");
            // What is taken away, such as a key that is sealed from now on, does not stay in the file.
            statement.execute("PRAGMA secure_delete = FAST");
            statement.execute(mode);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** SQLite goes on in another mode where a file system cannot do what was asked: that must not pass unseen. */
    private void expect(Statement statement, String pragma, String value) throws SQLException {
        try (ResultSet row = statement.executeQuery(pragma)) {
            String got = row.next() ? row.getString(1) : "nothing";
            if (!value.equals(got)) {
                throw new DatabaseException(
                        Reason.UNAVAILABLE,
                        "the file system of " + file.path() + " cannot hold the database safely: expected " + pragma
                                + " " + value + ", got " + got + "; use a local disk");
            }
        }
    }

    /** Takes the lock of the file at once, so that no later statement finds it taken. */
    @Override
    public String beginWrite() {
        return "BEGIN IMMEDIATE";
    }

    @Override
    public String beginRead() {
        return "BEGIN";
    }

    @Override
    public Reason reasonOf(SQLException refusal) {
        return reason(refusal);
    }

    static Reason reason(SQLException refusal) {
        if (!(refusal instanceof SQLiteException failure)) {
            return Reason.UNAVAILABLE;
        }
        // The low byte of an extended result code is the primary one.
        return switch (failure.getResultCode().code & 0xff) {
            case 11, 26 -> Reason.CORRUPT; // SQLITE_CORRUPT, SQLITE_NOTADB
            case 19 -> Reason.CONSTRAINT; // SQLITE_CONSTRAINT
            default -> Reason.UNAVAILABLE;
        };
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
