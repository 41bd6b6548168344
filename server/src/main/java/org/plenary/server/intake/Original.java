package org.plenary.server.intake;

import java.nio.charset.StandardCharsets;
import org.plenary.server.identity.PersonId;

/**
 * What is known of a file that a draft was started from.
 *
 * @param name its name, without a path; 1 to {@value #MAX_NAME} UTF-16 units on one line
 * @param format its form
 * @param sha256 the SHA-256 of its bytes, in hexadecimal
 * @param bytes how many there are
 * @param person who brought it
 * @param atMillis when, in milliseconds since 1970 UTC
 */
public record Original(String name, IntakeFormat format, String sha256, long bytes, PersonId person, long atMillis) {
    /** The most UTF-16 units of a name. */
    public static final int MAX_NAME = 255;

    /** @throws IllegalArgumentException if the name is out of bounds or the hash is none */
    public Original {
        if (!name.equals(safeName(name))) {
            throw new IllegalArgumentException(
                    "expected a file name of 1 to " + MAX_NAME + " characters without a path");
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("expected a SHA-256 in hexadecimal, got length=" + sha256.length());
        }
    }

    /**
     * A name as it can be kept and sent: its last part, without control characters and half characters, not too long.
     */
    public static String safeName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String line = last.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]", " ")
                .strip();
        String text = new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        if (text.isEmpty() || text.equals(".") || text.equals("..")) {
            return "file";
        }
        if (text.length() <= MAX_NAME) {
            return text;
        }
        int dot = text.lastIndexOf('.');
        String end = dot > text.length() - 12 ? text.substring(dot) : "";
        int cut = MAX_NAME - end.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut) + end;
    }
}
