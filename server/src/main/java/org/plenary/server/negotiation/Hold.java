package org.plenary.server.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Checks;

/**
 * That somebody holds a bracket.
 *
 * @param holder who
 * @param stance what they want of its words
 * @param note what they say of it, or null
 * @param sinceMillis since when they take this stance, milliseconds since 1970 UTC
 * @param by who said so last
 */
public record Hold(Holder holder, Stance stance, @Nullable String note, long sinceMillis, Author by) {
    /** The most UTF-16 units of a note. */
    public static final int MAX_NOTE_LENGTH = 500;

    /**
     * Checks that this can be a note.
     *
     * @throws IllegalArgumentException if it cannot
     */
    static void requireNote(@Nullable String note) {
        if (note != null) {
            Checks.line("note", note, MAX_NOTE_LENGTH);
        }
    }

    /** Whether it says the same as another one, whoever says it and since when. */
    boolean saysAs(Stance otherStance, @Nullable String otherNote) {
        return stance == otherStance && Objects.equals(note, otherNote);
    }

    /** The UTF-16 units of the note. */
    long weight() {
        return note == null ? 0 : note.length();
    }

    /** Those of a list with another one in the place of that of its holder, or behind them. */
    static List<Hold> with(List<Hold> holds, Hold next) {
        List<Hold> all = new ArrayList<>(holds);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).holder.equals(next.holder)) {
                all.set(i, next);
                return all;
            }
        }
        all.add(next);
        return all;
    }
}
