package org.plenary.server.intake;

import java.util.List;
import java.util.Locale;

/**
 * Which clauses of a text are alternatives to which, as its file numbers them.
 *
 * @param alternatives those, in the order of the text
 * @param kept those that are clauses of their own in any case, though they are called alternatives
 */
public record AlternativeReading(List<TypedAlternative> alternatives, List<Kept> kept) {
    /** Keeps copies of the lists. */
    public AlternativeReading {
        alternatives = List.copyOf(alternatives);
        kept = List.copyOf(kept);
    }

    /** Why a clause is one of its own. */
    public enum Reason {
        /** The text has no clause with the number of which it is called an alternative. */
        NO_SUCH_CLAUSE,
        /** One clause, or the text, has more alternatives than a draft takes. */
        TOO_MANY;

        /** The name that programs see. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A clause of its own.
     *
     * @param clause which, counted from 1
     * @param number what the file calls it
     */
    public record Kept(int clause, Reason reason, String number) {}
}
