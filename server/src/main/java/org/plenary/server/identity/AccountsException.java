package org.plenary.server.identity;

import org.jspecify.annotations.Nullable;

/** Says why {@link Accounts} could not do what was asked. */
public final class AccountsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it failed. */
    public enum Reason {
        /** The person is not known. */
        NOT_FOUND,
        /** The token belongs to another person already. */
        CONFLICT,
        /** The storage cannot be used now; try again later. */
        UNAVAILABLE,
        /** Too much is waiting already; try again later. */
        OVERLOADED
    }

    public AccountsException(Reason reason, String message) {
        this(reason, message, null);
    }

    public AccountsException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
