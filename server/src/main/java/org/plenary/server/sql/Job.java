package org.plenary.server.sql;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A unit of work on its way: who waits for it, and how it ended. Used by one thread at a time. */
final class Job<T extends @Nullable Object> {
    private final Work<T> work;
    private final Context context;
    private final long bytes;
    private final Promise<T> promise = Promise.promise();
    private @Nullable T result;
    private @Nullable Throwable failure;

    Job(Work<T> work, Context context, long bytes) {
        this.work = work;
        this.context = context;
        this.bytes = bytes;
    }

    Future<T> future() {
        return promise.future();
    }

    Context context() {
        return context;
    }

    long bytes() {
        return bytes;
    }

    void run(Statements statements) throws SQLException {
        result = work.run(statements);
    }

    boolean hasFailed() {
        return failure != null;
    }

    void fail(Throwable cause) {
        failure = cause;
    }

    /** Tells the one who waits. Called on the context. */
    void deliver() {
        if (failure != null) {
            promise.tryFail(failure);
        } else {
            promise.tryComplete(result);
        }
    }
}
