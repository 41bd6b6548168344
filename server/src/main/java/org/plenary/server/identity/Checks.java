package org.plenary.server.identity;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Bounds that names and identifiers keep wherever they come from. */
public final class Checks {
    /** The most characters an identifier has. */
    public static final int MAX_ID_LENGTH = 64;

    private static final Pattern CODE = Pattern.compile("[A-Z0-9-]{2,12}");

    private Checks() {}

    /**
     * Returns {@code value} if it is a short code: 2 to 12 characters of {@code [A-Z0-9-]}.
     *
     * @throws IllegalArgumentException if it is not one
     */
    static String code(String what, String value) {
        if (!CODE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "expected a " + what + " of 2 to 12 characters [A-Z0-9-], got " + quote(value));
        }
        return value;
    }

    /**
     * Returns {@code value} if it is an identifier: 1 to {@value #MAX_ID_LENGTH} characters of {@code [A-Za-z0-9_-]}.
     *
     * @param what names the value in the message, such as "person id"
     * @throws IllegalArgumentException if it is not one
     */
    public static String id(String what, String value) {
        int length = value.length();
        boolean fits = length >= 1 && length <= MAX_ID_LENGTH;
        for (int i = 0; fits && i < length; i++) {
            fits = isIdCharacter(value.charAt(i));
        }
        if (!fits) {
            throw new IllegalArgumentException("expected a " + what + " of 1 to " + MAX_ID_LENGTH
                    + " characters [A-Za-z0-9_-], got " + quote(value));
        }
        return value;
    }

    /**
     * Returns {@code value} if it is one line of text: not blank, at most {@code maxLength} UTF-16 units, without
     * control characters and half characters.
     *
     * @param what names the value in the message, such as "person name"
     * @throws IllegalArgumentException if it is not
     */
    public static String line(String what, String value, int maxLength) {
        if (value.isBlank()
                || value.length() > maxLength
                || value.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException(
                    "expected a " + what + " of 1 to " + maxLength + " characters on one line, got " + quote(value));
        }
        return value;
    }

    static String quote(String value) {
        StringBuilder text = new StringBuilder("\"");
        value.chars()
                .limit(MAX_ID_LENGTH)
                .forEach(c ->
                        text.append(Character.isISOControl(c) || Character.isSurrogate((char) c) ? '?' : (char) c));
        return text.append(value.length() > MAX_ID_LENGTH ? "…\"" : "\"")
                .append(" (length=")
                .append(value.length())
                .append(')')
                .toString();
    }

    private static boolean isIdCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
