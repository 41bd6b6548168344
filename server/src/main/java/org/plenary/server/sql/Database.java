package org.plenary.server.sql;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded database: the file {@code plenary.db} in the data directory, which this process has for itself.
 *
 * <p>Safe from any thread. Work runs on threads of the database's own; futures complete on the caller's Vert.x context, in
 * the order of the calls for writes of one context, and fail with {@link DatabaseException} or what the work threw.
 */
public final class Database {
    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final String MIGRATIONS = "classpath:db/sqlite";

    private final Vertx vertx;
    private final DirectoryLock lock;
    private final WorkQueue writes;
    private final WorkQueue reads;
    private final Writer writer;
    private final List<Thread> readerThreads = new ArrayList<>();
    private final Thread writerThread;
    private @Nullable Promise<Void> closing;

    private Database(Vertx vertx, DatabaseConfig config, DirectoryLock lock, Connections connections) {
        this.vertx = vertx;
        this.lock = lock;
        writes = new WorkQueue(config.queueLimit(), config.queueBytes());
        reads = new WorkQueue(config.queueLimit(), config.queueBytes());
        writer = new Writer(connections, writes, config.groupLimit(), config.commitInterval());
        writerThread = thread("plenary-sql-writer", writer);
        for (int i = 1; i <= config.readers(); i++) {
            readerThreads.add(thread("plenary-sql-reader-" + i, new Reader(connections, reads)));
        }
    }

    /**
     * Opens the database, creates or migrates it if need be, and starts its threads. Blocks: not for an event loop.
     *
     * @throws DatabaseException if another server has the directory, the file cannot be used, or its schema is unknown
     */
    public static Database open(Vertx vertx, DatabaseConfig config) {
        Path directory = config.directory();
        try {
            OwnersOnly.createDirectories(directory);
            DirectoryLock lock = DirectoryLock.take(directory);
            try {
                OwnersOnly.shut(directory);
                Connections connections = new Connections(config);
                migrate(connections);
                Database database = new Database(vertx, config, lock, connections);
                database.start();
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
     * Copies the database of a directory as it is after its last commit, into another directory, whether or not a server uses it
     * meanwhile: what that one does is neither seen nor held up. Blocks.
     *
     * @throws DatabaseException if there is none, or it cannot be read
     */
    public static void copy(Path from, Path to) {
        Connections source = new Connections(DatabaseConfig.in(from));
        if (!Files.isRegularFile(source.file())) {
            throw new DatabaseException(
                    DatabaseException.Reason.UNAVAILABLE,
                    "there is no database in " + from + "; name another directory");
        }
        try (Connection connection = source.source().getConnection();
                PreparedStatement statement = connection.prepareStatement("vacuum into ?")) {
            Path target = new Connections(DatabaseConfig.in(to)).file();
            statement.setString(1, target.toAbsolutePath().toString());
            statement.execute();
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    /**
     * Queues a change; the future completes once it is on disk.
     *
     * @param bytes about how much memory the work holds while it waits
     */
    public <T extends @Nullable Object> Future<T> write(long bytes, Work<T> work) {
        return submit(writes, bytes, work);
    }

    /** Queues a query, which sees one committed state: at least all whose writes have completed before this call. */
    public <T extends @Nullable Object> Future<T> read(Work<T> work) {
        return submit(reads, 0, work);
    }

    /** What was done so far. */
    public DatabaseStatistics statistics() {
        return new DatabaseStatistics(writer.commits(), writer.committedJobs(), writes.size(), reads.size());
    }

    /**
     * Takes no more work, finishes and commits what waits, closes the file and frees the directory. May be called again.
     */
    public Future<Void> close() {
        Promise<Void> promise;
        synchronized (this) {
            if (closing != null) {
                return closing.future();
            }
            promise = Promise.promise();
            closing = promise;
        }
        reads.close();
        writes.close();
        thread("plenary-sql-close", () -> finish(promise)).start();
        return promise.future();
    }

    private void start() {
        writerThread.start();
        readerThreads.forEach(Thread::start);
    }

    private void finish(Promise<Void> promise) {
        try {
            for (Thread thread : readerThreads) {
                thread.join();
            }
            writerThread.join();
            lock.close();
            promise.complete();
        } catch (IOException | InterruptedException e) {
            promise.fail(e);
        }
    }

    private <T extends @Nullable Object> Future<T> submit(WorkQueue queue, long bytes, Work<T> work) {
        Job<T> job = new Job<>(work, vertx.getOrCreateContext(), bytes);
        try {
            queue.add(job);
        } catch (DatabaseException e) {
            return Future.failedFuture(e);
        }
        return job.future();
    }

    private static Thread thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (t, e) -> log.atError().addKeyValue("thread", name).setCause(e).log("a database thread ended"));
        return thread;
    }

    private static void migrate(Connections connections) {
        try {
            Flyway.configure()
                    .dataSource(connections.source())
                    .locations(MIGRATIONS)
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw cannotMigrate(connections.file(), e);
        }
    }

    private static DatabaseException cannotMigrate(Path file, FlywayException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return DatabaseException.of(sql);
            }
        }
        return new DatabaseException(
                DatabaseException.Reason.INCOMPATIBLE,
                "the schema of " + file + " is not one this server knows; use the version of the server that made it,"
                        + " or a newer one: " + failure.getMessage(),
                failure);
    }
}
