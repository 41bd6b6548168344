package org.plenary.server.export.pdf;

import java.util.EnumSet;
import java.util.Set;

/** Tells for each character of a document what can be set in its place, and keeps in which families. Not thread-safe. */
final class Characters {
    private static final int REPLACEMENT = 0xFFFD;

    private static final int WORD_JOINER = 0x2060;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    private final Set<Family> families = EnumSet.of(Family.SANS);

    /** The same character if some font has it, otherwise the replacement character. */
    int orReplacement(int character) {
        if (isInvisible(character)) {
            return WORD_JOINER;
        }
        if (character == LINE_SEPARATOR || character == PARAGRAPH_SEPARATOR) {
            return ' ';
        }
        for (Family family : Family.values()) {
            if (character == '\n' || character == '\t' || family.has(character)) {
                families.add(family);
                return character;
            }
        }
        return REPLACEMENT;
    }

    /** The families that the characters asked for need. */
    Set<Family> families() {
        return families;
    }

    /**
     * What fonts show that should not be seen: controls of direction, byte order marks, and what chooses between glyphs that
     * there is only one of.
     */
    private static boolean isInvisible(int character) {
        return character == 0xFEFF
                || character == 0x061C
                || (character >= 0x200E && character <= 0x200F)
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x206F)
                || (character >= 0xFE00 && character <= 0xFE0F)
                || (character >= 0xE0000 && character <= 0xE0FFF);
    }
}
