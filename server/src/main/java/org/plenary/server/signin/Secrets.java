package org.plenary.server.signin;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The secrets by which people are known: access tokens and sessions.
 *
 * <p>A secret is random, so that a plain hash of it can be stored: there is nothing to guess.
 */
public final class Secrets {
    private static final int RANDOM_BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22,200}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** A new secret of 256 random bits as 43 characters of base64url. Safe from any thread. */
    public static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether {@code text} has the form of a secret: 22 to 200 characters of {@code [A-Za-z0-9_-]}. */
    public static boolean isSecret(String text) {
        return FORM.matcher(text).matches();
    }
}
