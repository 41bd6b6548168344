package org.plenary.instrument;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The number of a clause, taken apart: {@code OP7}, {@code OP7bis}, {@code Article 1pre}, {@code Annex II alt 2}.
 *
 * @param kind the kind of clauses with which it is counted
 * @param count counts the kind, from 1
 * @param before whether it stands before the one with this count, as {@code OP1pre} does
 * @param repetition 1 for the number itself, 2 for {@code bis}, 3 for {@code ter}; behind {@code vicies}, which is 20,
 *     in digits: {@code OP7-21}
 * @param alternative 0 if it competes with none, 1 for {@code alt}, 2 for {@code alt 2}
 */
public record ClauseNumber(ClauseKind kind, int count, boolean before, int repetition, int alternative) {
    private static final List<String> LATIN = List.of(
            "bis",
            "ter",
            "quater",
            "quinquies",
            "sexies",
            "septies",
            "octies",
            "nonies",
            "decies",
            "undecies",
            "duodecies",
            "terdecies",
            "quaterdecies",
            "quinquiesdecies",
            "sexiesdecies",
            "septiesdecies",
            "octiesdecies",
            "noviesdecies",
            "vicies");

    private static final int FIRST_LATIN = 2;

    private static final Pattern FORM = Pattern.compile(
            "(?<kind>PP|OP|Article |Annex )(?<count>[0-9]{1,9}|[IVXLCDM]{1,15})"
                    + "(?<before>pre)?(?: ?(?<latin>[a-z]+)|-(?<repetition>[0-9]{1,9}))??(?<alternative> alt(?: (?<n>[0-9]{1,9}))?)?");

    /** @throws IllegalArgumentException if there is no such number */
    public ClauseNumber {
        if (kind.isOneLine() || count < 1 || repetition < 1 || alternative < 0) {
            throw new IllegalArgumentException("expected a kind that has numbers, and counts from 1, got kind=" + kind
                    + " count=" + count + " repetition=" + repetition + " alternative=" + alternative);
        }
    }

    /** The n-th of a kind, from 1. */
    static ClauseNumber running(ClauseKind kind, int n) {
        return new ClauseNumber(kind, n, false, 1, 0);
    }

    /**
     * Reads a number as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ClauseNumber parse(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            ClauseNumber number = of(form);
            if (number != null && number.toString().equals(text)) {
                return number;
            }
        }
        throw new IllegalArgumentException("expected the number of a clause, such as OP7bis, got another text of "
                + text.length() + " characters");
    }

    private static @Nullable ClauseNumber of(Matcher form) {
        ClauseKind kind = switch (Objects.requireNonNull(form.group("kind"))) {
            case "PP" -> ClauseKind.PREAMBULAR;
            case "OP" -> ClauseKind.OPERATIVE;
            case "Article " -> ClauseKind.ARTICLE;
            default -> ClauseKind.ANNEX;
        };
        int count = Labels.count(Objects.requireNonNull(form.group("count")));
        int repetition = repetition(form.group("latin"), form.group("repetition"));
        String n = form.group("n");
        int alternative = form.group("alternative") == null ? 0 : n == null ? 1 : Integer.parseInt(n);
        return count < 1 || repetition < 1
                ? null
                : new ClauseNumber(kind, count, form.group("before") != null, repetition, alternative);
    }

    private static int repetition(@Nullable String latin, @Nullable String digits) {
        if (latin != null) {
            int index = LATIN.indexOf(latin);
            return index < 0 ? 0 : index + FIRST_LATIN;
        }
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    /** The same of another repetition. */
    ClauseNumber repeated(int other) {
        return new ClauseNumber(kind, count, before, other, alternative);
    }

    /** What competes with it as the n-th, from 1; itself for 0. */
    ClauseNumber alternative(int n) {
        return new ClauseNumber(kind, count, before, repetition, n);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(Labels.ofClause(kind, count));
        if (before) {
            text.append("pre");
        }
        if (repetition > LATIN.size() + 1) {
            text.append('-').append(repetition);
        } else if (repetition > 1) {
            text.append(before ? " " : "").append(LATIN.get(repetition - FIRST_LATIN));
        }
        if (alternative > 0) {
            text.append(" alt").append(alternative > 1 ? " " + alternative : "");
        }
        return text.toString();
    }
}
