package org.plenary.server.sql;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that this process has for itself: work waits for one thread that changes it and some that read.
 *
 * <p>Safe from any thread. Work runs on threads of the database's own; futures complete on the caller's Vert.x context,
 * in the order of the calls for writes of one context, and fail with {@link DatabaseException} or what the work threw.
 */
public final class Database {
    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private final Vertx vertx;
    private final Engine engine;
    private final WorkQueue writes;
    private final WorkQueue reads;
    private final Writer writer;
    private final List<Thread> readerThreads = new ArrayList<>();
    private final Thread writerThread;
    private @Nullable Promise<Void> closing;

    private Database(Vertx vertx, Engine engine, DatabaseConfig config) {
        this.vertx = vertx;
        this.engine = engine;
        writes = new WorkQueue(config.queueLimit(), config.queueBytes());
        reads = new WorkQueue(config.queueLimit(), config.queueBytes());
        writer = new Writer(
                engine, writes, config.groupLimit(), new CommitPace(config.commitInterval(), config.busyInterval()));
        writerThread = thread("plenary-sql-writer", writer);
        for (int i = 1; i <= config.readers(); i++) {
            readerThreads.add(thread("plenary-sql-reader-" + i, new Reader(engine, reads)));
        }
    }

    /**
     * Takes work for a database whose schema is there, and starts the threads that do it.
     *
     * @param engine the kind of database; it is closed with this
     */
    public static Database on(Vertx vertx, Engine engine, DatabaseConfig config) {
        Database database = new Database(vertx, engine, config);
        database.start();
        return database;
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
     * Takes no more work, finishes and commits what waits, and closes the engine. May be called again.
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
            engine.close();
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
}
