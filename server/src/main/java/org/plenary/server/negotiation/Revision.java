package org.plenary.server.negotiation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.HeldNumbers;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Numbering;
import org.plenary.server.identity.Checks;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.journal.Hash;

/**
 * A numbered state of a draft, as it is issued: all that its entry in the record says of it. It freezes what the
 * entries before that one make.
 *
 * @param number counts the draft's revisions from 1; a correction has the number of what it corrects
 * @param correction counts the corrections of that number from 1; null if this is none
 * @param symbol by which it is quoted
 * @param title what it is called, 1 to {@value #MAX_TITLE_LENGTH} characters on one line
 * @param note the cover note, or null
 * @param corrects the symbol of what this corrects; null if this is no correction
 * @param text the fingerprint of its text
 * @param statuses every clause in the order of the text, with its status
 * @param numbers every clause that has a number, in the order of the text, with it; null if it does not say, as those
 *     of older versions do not
 */
public record Revision(
        int number,
        @Nullable Integer correction,
        String symbol,
        String title,
        @Nullable String note,
        @Nullable String corrects,
        Hash text,
        List<ClauseState> statuses,
        @Nullable HeldNumbers numbers) {
    /** The most UTF-16 units of a title. */
    public static final int MAX_TITLE_LENGTH = 300;
    /** The most UTF-16 units of a cover note. */
    public static final int MAX_NOTE_LENGTH = 5_000;
    /** The most revisions of one draft, corrections included. */
    public static final int MAX_REVISIONS = 1_000;

    /** @throws IllegalArgumentException if a part is out of bounds or contradicts another */
    public Revision {
        if (number < 1 || (correction != null && correction < 1)) {
            throw new IllegalArgumentException(
                    "expected numbers from 1, got number=" + number + " correction=" + correction);
        }
        if ((correction == null) != (corrects == null)) {
            throw new IllegalArgumentException("expected a correction to say what it corrects, and nothing else to, got"
                    + " correction=" + correction + " corrects=" + corrects);
        }
        SymbolPattern.requireSymbol(symbol);
        requireTitle(title);
        requireNote(note);
        if (corrects != null) {
            SymbolPattern.requireSymbol(corrects);
        }
        statuses = List.copyOf(statuses);
        Set<ClauseId> clauses = new HashSet<>();
        for (ClauseState state : statuses) {
            if (!clauses.add(state.clause())) {
                throw new IllegalArgumentException("expected each clause once, got two statuses of " + state.clause());
            }
        }
    }

    /** One that does not say what numbers its clauses have. */
    public Revision(
            int number,
            @Nullable Integer correction,
            String symbol,
            String title,
            @Nullable String note,
            @Nullable String corrects,
            Hash text,
            List<ClauseState> statuses) {
        this(number, correction, symbol, title, note, corrects, text, statuses, null);
    }

    /** What is said of the numbers of a text. */
    public static HeldNumbers numbersOf(Instrument instrument) {
        List<HeldNumbers.Held> numbers = new ArrayList<>();
        Numbering.ofNumberedClauses(instrument)
                .forEach((clause, number) -> numbers.add(new HeldNumbers.Held(clause, number)));
        return new HeldNumbers(numbers);
    }

    /**
     * Checks that this can be the title of a revision.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static void requireTitle(String title) {
        Checks.line("title of the revision", title, MAX_TITLE_LENGTH);
    }

    /**
     * Checks that this can be the cover note of a revision.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static void requireNote(@Nullable String note) {
        if (note != null
                && (note.isBlank()
                        || note.length() > MAX_NOTE_LENGTH
                        || note.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))
                        || !StandardCharsets.UTF_8.newEncoder().canEncode(note))) {
            throw new IllegalArgumentException("expected a cover note of 1 to " + MAX_NOTE_LENGTH
                    + " characters with no control characters but line breaks, got one of " + note.length()
                    + " characters that is blank, too long or holds others");
        }
    }
}
