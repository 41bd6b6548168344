package org.plenary.server.identity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the revisions of a process are called: a text with the places <code>{draft}</code>, <code>{number}</code> and
 * <code>{year}</code>, such as <code>TSC/{year}/WP.{draft}/Rev.{number}</code>.
 *
 * @param value 1 to {@value #MAX_LENGTH} printable characters of ASCII without spaces, with <code>{draft}</code> and
 *     <code>{number}</code> once each and <code>{year}</code> at most once; between two places there is something other
 *     than a digit, so that no two revisions come to the same symbol
 */
public record SymbolPattern(String value) {
    /** The most characters of a pattern. */
    public static final int MAX_LENGTH = 80;
    /** The most characters of a symbol, the part of a correction included. */
    public static final int MAX_SYMBOL_LENGTH = 120;

    private static final Pattern PLACE = Pattern.compile("\\{(draft|number|year)}");
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");
    private static final Pattern TOUCHING = Pattern.compile("}[0-9]*\\{");

    /** What a process has that chose none; made with the patterns above. */
    public static final SymbolPattern USUAL = new SymbolPattern("WP.{draft}/Rev.{number}");

    /** @throws IllegalArgumentException if it is not such a pattern; the message says what was expected */
    public SymbolPattern {
        if (value.length() > MAX_LENGTH || !PRINTABLE.matcher(value).matches()) {
            throw expected("1 to " + MAX_LENGTH + " printable characters of ASCII without spaces", value);
        }
        if (count(value, "{draft}") != 1 || count(value, "{number}") != 1 || count(value, "{year}") > 1) {
            throw expected("{draft} and {number} once each, and {year} at most once", value);
        }
        String rest = PLACE.matcher(value).replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw expected("no braces but in {draft}, {number} and {year}", value);
        }
        if (TOUCHING.matcher(value).find()) {
            throw expected("something other than digits between {draft}, {number} and {year}", value);
        }
    }

    /**
     * The symbol of a revision.
     *
     * @param draft the place of its draft among those of the process, from 1
     * @param number its number
     * @param year the year in which it is issued, UTC
     */
    public String symbol(int draft, int number, int year) {
        Matcher place = PLACE.matcher(value);
        return place.replaceAll(found -> Integer.toString(
                switch (found.group(1)) {
                    case "draft" -> draft;
                    case "number" -> number;
                    default -> year;
                }));
    }

    /** The symbol of a correction. */
    public static String correction(String corrected, int correction) {
        return corrected + "/Corr." + correction;
    }

    /**
     * Returns {@code symbol} if it can be a revision's.
     *
     * @throws IllegalArgumentException if it cannot
     */
    public static String requireSymbol(String symbol) {
        if (symbol.length() > MAX_SYMBOL_LENGTH || !PRINTABLE.matcher(symbol).matches()) {
            throw new IllegalArgumentException("expected a symbol of 1 to " + MAX_SYMBOL_LENGTH
                    + " printable characters of ASCII without spaces, got " + Checks.quote(symbol));
        }
        return symbol;
    }

    private static IllegalArgumentException expected(String what, String got) {
        return new IllegalArgumentException("expected a pattern of symbols such as "
                + "TSC/{year}/WP.{draft}/Rev.{number}, with " + what + ", got " + Checks.quote(got));
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
