package org.plenary.instrument;

/** What the renderers need to know of characters. */
final class Characters {
    private static final String ASCII_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private Characters() {}

    /** The text with a space in place of each control character and line or paragraph separator. */
    static String withoutControls(String text) {
        if (text.codePoints().noneMatch(Characters::isControl)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isControl(c) ? ' ' : c));
        return clean.toString();
    }

    /** White space as CommonMark's rules for emphasis see it. */
    static boolean isSpace(int codePoint) {
        return codePoint == ' ' || isControl(codePoint) || Character.getType(codePoint) == Character.SPACE_SEPARATOR;
    }

    /** Punctuation in every version of CommonMark. */
    static boolean isSurelyPunctuation(int codePoint) {
        return ASCII_PUNCTUATION.indexOf(codePoint) >= 0
                || switch (Character.getType(codePoint)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION -> true;
                    default -> false;
                };
    }

    /** Punctuation in some version of CommonMark: the newer ones count symbols too. */
    static boolean isPerhapsPunctuation(int codePoint) {
        return isSurelyPunctuation(codePoint)
                || switch (Character.getType(codePoint)) {
                    case Character.MATH_SYMBOL,
                            Character.CURRENCY_SYMBOL,
                            Character.MODIFIER_SYMBOL,
                            Character.OTHER_SYMBOL -> true;
                    default -> false;
                };
    }

    static boolean isControl(int codePoint) {
        return Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029;
    }
}
