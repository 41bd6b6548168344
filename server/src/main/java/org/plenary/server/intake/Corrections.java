package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;

/**
 * What somebody wants otherwise who has looked at the clauses of a file: other kinds, clauses that are none, such as go
 * on with the one before, numbers that are words, and what was left out and is not to be. Clauses, and what was left
 * out, are counted from 1, as they were read. Immutable.
 */
public final class Corrections {
    /** As the file was read. */
    public static final Corrections NONE = new Corrections(Map.of(), Map.of(), Map.of());

    private static final Pattern OF_CLAUSES = Pattern.compile("(L?)(\\d{1,6})(?:-(\\d{1,6}))?:([A-Z]{1,20})");
    private static final Pattern OF_NUMBER = Pattern.compile("N(\\d{1,6})(?:\\.(\\d{1,6}))?:WORDS");
    private static final String OMIT = "OMIT";
    private static final String JOIN = "JOIN";

    private final Map<Integer, String> wanted;
    private final Map<Integer, ClauseKind> taken;
    /** Of each clause its numbers that are words: 0 for its own, those of its sub-paragraphs from 1. */
    private final Map<Integer, Set<Integer>> words;

    private Corrections(Map<Integer, String> wanted, Map<Integer, ClauseKind> taken, Map<Integer, Set<Integer>> words) {
        this.wanted = wanted;
        this.taken = taken;
        this.words = words;
    }

    /**
     * Reads corrections.
     *
     * @param texts each a clause, or the first and the last of several, and what becomes of it: {@code 3:HEADING},
     *     {@code 4-9:PREAMBULAR}, {@code 2:OMIT}, {@code 7:JOIN}; a paragraph that was left out, or several, and the
     *     kind of clause that it becomes: {@code L1:HEADING}, {@code L2-5:PREAMBULAR}; or the number of a clause, or of
     *     its {@code n}-th sub-paragraph in reading order, that stays among the words: {@code N3:WORDS}, {@code
     *     N3.2:WORDS}. A later one overrules an earlier one
     * @throws IllegalArgumentException if one is none; the message says what was expected
     */
    public static Corrections parse(List<String> texts) {
        Map<Integer, String> wanted = new TreeMap<>();
        Map<Integer, ClauseKind> taken = new TreeMap<>();
        Map<Integer, Set<Integer>> words = new TreeMap<>();
        for (String text : texts) {
            Matcher number = OF_NUMBER.matcher(text);
            Matcher form = OF_CLAUSES.matcher(text);
            if (number.matches()) {
                int part = number.group(2) == null ? 0 : Integer.parseInt(number.group(2));
                words.computeIfAbsent(Integer.valueOf(number.group(1)), clause -> new TreeSet<>())
                        .add(part);
            } else if (form.matches() && isKnown(form.group(4), !form.group(1).isEmpty())) {
                int first = Integer.parseInt(form.group(2));
                int last = form.group(3) == null ? first : Integer.parseInt(form.group(3));
                requireOrder(first, last);
                for (int at = first; at <= last; at++) {
                    if (form.group(1).isEmpty()) {
                        wanted.put(at, form.group(4));
                    } else {
                        taken.put(at, ClauseKind.valueOf(form.group(4)));
                    }
                }
            } else {
                throw new IllegalArgumentException(
                        "Expected a correction such as 3:HEADING, 4-9:PREAMBULAR, 2:OMIT, 7:JOIN,"
                                + " L1:HEADING, N3:WORDS or N3.2:WORDS, got another text.");
            }
        }
        return wanted.isEmpty() && taken.isEmpty() && words.isEmpty() ? NONE : new Corrections(wanted, taken, words);
    }

    private static void requireOrder(int first, int last) {
        if (first < 1 || last < first || last > IntakeLimits.MAX_CLAUSES) {
            throw new IllegalArgumentException("Expected clauses from 1 to " + IntakeLimits.MAX_CLAUSES
                    + ", the first of several before the last, got " + first + " to " + last + ".");
        }
    }

    private static boolean isKnown(String word, boolean ofLeftOut) {
        return (!ofLeftOut && (word.equals(OMIT) || word.equals(JOIN)))
                || Arrays.stream(ClauseKind.values())
                        .anyMatch(kind -> kind.name().equals(word));
    }

    /**
     * What was read, corrected.
     *
     * @throws IllegalArgumentException if that cannot be: there is no such clause, number or paragraph, or a title or
     *     heading would have parts; the message says what was expected
     */
    public IntakeResult apply(IntakeResult read) {
        if (this == NONE) {
            return read;
        }
        List<Clause> clauses = read.instrument().clauses();
        requireKnown(wanted.keySet(), clauses.size(), "clauses of the file");
        requireKnown(words.keySet(), clauses.size(), "clauses of the file");
        requireKnown(taken.keySet(), read.leftOut().size(), "paragraphs that were left out");
        Map<Integer, List<Clause>> back = takenBack(read.leftOut());
        List<Clause> corrected = new ArrayList<>();
        for (int at = 1; at <= clauses.size(); at++) {
            corrected.addAll(back.getOrDefault(at, List.of()));
            Clause clause = inWords(clauses.get(at - 1), at, read.numbers());
            String word = wanted.getOrDefault(at, clause.kind().name());
            if (word.equals(JOIN)) {
                join(clause, at, corrected);
            } else if (!word.equals(OMIT)) {
                corrected.add(as(ClauseKind.valueOf(word), clause, at));
            }
        }
        corrected.addAll(back.getOrDefault(clauses.size() + 1, List.of()));
        if (corrected.isEmpty()) {
            throw new IllegalArgumentException("Expected a clause that is not left out, got none.");
        }
        Set<ClauseId> inWords = new HashSet<>();
        words.forEach((at, parts) -> {
            if (parts.contains(0)) {
                inWords.add(clauses.get(at - 1).id());
            }
        });
        return read.corrected(new Instrument(corrected), read.numbers().without(inWords));
    }

    private static void requireKnown(Set<Integer> places, int count, String what) {
        int last = places.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (last > count || places.contains(0)) {
            throw new IllegalArgumentException("Expected corrections of the " + count + " " + what + ", got one of "
                    + (last > count ? last : 0) + ".");
        }
    }

    /** The clauses that come of what was left out, by the clause before which they stood. */
    private Map<Integer, List<Clause>> takenBack(List<LeftOut> leftOut) {
        Map<Integer, List<Clause>> back = new HashMap<>();
        taken.forEach((at, kind) -> {
            LeftOut line = leftOut.get(at - 1);
            back.computeIfAbsent(line.before(), place -> new ArrayList<>())
                    .add(new Clause(Assembly.newId(), kind, List.of(new Paragraph(line.inlines()))));
        });
        return back;
    }

    /** A clause with those of its numbers in its text that are words of it. */
    private Clause inWords(Clause clause, int at, NumbersInFile numbers) {
        Set<Integer> which = words.getOrDefault(at, Set.of());
        Map<Integer, String> texts = new HashMap<>();
        for (int part : which) {
            String number = part == 0 ? numbers.of(clause.id()) : numbers.of(clause.id(), part);
            if (number.isEmpty()) {
                throw new IllegalArgumentException("Expected a number that was taken off the text, got N" + at
                        + (part == 0 ? "" : "." + part) + ", which had none.");
            }
            texts.put(part, number);
        }
        return texts.isEmpty() ? clause : NumberWords.in(clause, texts);
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
