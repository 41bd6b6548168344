package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;

/**
 * What somebody wants otherwise who has looked at the clauses of a file: other kinds, clauses that are none, and such as go on
 * with the one before. Clauses are counted from 1, as they were read. Immutable.
 */
public final class Corrections {
    /** As the file was read. */
    public static final Corrections NONE = new Corrections(Map.of());

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?:([A-Z]{1,20})");
    private static final String OMIT = "OMIT";
    private static final String JOIN = "JOIN";

    private final Map<Integer, String> wanted;

    private Corrections(Map<Integer, String> wanted) {
        this.wanted = wanted;
    }

    /**
     * Reads corrections.
     *
     * @param texts each a clause, or the first and the last of several, and what becomes of it: {@code 3:HEADING},
     *     {@code 4-9:PREAMBULAR}, {@code 2:OMIT}, {@code 7:JOIN}; a later one overrules an earlier one
     * @throws IllegalArgumentException if one is none; the message says what was expected
     */
    public static Corrections parse(List<String> texts) {
        Map<Integer, String> wanted = new TreeMap<>();
        for (String text : texts) {
            Matcher form = FORM.matcher(text);
            if (!form.matches() || !isKnown(form.group(3))) {
                throw new IllegalArgumentException("Expected a correction such as 3:HEADING, 4-9:PREAMBULAR, 2:OMIT or"
                        + " 7:JOIN, got another text.");
            }
            int first = Integer.parseInt(form.group(1));
            int last = form.group(2) == null ? first : Integer.parseInt(form.group(2));
            if (first < 1 || last < first || last > IntakeLimits.MAX_CLAUSES) {
                throw new IllegalArgumentException("Expected clauses from 1 to " + IntakeLimits.MAX_CLAUSES
                        + ", the first of several before the last, got " + first + " to " + last + ".");
            }
            for (int at = first; at <= last; at++) {
                wanted.put(at, form.group(3));
            }
        }
        return wanted.isEmpty() ? NONE : new Corrections(wanted);
    }

    private static boolean isKnown(String word) {
        return word.equals(OMIT)
                || word.equals(JOIN)
                || Arrays.stream(ClauseKind.values())
                        .anyMatch(kind -> kind.name().equals(word));
    }

    /**
     * What was read, corrected.
     *
     * @throws IllegalArgumentException if that cannot be: there is no such clause, or a title or heading would have parts; the
     *     message says what was expected
     */
    public IntakeResult apply(IntakeResult read) {
        if (wanted.isEmpty()) {
            return read;
        }
        List<Clause> clauses = read.instrument().clauses();
        List<Clause> corrected = new ArrayList<>();
        for (int at = 1; at <= clauses.size(); at++) {
            Clause clause = clauses.get(at - 1);
            String word = wanted.getOrDefault(at, clause.kind().name());
            if (word.equals(JOIN)) {
                join(clause, at, corrected);
            } else if (!word.equals(OMIT)) {
                corrected.add(as(ClauseKind.valueOf(word), clause, at));
            }
        }
        int last = wanted.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (last > clauses.size()) {
            throw new IllegalArgumentException(
                    "Expected corrections of the " + clauses.size() + " clauses of the file, got one of " + last + ".");
        }
        if (corrected.isEmpty()) {
            throw new IllegalArgumentException("Expected a clause that is not left out, got none.");
        }
        return read.corrected(new Instrument(corrected));
    }

    private static Clause as(ClauseKind kind, Clause clause, int at) {
        List<Block> blocks = clause.blocks();
        if (kind.isOneLine() && (blocks.size() != 1 || blocks.get(0).height() != 0)) {
            throw new IllegalArgumentException("Expected a title or heading of one paragraph, got clause " + at
                    + " with " + blocks.size() + " parts. Make it another kind.");
        }
        return new Clause(clause.id(), kind, blocks);
    }

    /** Its paragraphs go on in the clause before. */
    private static void join(Clause clause, int at, List<Clause> corrected) {
        Clause before = corrected.isEmpty() ? null : corrected.get(corrected.size() - 1);
        if (before == null || before.kind().isOneLine()) {
            throw new IllegalArgumentException(
                    "Expected a clause with paragraphs before one that goes on with it, got clause " + at + " behind "
                            + (before == null ? "nothing" : "a " + before.kind().wireName()) + ".");
        }
        List<Block> blocks = new ArrayList<>(before.blocks());
        blocks.addAll(clause.blocks());
        corrected.set(corrected.size() - 1, new Clause(before.id(), before.kind(), blocks));
    }
}
