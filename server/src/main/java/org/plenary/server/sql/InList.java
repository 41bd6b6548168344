package org.plenary.server.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a condition {@code in (?, …)}, so many at a time that its text is always the same. Stateless. */
public final class InList {
    /** How many values there are at a time. */
    public static final int SIZE = 500;

    /** What stands after {@code in}. */
    public static final String PLACES = "(" + String.join(", ", Collections.nCopies(SIZE, "?")) + ")";

    private InList() {}

    /**
     * The values, {@value #SIZE} at a time; those that the last batch has too few of are null, to which nothing is
     * equal.
     */
    public static List<@Nullable Object[]> batches(Collection<String> values) {
        String[] all = values.toArray(String[]::new);
        List<@Nullable Object[]> batches = new ArrayList<>();
        for (int from = 0; from < all.length; from += SIZE) {
            batches.add(Arrays.copyOfRange(all, from, from + SIZE, Object[].class));
        }
        return batches;
    }
}
