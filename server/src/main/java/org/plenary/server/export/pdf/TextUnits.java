package org.plenary.server.export.pdf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into what is set by itself: characters with what belongs to them, and words of scripts whose letters
 * join.
 */
final class TextUnits {
    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;

    /**
     * A unit.
     *
     * @param family the family for its first character, null if there is none, or no need of one
     * @param shaped whether its letters are never shown by themselves
     */
    record Unit(String text, @Nullable Family family, boolean shaped) {}

    private final String text;
    private final List<Family> order;
    private final List<Unit> units = new ArrayList<>();

    private TextUnits(String text, List<Family> order) {
        this.text = text;
        this.order = order;
    }

    /** All units of a text, in order. */
    static List<Unit> of(String text, List<Family> order) {
        TextUnits all = new TextUnits(text, order);
        for (int i = 0; i < text.length(); ) {
            i = all.unit(i);
        }
        return all.units;
    }

    /** Adds the unit that begins at an index, and tells where it ends. */
    private int unit(int begin) {
        int first = text.codePointAt(begin);
        int end = begin + Character.charCount(first);
        if (Typesetting.isSpecial(first)) {
            return add(begin, end, null, false);
        }
        Family family = family(first);
        if (family == null) {
            return add(begin, end, null, false);
        }
        boolean shaped = family.isShaped() && isOfAWord(first);
        int before = first;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            boolean letter = shaped && isOfAWord(c) && !Typesetting.isSpecial(c) && family(c) == family;
            if (!letter && !belongsTo(before, c, begin, end)) {
                break;
            }
            before = c;
            end += Character.charCount(c);
        }
        return add(begin, end, family, shaped);
    }

    private int add(int begin, int end, @Nullable Family family, boolean shaped) {
        units.add(new Unit(text.substring(begin, end), family, shaped));
        return end;
    }

    private @Nullable Family family(int c) {
        // What most texts consist of needs no search.
        return c < 0x7F ? Family.SANS : Family.having(c, order).findFirst().orElse(null);
    }

    private static boolean isOfAWord(int c) {
        return Character.isLetter(c) || isMark(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Whether a character is shown together with the one before it. */
    private boolean belongsTo(int before, int c, int begin, int at) {
        boolean chooses =
                (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0020 && c <= 0xE007F) || (c >= 0x1F3FB && c <= 0x1F3FF);
        boolean joins = c == JOINER || c == NON_JOINER;
        boolean flag = isRegional(c) && isRegional(before) && at - begin == 2;
        boolean syllable = isJamo(before) && isJamo(c);
        return isMark(c) || chooses || joins || flag || syllable || (before == JOINER && c >= 0x2000);
    }

    private static boolean isRegional(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    private static boolean isJamo(int c) {
        return c >= 0x1100 && c <= 0x11FF;
    }
}
