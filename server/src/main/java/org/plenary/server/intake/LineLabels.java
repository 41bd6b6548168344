package org.plenary.server.intake;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * Finds the lines of a text that begin a paragraph by its label. The line before tells most: in a sentence that goes on
 * from line to line, what looks like a label at the start of one is a word of it. Stateless.
 */
final class LineLabels {
    private final Vocabulary words;
    private final LabelReader labels;

    LineLabels(Vocabulary words, LabelReader labels) {
        this.words = words;
        this.labels = labels;
    }

    /**
     * Of each line whether it begins with a label.
     *
     * @param lines without white space at both ends; {@code ""} ends a paragraph
     * @param full whether a line had no room for the first word of the next
     * @param fragment whether the text may be a piece of a longer one
     */
    boolean[] begin(List<String> lines, IntPredicate full, boolean fragment) {
        LabelSeries series = new LabelSeries(words, fragment);
        int before = -1;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            Label label = line.isEmpty() ? null : labels.candidate(line);
            if (label == null) {
                series.none();
            } else {
                Before end = end(lines, before, at, full);
                // Items may go on with the sentence before them, clauses and articles do not.
                boolean words = end == Before.OPEN && before == at - 1 && !LabelEvidence.isOfItems(label);
                series.candidate(label, line.substring(label.length()), words ? Before.REFERENCE : end);
            }
            before = line.isEmpty() ? before : at;
        }
        return series.believed();
    }

    private Before end(List<String> lines, int before, int at, IntPredicate full) {
        if (before < 0) {
            return Before.NOTHING;
        }
        String text = lines.get(before);
        Label label = labels.typed(text);
        if (label != null && label.length() >= text.length()) {
            return Before.HEADING;
        }
        Before end = Before.of(text, words);
        boolean apart = before < at - 1;
        if (end == Before.SHORT || end == Before.LONG) {
            return !apart && full.test(before) ? Before.FULL : Before.SHORT;
        }
        return end;
    }
}
