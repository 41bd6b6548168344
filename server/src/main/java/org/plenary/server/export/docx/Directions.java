package org.plenary.server.export.docx;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/**
 * The directions of the characters of a paragraph, by the Unicode bidirectional algorithm (UAX #9). Word is told of
 * each run whether it is written from right to left; numbers within such text belong to it. Immutable.
 */
final class Directions {
    private final String text;
    private final boolean[] rightToLeft;

    record Stretch(String text, boolean rightToLeft) {}

    /** @param rightToLeft the direction of the paragraph */
    Directions(String text, boolean rightToLeft) {
        this.text = text;
        this.rightToLeft = new boolean[text.length()];
        Bidi bidi = new Bidi(text, rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        for (int run = 0; run < bidi.getRunCount(); run++) {
            boolean odd = bidi.getRunLevel(run) % 2 == 1;
            int begin = bidi.getRunStart(run);
            int end = bidi.getRunLimit(run);
            boolean number = bidi.getRunLevel(run) > 0 && !hasLetter(text.substring(begin, end));
            for (int i = begin; i < end; i++) {
                this.rightToLeft[i] = odd || number;
            }
        }
    }

    private static boolean hasLetter(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
    }

    /** A part of the text, cut into stretches that are written in one direction. */
    List<Stretch> between(int begin, int end) {
        List<Stretch> stretches = new ArrayList<>();
        int start = begin;
        for (int i = begin + 1; i <= end; i++) {
            if (i == end || rightToLeft[i] != rightToLeft[start]) {
                stretches.add(new Stretch(text.substring(start, i), rightToLeft[start]));
                start = i;
            }
        }
        return stretches;
    }
}
