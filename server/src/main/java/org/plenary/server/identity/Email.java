package org.plenary.server.identity;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address, by which somebody signs in.
 *
 * @param value the address in lower case, at most {@value #MAX_LENGTH} characters
 */
public record Email(String value) {
    /** The most UTF-16 units an address has. */
    public static final int MAX_LENGTH = 254;

    private static final Pattern FORM = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,190}");

    /**
     * Takes the address in any case, with spaces around it.
     *
     * @throws IllegalArgumentException if it is not of an address's form
     */
    public Email {
        value = normal(value);
        if (!couldBe(value)) {
            throw new IllegalArgumentException(
                    "expected an e-mail address such as name@example.org, got " + Checks.quote(value));
        }
    }

    private static String normal(String value) {
        return Normalizer.normalize(value.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static boolean couldBe(String value) {
        return value.length() <= MAX_LENGTH
                && FORM.matcher(value).matches()
                && StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
