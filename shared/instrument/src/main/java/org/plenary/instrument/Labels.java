package org.plenary.instrument;

import java.util.Locale;

/** How a count is written for each kind of clause and each level of sub-paragraphs. */
public final class Labels {
    /** Letters are repeated this often at most; a label must not grow with the length of a hostile text. */
    private static final int MAX_REPEAT = 10;

    /** Roman numerals end at 3999; beyond, digits are written. */
    private static final int MAX_ROMAN = 3999;

    private static final String[] ROMAN = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

    private Labels() {}

    /** The label of the n-th clause of a kind, from 1; {@code ""} for kinds without numbers. */
    static String ofClause(ClauseKind kind, int n) {
        return switch (kind) {
            case TITLE, HEADING -> "";
            case PREAMBULAR -> "PP" + n;
            case OPERATIVE -> "OP" + n;
            case ARTICLE -> "Article " + n;
            case ANNEX -> "Annex " + roman(n);
        };
    }

    /** The label of the n-th sub-paragraph of its parent, from 1, at a depth of 1 to 4. */
    public static String ofSubparagraph(int depth, int n) {
        return switch (depth) {
            case 1 -> "(" + letters(n, 'a') + ")";
            case 2 -> "(" + roman(n).toLowerCase(Locale.ROOT) + ")";
            case 3 -> "(" + letters(n, 'A') + ")";
            case 4 -> "(" + n + ")";
            default -> throw new IllegalArgumentException("depth is 1 to 4, but got depth=" + depth);
        };
    }

    private static String letters(int n, char first) {
        int repeat = (n - 1) / 26 + 1;
        if (repeat > MAX_REPEAT) {
            return Integer.toString(n);
        }
        return String.valueOf((char) (first + (n - 1) % 26)).repeat(repeat);
    }

    private static String roman(int n) {
        if (n > MAX_ROMAN) {
            return Integer.toString(n);
        }
        StringBuilder numeral = new StringBuilder();
        int rest = n;
        for (int i = 0; i < ROMAN.length; i++) {
            for (; rest >= ROMAN_VALUES[i]; rest -= ROMAN_VALUES[i]) {
                numeral.append(ROMAN[i]);
            }
        }
        return numeral.toString();
    }

    /** What a count of clauses in digits or Roman numerals says; 0 if it is none that {@link #ofClause} writes. */
    static int count(String written) {
        if (Character.isDigit(written.charAt(0))) {
            return Integer.parseInt(written);
        }
        int count = 0;
        int at = 0;
        for (int i = 0; i < ROMAN.length; i++) {
            for (; written.startsWith(ROMAN[i], at); at += ROMAN[i].length()) {
                count += ROMAN_VALUES[i];
            }
        }
        return at == written.length() ? count : 0;
    }
}
