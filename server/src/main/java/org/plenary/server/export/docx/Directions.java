package org.plenary.server.export.docx;

import java.util.ArrayList;
import java.util.List;

/** Cuts text into stretches that are written in one direction. */
final class Directions {
    private Directions() {}

    record Stretch(String text, boolean rightToLeft) {}

    /** What has no direction of its own, such as spaces and digits, goes with what is before it. */
    static List<Stretch> of(String text, boolean rightToLeft) {
        List<Stretch> stretches = new ArrayList<>();
        boolean current = rightToLeft;
        int start = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean direction = of(c, current);
            if (direction != current) {
                if (i > start) {
                    stretches.add(new Stretch(text.substring(start, i), current));
                }
                start = i;
                current = direction;
            }
            i += Character.charCount(c);
        }
        if (start < text.length()) {
            stretches.add(new Stretch(text.substring(start), current));
        }
        return stretches;
    }

    private static boolean of(int c, boolean otherwise) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> false;
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> otherwise;
        };
    }

    /** Whether the first letter is written from right to left; what is given if there is none. */
    static boolean ofFirst(String text, boolean otherwise) {
        return text.codePoints()
                .filter(c -> of(c, false) == of(c, true))
                .mapToObj(c -> of(c, false))
                .findFirst()
                .orElse(otherwise);
    }
}
