package org.plenary.server.export;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What of a text a file could not show: characters that no font has. The file says so itself; who asked for it is told,
 * too.
 *
 * @param characters code points, in order
 */
public record Unshown(SortedSet<Integer> characters) {
    /** A file that shows everything. */
    public static final Unshown NONE = new Unshown(Collections.emptySortedSet());

    private static final int MAX_NAMED = 100;

    /** Keeps a copy. */
    public Unshown {
        characters = Collections.unmodifiableSortedSet(new TreeSet<>(characters));
    }

    public boolean isEmpty() {
        return characters.isEmpty();
    }

    /** What either of two files could not show. */
    public Unshown and(Unshown other) {
        SortedSet<Integer> both = new TreeSet<>(characters);
        both.addAll(other.characters);
        return new Unshown(both);
    }

    /** {@code U+13000, U+13001}; of very many the first hundred, and how many more there are. */
    public String codes() {
        String codes =
                characters.stream().limit(MAX_NAMED).map("U+%04X"::formatted).collect(Collectors.joining(", "));
        int more = characters.size() - MAX_NAMED;
        return more > 0 ? codes + " (+" + more + ")" : codes;
    }
}
