package org.plenary.instrument;

/**
 * A character of a paragraph on its way into a file.
 *
 * @param codePoint the character; {@code '\n'} for a line break
 * @param bold whether it is bold
 * @param italic whether it is italic
 * @param origin a number of the caller's that tells it from the other letters of its clause
 */
public record Letter(int codePoint, boolean bold, boolean italic, long origin) {
    boolean isBreak() {
        return codePoint == '\n';
    }

    boolean isStyled() {
        return bold || italic;
    }

    boolean hasStyleOf(Letter other) {
        return bold == other.bold && italic == other.italic;
    }
}
