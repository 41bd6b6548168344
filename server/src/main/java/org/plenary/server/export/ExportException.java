package org.plenary.server.export;

import org.plenary.server.refusal.RefusalKind;
import org.plenary.server.refusal.RefusedException;

/** A file that cannot be made. The message says what was expected, what came, and what to do. */
public final class ExportException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private static final long RETRY_SECONDS = 30;

    private final Reason reason;

    /** Why there is no file. */
    public enum Reason {
        /** This format cannot show what was asked for. */
        UNSUPPORTED,
        /** The text or the file is larger than the server makes. */
        TOO_LARGE,
        /** It took longer than the server gives it. */
        TOO_SLOW,
        /** Too many files are being made at once. */
        BUSY
    }

    public ExportException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public RefusalKind kind() {
        return switch (reason) {
            case UNSUPPORTED -> RefusalKind.FORM_UNSUPPORTED;
            case TOO_LARGE -> RefusalKind.ANSWER_TOO_LARGE;
            case TOO_SLOW, BUSY -> RefusalKind.UNAVAILABLE;
        };
    }

    @Override
    public long retrySeconds() {
        return kind() == RefusalKind.UNAVAILABLE ? RETRY_SECONDS : 0;
    }
}
