package org.plenary.server.intake;

import org.jspecify.annotations.Nullable;

/**
 * Something in a file that did not come into the instrument as it was, or that is worth a look.
 *
 * @param code what it is
 * @param count how often it was found
 * @param place where it was found, or first found: its paragraph or part of the file; or null
 * @param excerpt what it was there, at most {@value #MAX_EXCERPT} UTF-16 units, or null
 * @param further whether this only counts those beyond the ones that are named one by one
 */
public record Finding(
        FindingCode code,
        int count,
        @Nullable String place,
        @Nullable String excerpt,
        boolean further) {
    /** The most UTF-16 units of an excerpt. */
    public static final int MAX_EXCERPT = 4_000;

    public Finding(FindingCode code, int count, @Nullable String place, @Nullable String excerpt) {
        this(code, count, place, excerpt, false);
    }
}
