package org.plenary.server.export;

import java.util.List;
import org.plenary.crdt.Change;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.Run;

/**
 * The direction of a paragraph: that of its first letter, as rules P2 and P3 of the Unicode bidirectional algorithm
 * (UAX #9) have it, and not that of the process. All formats ask here, so that they agree. Stateless.
 */
public final class TextDirection {
    private TextDirection() {}

    /**
     * Whether a text is written from right to left.
     *
     * @param otherwise what is told of a text without letters
     */
    public static boolean isRightToLeft(String text, boolean otherwise) {
        int isolates = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (Character.getDirectionality(c)) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                        Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE -> isolates++;
                case Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> isolates = Math.max(0, isolates - 1);
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> {
                    if (isolates == 0) {
                        return false;
                    }
                }
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                    if (isolates == 0) {
                        return true;
                    }
                }
                default -> {
                    // has no direction of its own
                }
            }
        }
        return otherwise;
    }

    /** The same of a paragraph of a redline without its footnotes: of what it says now, or else of what it said. */
    public static boolean isRightToLeft(ParagraphRedline paragraph, boolean otherwise) {
        return ofRuns(Stretch.words(paragraph.runs()), otherwise);
    }

    /** The same of runs. */
    public static boolean ofRuns(List<Run> runs, boolean otherwise) {
        StringBuilder now = new StringBuilder();
        StringBuilder all = new StringBuilder();
        runs.stream().filter(run -> run.sign() == null).forEach(run -> {
            all.append(run.text());
            if (run.change() != Change.DELETED) {
                now.append(run.text());
            }
        });
        return isRightToLeft(now.toString(), isRightToLeft(all.toString(), otherwise));
    }
}
