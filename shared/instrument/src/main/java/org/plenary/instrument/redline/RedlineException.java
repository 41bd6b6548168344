package org.plenary.instrument.redline;

/** Says that bytes are not an attribution. */
public final class RedlineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RedlineException(String message) {
        super(message);
    }
}
