package org.plenary.instrument;

/**
 * Where words begin and end. A word is a row of letters and digits, with the marks on them; in scripts that put no
 * spaces between words, Chinese and Japanese, each character is one. Anything else is by itself.
 */
public final class Words {
    /** The scripts that put no spaces between words are above this. */
    private static final int FIRST_EAST_ASIAN = 0x2E80;

    private Words() {}

    /** Whether a UTF-16 unit is a part of a word; each half of a pair counts as one. */
    public static boolean isWord(char unit) {
        return Character.isSurrogate(unit) || isWord((int) unit);
    }

    private static boolean isWord(int codePoint) {
        if ((codePoint >= 'a' && codePoint <= 'z') || Character.isLetterOrDigit(codePoint)) {
            return true;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean standsAlone(int codePoint) {
        if (codePoint < FIRST_EAST_ASIAN) {
            return false;
        }
        if (Character.isIdeographic(codePoint)) {
            return true;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
    }

    /** Whether there is a letter or digit in the text. */
    public static boolean hasWord(CharSequence text) {
        for (int at = 0; at < text.length(); at++) {
            if (isWord(Character.codePointAt(text, at))) {
                return true;
            }
        }
        return false;
    }

    /** The end of the word, or of the one character, that begins at an index. */
    public static int end(CharSequence text, int from) {
        int at = from;
        while (at < text.length()) {
            int codePoint = Character.codePointAt(text, at);
            boolean continues = isWord(codePoint) && !standsAlone(codePoint);
            if (at > from && !continues) {
                return at;
            }
            at += Character.charCount(codePoint);
            if (!continues) {
                return at;
            }
        }
        return at;
    }
}
