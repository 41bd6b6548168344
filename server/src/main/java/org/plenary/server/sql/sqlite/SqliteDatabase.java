package org.plenary.server.sql.sqlite;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseException;

/** The database in a data directory, which one process has for itself. Stateless; blocks: not for an event loop. */
public final class SqliteDatabase {
    private SqliteDatabase() {}

    /** Whether a server has ever kept data in this directory. */
    public static boolean isIn(Path directory) {
        return Files.exists(new SqliteFile(SqliteConfig.in(directory)).path());
    }

    /**
     * Opens the database, and creates or migrates it if need be.
     *
     * @throws DatabaseException if another server has the directory, the file cannot be used, or its schema is unknown
     */
    public static Database open(Vertx vertx, SqliteConfig config) {
        Path directory = config.directory();
        try {
            OwnersOnly.createDirectories(directory);
            DirectoryLock lock = DirectoryLock.take(directory);
            try {
                OwnersOnly.shut(directory);
                SqliteFile file = new SqliteFile(config);
                file.migrate();
                Database database = Database.on(vertx, new SqliteEngine(file, lock), config.work());
                OwnersOnly.shut(directory);
                return database;
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseException(
                    DatabaseException.Reason.UNAVAILABLE,
                    "the data directory " + directory + " cannot be used: " + e + "; check that it can be written",
                    e);
        }
    }

    /**
     * Copies the database of a directory as it is after its last commit, into another directory, whether or not a
     * server uses it meanwhile: what that one does is neither seen nor held up.
     *
     * @throws DatabaseException if there is none, or it cannot be read
     */
    public static void copy(Path from, Path to) {
        SqliteFile source = new SqliteFile(SqliteConfig.in(from));
        if (!source.isThere()) {
            throw new DatabaseException(
                    DatabaseException.Reason.UNAVAILABLE,
                    "there is no database in " + from + "; name another directory");
        }
        source.copyTo(new SqliteFile(SqliteConfig.in(to)));
    }
}
