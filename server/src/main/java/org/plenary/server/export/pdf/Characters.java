package org.plenary.server.export.pdf;

import java.util.EnumSet;
import java.util.Set;

/** Tells for each character of a document what can be set in its place, and keeps in which families. Not thread-safe. */
final class Characters {
    private static final int REPLACEMENT = 0xFFFD;
    private static final int ZERO_WIDTH_SPACE = 0x200B;

    private final Set<Family> families = EnumSet.of(Family.SANS);

    /** The same character if some font has it, otherwise the replacement character. */
    int orReplacement(int character) {
        if (isInvisible(character)) {
            return ZERO_WIDTH_SPACE;
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

    /** Variation selectors and tags choose between glyphs that there is only one of. */
    private static boolean isInvisible(int character) {
        return character >= 0xFE00 && character <= 0xFE0F || character >= 0xE0000 && character <= 0xE0FFF;
    }
}
