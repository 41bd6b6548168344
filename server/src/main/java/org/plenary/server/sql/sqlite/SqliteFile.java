package org.plenary.server.sql.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.plenary.server.sql.DatabaseException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The file {@code plenary.db} in a data directory. Blocks: not for an event loop. */
final class SqliteFile {
    private static final String NAME = "plenary.db";
    private static final String MIGRATIONS = "classpath:db/sqlite";

    private final SQLiteDataSource source;
    private final Path path;

    SqliteFile(SqliteConfig config) {
        path = config.directory().resolve(NAME);
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.enforceForeignKeys(true);
        // Nobody asks, and each insert would be followed by a query for them.
        sqlite.setGetGeneratedKeys(false);
        sqlite.setBusyTimeout((int) config.busyTimeout().toMillis());
        source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + path.toAbsolutePath());
    }

    SQLiteDataSource source() {
        return source;
    }

    Path path() {
        return path;
    }

    boolean isThere() {
        return Files.isRegularFile(path);
    }

    /** Gives it the newest schema. */
    void migrate() {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations(MIGRATIONS)
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw cannotMigrate(e);
        }
    }

    private DatabaseException cannotMigrate(FlywayException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return DatabaseException.of(SqliteEngine.reason(sql), sql);
            }
        }
        return new DatabaseException(
                DatabaseException.Reason.INCOMPATIBLE,
                "the schema of " + path + " is not one this server knows; use the version of the server that made it,"
                        + " or a newer one: " + failure.getMessage(),
                failure);
    }

    /** Copies it as it is after its last commit. */
    void copyTo(SqliteFile target) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("vacuum into ?")) {
            statement.setString(1, target.path.toAbsolutePath().toString());
            statement.execute();
        } catch (SQLException e) {
            throw DatabaseException.of(SqliteEngine.reason(e), e);
        }
    }
}
