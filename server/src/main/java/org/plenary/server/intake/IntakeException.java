package org.plenary.server.intake;

import org.jspecify.annotations.Nullable;
import org.plenary.server.refusal.RefusalKind;
import org.plenary.server.refusal.RefusedException;

/** A file that is not read. The message says what was expected, what came, and what to do. */
public final class IntakeException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private static final long RETRY_SECONDS = 5;

    private final Reason reason;

    /** Why the file is not read. */
    public enum Reason {
        /** It is none of the kinds of file that are read. */
        UNKNOWN_FORMAT("unknown-format"),
        /** The file has too many bytes. */
        TOO_LARGE("too-large"),
        /** There is no text in it. */
        EMPTY("empty"),
        /** It is not what its kind of file must be. */
        BROKEN("broken"),
        /** It is locked by a password, or in the binary form of Word before 2007. */
        LOCKED_OR_OLD("locked-or-old"),
        /** It holds macros. */
        MACROS("macros"),
        /** It unpacks to more than is taken. */
        UNPACKS_TOO_LARGE("unpacks-too-large"),
        /** Its XML declares a document type or names things outside. */
        FORBIDDEN_XML("forbidden-xml"),
        /** Its characters are in no encoding that is read. */
        ENCODING("encoding"),
        /** Its text is longer, or has more parts, than a draft takes at once. */
        TOO_LONG("too-long"),
        /** Too many files are being read at once. */
        BUSY("busy");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        /** The name that programs see. */
        public String wireName() {
            return wireName;
        }
    }

    public IntakeException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public IntakeException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public RefusalKind kind() {
        return switch (reason) {
            case TOO_LARGE -> RefusalKind.TOO_LARGE;
            case UNKNOWN_FORMAT -> RefusalKind.UNKNOWN_FORMAT;
            case BUSY -> RefusalKind.UNAVAILABLE;
            case EMPTY, BROKEN, LOCKED_OR_OLD, MACROS, UNPACKS_TOO_LARGE, FORBIDDEN_XML, ENCODING, TOO_LONG ->
                RefusalKind.FILE_REFUSED;
        };
    }

    @Override
    public long retrySeconds() {
        return reason == Reason.BUSY ? RETRY_SECONDS : 0;
    }

    @Override
    public @Nullable String caseName() {
        return switch (kind()) {
            case UNKNOWN_FORMAT, FILE_REFUSED -> reason.wireName();
            default -> null;
        };
    }
}
