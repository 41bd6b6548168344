package org.plenary.server.desk;

import java.util.regex.Pattern;

/**
 * Identifies a thread within its desk.
 *
 * @param seq the entry of the desk's record that began it
 */
public record ThreadId(long seq) {
    private static final Pattern FORM = Pattern.compile("t([1-9][0-9]{0,17})");

    /** @throws IllegalArgumentException if no entry has this number */
    public ThreadId {
        if (seq < 1) {
            throw new IllegalArgumentException("expected the number of an entry from 1, got " + seq);
        }
    }

    /**
     * The one with this name.
     *
     * @throws IllegalArgumentException if none has it
     */
    public static ThreadId of(String name) {
        var form = FORM.matcher(name);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "expected the name of a thread, t and the number of an entry, got something else");
        }
        return new ThreadId(Long.parseLong(form.group(1)));
    }

    /** Its name, such as {@code t12}. */
    public String value() {
        return "t" + seq;
    }

    @Override
    public String toString() {
        return value();
    }
}
