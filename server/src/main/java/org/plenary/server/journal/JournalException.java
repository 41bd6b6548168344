package org.plenary.server.journal;

import org.jspecify.annotations.Nullable;
import org.plenary.server.refusal.RefusalKind;
import org.plenary.server.refusal.RefusedException;

/** Says why the record could not do what was asked. */
public final class JournalException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it failed. */
    public enum Reason {
        /** Somebody else writes this stream: the epoch or the head is not what the record has. */
        CONFLICT,
        /** The storage cannot be used now (disk, lock, space); start afresh from the record later. */
        UNAVAILABLE,
        /** What is stored contradicts itself. */
        CORRUPT,
        /** Too much is waiting already; try again later. */
        OVERLOADED,
        /** There is no such stream. */
        NOT_FOUND,
        /** There is such a stream already. */
        EXISTS
    }

    public JournalException(Reason reason, String message) {
        this(reason, message, null);
    }

    public JournalException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public RefusalKind kind() {
        return reason == Reason.NOT_FOUND ? RefusalKind.NOT_FOUND : RefusalKind.UNAVAILABLE;
    }

    @Override
    public String told() {
        return isFault()
                ? "The record cannot be used now. Try again in a moment."
                : "There is no such draft in your process.";
    }

    @Override
    public boolean isFault() {
        return kind() == RefusalKind.UNAVAILABLE;
    }
}
