package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.SharedType;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.crdt.DraftClauses;

/**
 * What anchors hold in a document as it is now, and anchors for words. Stateless; takes time in the number of clauses
 * and the length of the clause that is asked about.
 */
public final class Passages {
    /** So many characters of a whole clause are quoted. */
    public static final int EXCERPT = 300;

    private Passages() {}

    /**
     * The words that an anchor holds now, with {@code "\n"} between lines: the whole text of a whole clause without its
     * footnotes. Empty if the clause is not there, or one of its ends is not; {@link Anchors} follows them.
     */
    public static Optional<String> words(Doc doc, Anchor anchor) {
        SharedType clause = DraftClauses.find(doc, anchor.clause());
        if (clause == null) {
            return Optional.empty();
        }
        ClauseFlows flows = ClauseFlows.of(clause);
        Id from = anchor.from();
        Id to = anchor.to();
        return from == null || to == null
                ? Optional.of(flows.words().words(0, flows.words().size()))
                : words(flows, from, to);
    }

    static Optional<String> words(ClauseFlows flows, Id from, Id to) {
        ClauseFlows.Place first = flows.find(from);
        int last = first == null ? -1 : first.flow().indexOf(to);
        return first == null || last < first.index()
                ? Optional.empty()
                : Optional.of(first.flow().words(first.index(), last + 1));
    }

    /**
     * Checks that an anchor fits a document: that its units are there, in the clause that it names, in one text of it,
     * in their order, and that they are what it quotes. Where lines end is not compared.
     *
     * @throws IllegalArgumentException if it does not; the message says what is otherwise
     */
    public static void requireFit(Doc doc, Anchor anchor) {
        String words = requireUnits(doc, anchor);
        if (!sameWords(anchor.quote(), anchor.isWholeClause() ? excerpt(words) : words)) {
            throw new IllegalArgumentException("an anchor quotes the words as they are, but in clause "
                    + anchor.clause() + " they are now \"" + shortened(words) + "\"");
        }
    }

    /** Checks all but the quote; returns the words. */
    static String requireUnits(Doc doc, Anchor anchor) {
        ClauseFlows flows = flows(doc, anchor.clause());
        Id from = anchor.from();
        Id to = anchor.to();
        if (from == null || to == null) {
            return flows.words().words(0, flows.words().size());
        }
        ClauseFlows.Place first = require(flows, from, "first", anchor.clause());
        ClauseFlows.Place last = require(flows, to, "last", anchor.clause());
        Flow flow = first.flow();
        int begin = first.index();
        int end = last.index() + 1;
        if (flow != last.flow()) {
            throw new IllegalArgumentException(
                    "an anchor is within the text of a clause or within one of its footnotes, but this one begins in"
                            + " another text than it ends in: clause=" + anchor.clause());
        }
        if (begin >= end) {
            throw new IllegalArgumentException(
                    "the first unit of an anchor is not behind its last one, but from=" + from + " to=" + to + " is");
        }
        if (flow.cutsPair(begin) || flow.cutsPair(end)) {
            throw new IllegalArgumentException(
                    "an anchor holds whole characters, but this one begins or ends within one: from=" + from + " to="
                            + to);
        }
        return flow.words(begin, end);
    }

    private static ClauseFlows flows(Doc doc, ClauseId id) {
        SharedType clause = DraftClauses.find(doc, id);
        if (clause == null) {
            throw new IllegalArgumentException("the draft has no such clause now: clause=" + id);
        }
        return ClauseFlows.of(clause);
    }

    private static ClauseFlows.Place require(ClauseFlows flows, Id unit, String which, ClauseId clause) {
        ClauseFlows.@Nullable Place place = flows.find(unit);
        if (place == null) {
            throw new IllegalArgumentException("the " + which
                    + " unit of an anchor is a character that is in its clause now: clause=" + clause + " unit="
                    + unit);
        }
        return place;
    }

    private static String shortened(String words) {
        return words.length() <= EXCERPT ? words : words.substring(0, EXCERPT) + "…";
    }

    /** Whether two texts have the same words, wherever their lines end. */
    static boolean sameWords(String one, String other) {
        int i = 0;
        int j = 0;
        while (true) {
            while (i < one.length() && one.charAt(i) == '\n') {
                i++;
            }
            while (j < other.length() && other.charAt(j) == '\n') {
                j++;
            }
            if (i == one.length() || j == other.length()) {
                return i == one.length() && j == other.length();
            }
            if (one.charAt(i++) != other.charAt(j++)) {
                return false;
            }
        }
    }

    /**
     * An anchor for words of a clause, or of one of its footnotes, which come after the text.
     *
     * @param quote the words, with {@code "\n"} between lines
     * @param occurrence which of the places where they are: 1 for the first; places do not overlap
     * @throws IllegalArgumentException if they are not there so often; the message says how often they are
     */
    public static Anchor find(Doc doc, ClauseId clause, String quote, int occurrence) {
        if (quote.isEmpty() || quote.length() > Anchor.MAX_QUOTE) {
            throw new IllegalArgumentException(
                    "words have 1 to " + Anchor.MAX_QUOTE + " characters, but got " + quote.length());
        }
        if (occurrence < 1) {
            throw new IllegalArgumentException("occurrences are counted from 1, but got " + occurrence);
        }
        int found = 0;
        for (Flow flow : flows(doc, clause).all()) {
            String words = flow.words(0, flow.size());
            for (int at = words.indexOf(quote); at >= 0; at = words.indexOf(quote, at + quote.length())) {
                int from = flow.unitAt(at);
                int to = flow.unitAt(at + quote.length());
                if (from < to && !flow.cutsPair(from) && !flow.cutsPair(to) && ++found == occurrence) {
                    return new Anchor(clause, flow.id(from), flow.id(to - 1), flow.words(from, to));
                }
            }
        }
        throw new IllegalArgumentException(
                found == 0
                        ? "clause " + clause + " does not have these words: \"" + shortened(quote) + "\""
                        : "clause " + clause + " has these words " + found + (found == 1 ? " time" : " times")
                                + ", but occurrence " + occurrence + " was asked for: \"" + shortened(quote) + "\"");
    }

    /**
     * An anchor for words by where they are.
     *
     * @param text in which text of the clause: 0 for its own, from 1 for that of its footnotes, in their order
     * @param from where they begin in it, in UTF-16 units, with {@code "\n"} between lines
     * @param quote what they are
     * @throws IllegalArgumentException if they are not there
     */
    public static Anchor at(Doc doc, ClauseId clause, int text, int from, String quote) {
        List<Flow> all = flows(doc, clause).all();
        if (text < all.size()) {
            Flow flow = all.get(text);
            String words = flow.words(0, flow.size());
            if (from >= 0 && !quote.isEmpty() && words.startsWith(quote, from)) {
                int first = flow.unitAt(from);
                int last = flow.unitAt(from + quote.length());
                if (first < last && !flow.cutsPair(first) && !flow.cutsPair(last)) {
                    return new Anchor(clause, flow.id(first), flow.id(last - 1), flow.words(first, last));
                }
            }
        }
        throw new IllegalArgumentException("clause " + clause + " does not have these words there: text=" + text
                + " from=" + from + " \"" + shortened(quote) + "\"");
    }

    /**
     * Anchors for all words of a clause, and of its footnotes, that some units are: one for each stretch.
     *
     * @param which tells whether a unit is one of them
     */
    public static List<Anchor> of(Doc doc, ClauseId clause, Predicate<? super Id> which) {
        List<Anchor> anchors = new ArrayList<>();
        for (Flow flow : flows(doc, clause).all()) {
            int from = 0;
            for (int at = 0; at <= flow.size(); at++) {
                if (at == flow.size() || !which.test(flow.id(at))) {
                    if (from < at) {
                        anchors.add(new Anchor(clause, flow.id(from), flow.id(at - 1), flow.words(from, at)));
                    }
                    from = at + 1;
                }
            }
        }
        return anchors;
    }

    /**
     * The anchor of a whole clause.
     *
     * @throws IllegalArgumentException if the draft has no such clause now
     */
    public static Anchor clause(Doc doc, ClauseId clause) {
        Flow words = flows(doc, clause).words();
        return new Anchor(clause, null, null, excerpt(words.words(0, words.size())));
    }

    private static String excerpt(String words) {
        if (words.length() <= EXCERPT) {
            return words;
        }
        boolean cutsPair = Character.isHighSurrogate(words.charAt(EXCERPT - 1));
        return words.substring(0, cutsPair ? EXCERPT - 1 : EXCERPT) + "…";
    }
}
