package org.plenary.server.identity.sql;

import io.vertx.core.Future;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.IdentityException.Reason;
import org.plenary.server.identity.IdentityListener;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseException;
import org.plenary.server.sql.Statements;
import org.plenary.server.sql.Work;

/**
 * The database, as people and sign-in use it: whom a change concerns is told once it is on disk. Safe from any thread.
 */
public final class IdentityStore {
    /** About what a change holds while it waits to be written. */
    private static final long BYTES = 2_048;

    private final Database database;
    private final IdentityListener listener;

    public IdentityStore(Database database, IdentityListener listener) {
        this.database = database;
        this.listener = listener;
    }

    /** A change that concerns people. */
    @FunctionalInterface
    public interface Change<T extends @Nullable Object> {
        T run(Statements statements, Effects effects) throws SQLException;
    }

    /** A change that concerns people, and has nothing to tell. */
    @FunctionalInterface
    public interface Deed {
        void run(Statements statements, Effects effects) throws SQLException;
    }

    private record Outcome<T extends @Nullable Object>(T result, Effects effects) {}

    /** Reads one committed state. */
    public <T extends @Nullable Object> Future<T> read(Work<T> work) {
        return database.read(work).recover(IdentityStore::failed);
    }

    /** Writes, and tells the listener before the future completes. */
    public <T extends @Nullable Object> Future<T> write(Change<T> change) {
        return write(BYTES, change);
    }

    /**
     * As {@link #write(Change)}.
     *
     * @param bytes about how much memory the change holds while it waits
     */
    public <T extends @Nullable Object> Future<T> write(long bytes, Change<T> change) {
        Work<Outcome<T>> work = statements -> {
            Effects effects = new Effects();
            return new Outcome<>(change.run(statements, effects), effects);
        };
        Future<Outcome<T>> written = database.write(bytes, work);
        return written.<T>map(outcome -> {
                    outcome.effects.tell(listener);
                    return outcome.result;
                })
                .recover(IdentityStore::failed);
    }

    /** As {@link #write(Change)}. */
    public Future<Void> perform(Deed deed) {
        return perform(BYTES, deed);
    }

    /** As {@link #write(long, Change)}. */
    public Future<Void> perform(long bytes, Deed deed) {
        Change<Boolean> change = (statements, effects) -> {
            deed.run(statements, effects);
            return true;
        };
        return write(bytes, change).mapEmpty();
    }

    private static <T extends @Nullable Object> Future<T> failed(Throwable cause) {
        if (!(cause instanceof DatabaseException failure)) {
            return Future.failedFuture(cause);
        }
        Reason reason =
                failure.reason() == DatabaseException.Reason.OVERLOADED ? Reason.OVERLOADED : Reason.UNAVAILABLE;
        return Future.failedFuture(
                new IdentityException(reason, "people could not be looked up: " + failure.getMessage(), failure));
    }
}
