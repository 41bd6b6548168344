package org.plenary.server.signing;

import java.util.regex.Pattern;

/**
 * Names a key by what it is: the SHA-256 hash of its public half in the form of X.509 (SubjectPublicKeyInfo).
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record KeyId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if {@code value} is not that */
    public KeyId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("expected the id of a key as 64 hexadecimal digits in lower case, got "
                    + value.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
