package org.plenary.server.identity;

import org.jspecify.annotations.Nullable;
import org.plenary.server.refusal.RefusalKind;
import org.plenary.server.refusal.RefusedException;

/** Says why something about people or sign-in could not be done; the message can be shown to who asked for it. */
public final class IdentityException extends RefusedException {
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

    @Override
    public RefusalKind kind() {
        return switch (reason) {
            case NOT_FOUND -> RefusalKind.NOT_FOUND;
            case CONFLICT -> RefusalKind.CONFLICT;
            case NOT_ALLOWED -> RefusalKind.NOT_ALLOWED;
            case INVALID -> RefusalKind.INVALID;
            case UNAVAILABLE, OVERLOADED -> RefusalKind.UNAVAILABLE;
        };
    }

    @Override
    public boolean isFault() {
        return kind() == RefusalKind.UNAVAILABLE;
    }

    @Override
    public String told() {
        return isFault() ? "Try again in a moment." : super.told();
    }
}
