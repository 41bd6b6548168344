package org.plenary.server.export;

/** A file that cannot be made. The message says what was expected, what came, and what to do. */
public final class ExportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

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
}
