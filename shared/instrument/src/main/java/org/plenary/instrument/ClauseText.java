package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes single clauses as plain text: a line for each paragraph, sub-paragraphs with their labels, no clause numbers. */
public final class ClauseText {
    private ClauseText() {}

    /** The texts of all clauses of an instrument, in order. */
    public static List<String> of(Instrument instrument) {
        return instrument.clauses().stream().map(ClauseText::of).toList();
    }

    /** The text of one clause; empty if it has none. */
    public static String of(Clause clause) {
        List<String> lines = new ArrayList<>();
        for (NumberedParagraph paragraph : Numbering.ofParagraphs(new Instrument(List.of(clause)))) {
            String text = TextLines.of(paragraph.paragraph()).stream()
                    .map(line -> line.stream().map(TextRun::text).collect(Collectors.joining()))
                    .collect(Collectors.joining("\n"));
            boolean labelled = paragraph.depth() > 0 && paragraph.opens();
            if (labelled || !text.isEmpty()) {
                lines.add(labelled ? (paragraph.label() + " " + text).strip() : text);
            }
        }
        return String.join("\n", lines);
    }
}
