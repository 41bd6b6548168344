package org.plenary.server.identity.sql;

import io.vertx.core.Future;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.AccountsException;
import org.plenary.server.identity.AccountsException.Reason;
import org.plenary.server.identity.AccountsListener;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseException;
import org.plenary.server.sql.Statements;
import org.plenary.server.sql.Work;

/** The embedded database, as people and sign-in use it. Safe from any thread. */
final class Store {
    /** About what a change holds while it waits to be written. */
    private static final long BYTES = 2_048;

    private final Database database;
    private final AccountsListener listener;

    Store(Database database, AccountsListener listener) {
        this.database = database;
        this.listener = listener;
    }

    /** A change that concerns people. */
    @FunctionalInterface
    interface Change<T extends @Nullable Object> {
        T run(Statements statements, Effects effects) throws SQLException;
    }

    /** A change that concerns people, and has nothing to tell. */
    @FunctionalInterface
    interface Deed {
        void run(Statements statements, Effects effects) throws SQLException;
    }

    private record Outcome<T extends @Nullable Object>(T result, Effects effects) {}

    <T extends @Nullable Object> Future<T> read(Work<T> work) {
        return database.read(work).recover(Store::failed);
    }

    /** Writes, and tells the listener before the future completes. */
    <T extends @Nullable Object> Future<T> write(Change<T> change) {
        return write(BYTES, change);
    }

    /** @param bytes about how much memory the change holds while it waits */
    <T extends @Nullable Object> Future<T> write(long bytes, Change<T> change) {
        Work<Outcome<T>> work = statements -> {
            Effects effects = new Effects();
            return new Outcome<>(change.run(statements, effects), effects);
        };
        Future<Outcome<T>> written = database.write(bytes, work);
        return written.<T>map(outcome -> {
                    outcome.effects.tell(listener);
                    return outcome.result;
                })
                .recover(Store::failed);
    }

    /** As {@link #write(Change)}. */
    Future<Void> perform(Deed deed) {
        return perform(BYTES, deed);
    }

    /** As {@link #write(long, Change)}. */
    Future<Void> perform(long bytes, Deed deed) {
        Change<Boolean> change = (statements, effects) -> {
            deed.run(statements, effects);
            return true;
        };
        return write(bytes, change).mapEmpty();
    }

    /** Runs a statement with these parameters: texts, numbers, bytes, or null; returns how many rows it changed. */
    static int run(Statements statements, String sql, @Nullable Object... parameters) throws SQLException {
        return bound(statements, sql, parameters).executeUpdate();
    }

    /** The first column of the first row as a number; 0 if there is no row. */
    static long number(Statements statements, String sql, @Nullable Object... parameters) throws SQLException {
        try (ResultSet row = bound(statements, sql, parameters).executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** The first column of the first row as a text; null if there is no row. */
    static @Nullable String text(Statements statements, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (ResultSet row = bound(statements, sql, parameters).executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** A constant statement with its parameters bound. */
    static PreparedStatement bound(Statements statements, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = statements.of(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static <T extends @Nullable Object> Future<T> failed(Throwable cause) {
        if (!(cause instanceof DatabaseException failure)) {
            return Future.failedFuture(cause);
        }
        Reason reason =
                failure.reason() == DatabaseException.Reason.OVERLOADED ? Reason.OVERLOADED : Reason.UNAVAILABLE;
        return Future.failedFuture(
                new AccountsException(reason, "people could not be looked up: " + failure.getMessage(), failure));
    }
}
