package org.plenary.server.signing;

import org.jspecify.annotations.Nullable;

/** A key or a signature is not what it should be, or cannot be used. */
public final class SigningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SigningException(String message) {
        this(message, null);
    }

    public SigningException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
