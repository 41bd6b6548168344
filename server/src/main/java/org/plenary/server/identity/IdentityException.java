package org.plenary.server.identity;

import org.jspecify.annotations.Nullable;

/** Says why something about people or sign-in could not be done; the message can be shown to who asked for it. */
public final class IdentityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it failed. */
    public enum Reason {
        /** What was asked for is not there. */
        NOT_FOUND,
        /** It does not go together with what is there. */
        CONFLICT,
        /** Who asks for it may not. */
        NOT_ALLOWED,
        /** It is out of bounds, or names something that is not there. */
        INVALID,
        /** The storage cannot be used now; try again later. */
        UNAVAILABLE,
        /** Too much is waiting already; try again later. */
        OVERLOADED
    }

    public IdentityException(Reason reason, String message) {
        this(reason, message, null);
    }

    public IdentityException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
