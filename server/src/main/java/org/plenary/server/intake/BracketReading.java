package org.plenary.server.intake;

import java.util.List;
import java.util.Locale;
import org.plenary.instrument.Instrument;

/**
 * What the brackets are that were typed into a text.
 *
 * @param instrument the text without the characters of those that are made brackets
 * @param brackets those, in the order in which they open
 * @param kept those that stay characters of the text, though they look like brackets
 */
public record BracketReading(Instrument instrument, List<TypedBracket> brackets, List<Kept> kept) {
    /** Keeps copies of the lists. */
    public BracketReading {
        brackets = List.copyOf(brackets);
        kept = List.copyOf(kept);
    }

    /** Why a bracket stays a character. */
    public enum Reason {
        /** It has no other one that it goes with. */
        UNBALANCED,
        /** There are more words between them, or in more clauses, than one bracket is on. */
        TOO_LONG,
        /** There are more of them than are taken from a text. */
        TOO_MANY;

        /** The name that programs see. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A bracket that stays a character.
     *
     * @param clause in which clause, counted from 1
     * @param excerpt the words around it
     */
    public record Kept(int clause, Reason reason, String excerpt) {}
}
