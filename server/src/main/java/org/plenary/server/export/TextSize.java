package org.plenary.server.export;

import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.Run;

/** How long a text is. */
final class TextSize {
    private TextSize() {}

    /** The UTF-16 units of all that a redline shows, and one for each paragraph and each run, which take room, too. */
    static long of(DraftRedline redline) {
        long size = 0;
        for (ClauseRedline clause : redline.clauses()) {
            for (ParagraphRedline paragraph : clause.paragraphs()) {
                size++;
                for (Run run : paragraph.runs()) {
                    size += 1 + run.text().length();
                }
            }
        }
        return size;
    }
}
