package org.plenary.server.negotiation;

import java.util.regex.Pattern;

/**
 * Identifies a bracket within its draft.
 *
 * @param seq the entry of the record that placed it
 */
public record BracketId(long seq) implements Comparable<BracketId> {
    private static final Pattern FORM = Pattern.compile("b([1-9][0-9]{0,17})");

    /** @throws IllegalArgumentException if no entry has this number */
    public BracketId {
        if (seq < 1) {
            throw new IllegalArgumentException("expected the number of an entry from 1, got " + seq);
        }
    }

    /**
     * The one with this name.
     *
     * @throws IllegalArgumentException if none has it
     */
    public static BracketId of(String name) {
        var form = FORM.matcher(name);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "expected the name of a bracket, b and the number of an entry, got something else");
        }
        return new BracketId(Long.parseLong(form.group(1)));
    }

    /** Its name, such as {@code b12}. */
    public String value() {
        return "b" + seq;
    }

    @Override
    public int compareTo(BracketId other) {
        return Long.compare(seq, other.seq);
    }

    @Override
    public String toString() {
        return value();
    }
}
