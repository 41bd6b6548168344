package org.plenary.server.history;

/** A question about the past that has no answer. The message says what was expected, what came, and what to do. */
public final class HistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

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
}
