package org.plenary.instrument;

/**
 * A character of a paragraph on its way into a file, or the mark of a footnote.
 *
 * @param codePoint the character; {@code '\n'} for a line break, U+FFFC for the mark of a footnote
 * @param bold whether it is bold
 * @param italic whether it is italic
 * @param origin a number of the caller's that tells it from the other letters of its clause
 * @param footnote the number of the footnote whose mark it is, 0 if it is none
 */
public record Letter(int codePoint, boolean bold, boolean italic, long origin, int footnote) {
    private static final int OBJECT_REPLACEMENT = 0xFFFC;

    /** A character. */
    public Letter(int codePoint, boolean bold, boolean italic, long origin) {
        this(codePoint, bold, italic, origin, 0);
    }

    /** The mark of a footnote with this number. */
    public static Letter mark(int footnote, long origin) {
        return new Letter(OBJECT_REPLACEMENT, false, false, origin, footnote);
    }

    boolean isBreak() {
        return codePoint == '\n';
    }

    boolean isMark() {
        return footnote > 0;
    }

    boolean isStyled() {
        return bold || italic;
    }

    boolean hasStyleOf(Letter other) {
        return bold == other.bold && italic == other.italic;
    }
}
