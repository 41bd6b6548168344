package org.plenary.server.intake;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a text stands at its end: whether something new may begin behind it, or its sentence goes on. What looks like a
 * number is one only where something may begin.
 */
enum Before {
    /** There is no text before. */
    NOTHING,
    /** A line that stands out as headings do. */
    HEADING,
    /** A sentence has ended. */
    ENDED,
    /**
     * A list or the next item of one is to come: the text ends with a colon, a semicolon, or one of these and "and".
     */
    LISTING,
    COMMA,
    /** No sentence has ended, and the text is short, as headings and items are. */
    SHORT,
    /** No sentence has ended. */
    LONG,
    /** No sentence has ended, and the line is full, so that the sentence goes on in the next. */
    FULL,
    /** A sentence goes on: the text ends with a word such as "of" or "the". */
    OPEN,
    /** A number is to come: the text ends with a word such as "article" or "paragraph". */
    REFERENCE;

    /** What is asked of the end of a text, its last characters tell. */
    private static final int TAIL = 60;

    private static final int LONGEST_SHORT = 60;
    /** So few words are a heading rather than a sentence that stops before a number. */
    private static final int WORDS_OF_HEADING = 3;

    private static final Pattern CLOSED = Pattern.compile("(?<=[.;:,!?…。；：，？！؛،؟])[\\])»”\"’'）】」]{1,9}$");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");

    /**
     * How a passage stands that no line or empty paragraph divides from what follows; behind a table something new
     * begins.
     */
    static Before of(Passage passage, Vocabulary words) {
        return passage.isTable() ? ENDED : of(passage.text(), words);
    }

    /** How a text stands that no line or empty paragraph divides from what follows. */
    static Before of(String text, Vocabulary words) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return NOTHING;
        }
        String tail = stripped.substring(Math.max(0, stripped.length() - TAIL));
        tail = CLOSED.matcher(tail).replaceFirst("").toLowerCase(Locale.ROOT);
        char last = tail.charAt(tail.length() - 1);
        if (":;：；؛—".indexOf(last) >= 0 || words.joinsItems(tail)) {
            return LISTING;
        }
        if (",،，、".indexOf(last) >= 0) {
            return COMMA;
        }
        String[] parts = SPACE.split(tail.replace('’', '\''), -1);
        String word = parts[parts.length - 1];
        if (".!?…。！？؟।".indexOf(last) >= 0) {
            return words.isAbbreviation(word) ? REFERENCE : ENDED;
        }
        if (words.announces(tail)) {
            return LISTING;
        }
        if (words.isReference(word) && (stripped.length() > LONGEST_SHORT || parts.length > WORDS_OF_HEADING)) {
            return REFERENCE;
        }
        return words.isLink(word) ? OPEN : stripped.length() > LONGEST_SHORT ? LONG : SHORT;
    }
}
