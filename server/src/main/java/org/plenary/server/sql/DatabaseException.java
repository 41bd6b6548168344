package org.plenary.server.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/** Says why the database could not do what was asked. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it failed. */
    public enum Reason {
        /** Another server runs on the same data directory. */
        IN_USE,
        /** The file was made by another, newer or altered, version of the server. */
        INCOMPATIBLE,
        /** The file cannot be read or written now: disk, lock, space, or the database is closed. */
        UNAVAILABLE,
        /** The file is damaged. */
        CORRUPT,
        /** A rule of the schema refused the change. */
        CONSTRAINT,
        /** Too many units of work are waiting. */
        OVERLOADED
    }

    DatabaseException(Reason reason, String message) {
        this(reason, message, null);
    }

    DatabaseException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    static DatabaseException of(SQLException cause) {
        Reason reason = reasonOf(cause);
        return new DatabaseException(reason, "the database refused: " + cause.getMessage(), cause);
    }

    /** For units of work that fail for no fault of their own, because the transaction around them did. */
    static DatabaseException ofGroup(SQLException cause) {
        Reason reason = reasonOf(cause) == Reason.CORRUPT ? Reason.CORRUPT : Reason.UNAVAILABLE;
        return new DatabaseException(
                reason,
                "a group of changes could not be committed, nothing of it is kept: " + cause.getMessage(),
                cause);
    }

    public Reason reason() {
        return reason;
    }

    private static Reason reasonOf(SQLException cause) {
        if (!(cause instanceof SQLiteException failure)) {
            return Reason.UNAVAILABLE;
        }
        // The low byte of an extended result code is the primary one.
        return switch (failure.getResultCode().code & 0xff) {
            case 11, 26 -> Reason.CORRUPT; // SQLITE_CORRUPT, SQLITE_NOTADB
            case 19 -> Reason.CONSTRAINT; // SQLITE_CONSTRAINT
            default -> Reason.UNAVAILABLE;
        };
    }
}
