package org.plenary.server.signin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.IdentityException;

/** What a password must be: long. Stateless. */
public final class PasswordRules {
    /** The least characters (code points) that a password has. */
    public static final int MIN_LENGTH = 12;
    /** The most UTF-16 units that a password has. */
    public static final int MAX_LENGTH = 200;

    private static final int MIN_DIFFERENT = 4;

    private PasswordRules() {}

    /**
     * Checks a new password; the message of the exception does not hold it.
     *
     * @param email the address that goes with it
     * @throws IdentityException with reason {@code INVALID} if it may not be used
     */
    public static void require(String password, @Nullable Email email) {
        if (password.codePointCount(0, password.length()) < MIN_LENGTH || password.length() > MAX_LENGTH) {
            throw invalid("Expected a password of " + MIN_LENGTH + " to " + MAX_LENGTH + " characters, got one of "
                    + password.codePointCount(0, password.length()) + ". Several words in a row are easy to remember.");
        }
        if (password.codePoints().distinct().count() < MIN_DIFFERENT) {
            throw invalid("Expected a password of at least " + MIN_DIFFERENT + " different characters.");
        }
        if (email != null && password.strip().toLowerCase(Locale.ROOT).equals(email.value())) {
            throw invalid("Expected a password that is not the e-mail address.");
        }
    }

    private static IdentityException invalid(String message) {
        return new IdentityException(IdentityException.Reason.INVALID, message);
    }
}
