package org.plenary.server.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Opens connections to the file, all with the same promises: write-ahead log, a sync to disk with every commit, foreign
 * keys.
 */
final class Connections {
    private static final String FILE = "plenary.db";

    private final SQLiteDataSource source;
    private final Path file;

    Connections(DatabaseConfig config) {
        file = config.directory().resolve(FILE);
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.enforceForeignKeys(true);
        sqlite.setBusyTimeout((int) config.busyTimeout().toMillis());
        source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    }

    SQLiteDataSource source() {
        return source;
    }

    Path file() {
        return file;
    }

    Statements openToWrite() throws SQLException {
        return open("PRAGMA query_only = 0");
    }

    Statements openToRead() throws SQLException {
        return open("PRAGMA query_only = 1");
    }

    private Statements open(String mode) throws SQLException {
        Connection connection = source.getConnection();
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
        return new Statements(connection);
    }

    /** SQLite goes on in another mode where a file system cannot do what was asked: that must not pass unseen. */
    private void expect(Statement statement, String pragma, String value) throws SQLException {
        try (ResultSet row = statement.executeQuery(pragma)) {
            String got = row.next() ? row.getString(1) : "nothing";
            if (!value.equals(got)) {
                throw new DatabaseException(
                        DatabaseException.Reason.UNAVAILABLE,
                        "the file system of " + file + " cannot hold the database safely: expected " + pragma + " "
                                + value + ", got " + got + "; use a local disk");
            }
        }
    }
}
