package org.plenary.server.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Says why the database could not do what was asked. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it failed. */
    public enum Reason {
        /** Another server runs on the same data. */
        IN_USE,
        /** The schema is that of another, newer or altered, version of the server. */
        INCOMPATIBLE,
        /** It cannot be read or written now: disk, lock, space, or the database is closed. */
        UNAVAILABLE,
        /** What is kept is damaged. */
        CORRUPT,
        /** A rule of the schema refused the change. */
        CONSTRAINT,
        /** Too many units of work are waiting. */
        OVERLOADED
    }

    public DatabaseException(Reason reason, String message) {
        this(reason, message, null);
    }

    public DatabaseException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** For a statement that the database refused for this reason. */
    public static DatabaseException of(Reason reason, SQLException cause) {
        return new DatabaseException(reason, "the database refused: " + cause.getMessage(), cause);
    }

    /** For units of work that fail for no fault of their own, because the transaction around them did. */
    static DatabaseException ofGroup(Reason reason, SQLException cause) {
        return new DatabaseException(
                reason == Reason.CORRUPT ? Reason.CORRUPT : Reason.UNAVAILABLE,
                "a group of changes could not be committed, nothing of it is kept: " + cause.getMessage(),
                cause);
    }

    public Reason reason() {
        return reason;
    }
}
