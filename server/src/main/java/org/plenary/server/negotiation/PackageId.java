package org.plenary.server.negotiation;

import java.util.regex.Pattern;

/**
 * Identifies a package within its draft.
 *
 * @param seq the entry of the record that made it
 */
public record PackageId(long seq) implements Comparable<PackageId> {
    private static final Pattern FORM = Pattern.compile("p([1-9][0-9]{0,17})");

    /** @throws IllegalArgumentException if no entry has this number */
    public PackageId {
        if (seq < 1) {
            throw new IllegalArgumentException("expected the number of an entry from 1, got " + seq);
        }
    }

    /**
     * The one with this name.
     *
     * @throws IllegalArgumentException if none has it
     */
    public static PackageId of(String name) {
        var form = FORM.matcher(name);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "expected the name of a package, p and the number of an entry, got something else");
        }
        return new PackageId(Long.parseLong(form.group(1)));
    }

    /** Its name, such as {@code p12}. */
    public String value() {
        return "p" + seq;
    }

    @Override
    public int compareTo(PackageId other) {
        return Long.compare(seq, other.seq);
    }

    @Override
    public String toString() {
        return value();
    }
}
