package org.plenary.server.history;

import org.plenary.server.refusal.RefusalKind;
import org.plenary.server.refusal.RefusedException;

/** A question about the past that has no answer. The message says what was expected, what came, and what to do. */
public final class HistoryException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private static final long RETRY_SECONDS = 5;

    private final Reason reason;

    /** Why there is no answer. */
    public enum Reason {
        /** That is no name of a moment, or moments in the wrong order. */
        INVALID,
        /** The draft has no such moment. */
        NO_SUCH_MOMENT,
        /** The draft never had such a clause, or not at that moment. */
        NO_SUCH_CLAUSE,
        /** The answer would be larger than one is. */
        TOO_LARGE,
        /** Too many ask at once. */
        BUSY
    }

    public HistoryException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public RefusalKind kind() {
        return switch (reason) {
            case INVALID -> RefusalKind.INVALID;
            case NO_SUCH_MOMENT, NO_SUCH_CLAUSE -> RefusalKind.NOT_FOUND;
            case TOO_LARGE -> RefusalKind.ANSWER_TOO_LARGE;
            case BUSY -> RefusalKind.UNAVAILABLE;
        };
    }

    @Override
    public long retrySeconds() {
        return reason == Reason.BUSY ? RETRY_SECONDS : 0;
    }
}
