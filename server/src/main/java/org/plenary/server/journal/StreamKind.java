package org.plenary.server.journal;

import java.util.regex.Pattern;

/**
 * What a stream is the record of. Streams are listed and numbered by process and kind.
 *
 * @param wireName the name that is stored, 1 to 16 of {@code [a-z-]}; that of a kind never changes
 */
public record StreamKind(String wireName) {
    private static final Pattern NAME = Pattern.compile("[a-z-]{1,16}");

    /** The text that is negotiated, and what is decided about it. */
    public static final StreamKind DRAFT = new StreamKind("draft");

    /** @throws IllegalArgumentException if the name is out of bounds */
    public StreamKind {
        if (!NAME.matcher(wireName).matches()) {
            throw new IllegalArgumentException("expected a kind of stream as 1 to 16 small letters and hyphens, got "
                    + wireName.length() + " other characters");
        }
    }

    @Override
    public String toString() {
        return wireName;
    }
}
