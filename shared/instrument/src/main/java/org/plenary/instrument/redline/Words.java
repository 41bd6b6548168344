package org.plenary.instrument.redline;

/** Where words begin and end: a word is a row of letters and digits, with the marks on them. */
final class Words {
    private Words() {}

    /** Whether a UTF-16 unit is a part of a word; each half of a pair counts as one. */
    static boolean isWord(char unit) {
        return Character.isSurrogate(unit) || isWordCharacter(unit);
    }

    private static boolean isWordCharacter(int codePoint) {
        if (Character.isLetterOrDigit(codePoint)) {
            return true;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
