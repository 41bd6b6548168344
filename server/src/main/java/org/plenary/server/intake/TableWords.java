package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;
import org.plenary.instrument.TextRun;

/** The words of tables where they are to be one text. Stateless. */
final class TableWords {
    private static final String CELLS = " | ";

    private TableWords() {}

    /** All words of a table without their styles, with its footnotes, each row on a line. */
    static List<Inline> of(Table table) {
        List<Inline> lines = new ArrayList<>();
        for (TableRow row : table.rows()) {
            List<Inline> words = row(row);
            if (!words.isEmpty()) {
                if (!lines.isEmpty()) {
                    lines.add(new LineBreak());
                }
                addPlain(words, lines);
            }
        }
        return lines;
    }

    private static void addPlain(List<Inline> words, List<Inline> line) {
        StringBuilder text = new StringBuilder();
        for (Inline inline : words) {
            if (inline instanceof Footnote) {
                if (!text.isEmpty()) {
                    line.add(TextRun.plain(text.toString()));
                    text.setLength(0);
                }
                line.add(inline);
            } else {
                text.append(InlineText.plain(List.of(inline)).replace('\n', ' '));
            }
        }
        if (!text.isEmpty()) {
            line.add(TextRun.plain(text.toString()));
        }
    }

    /** The words of a row with bars between its cells; none if it has none. */
    static List<Inline> row(TableRow row) {
        InlineBuilder words = new InlineBuilder();
        for (TableCell cell : row.cells()) {
            boolean begun = false;
            for (Paragraph paragraph : cell.paragraphs()) {
                if (!InlineText.isBlank(paragraph.inlines())) {
                    String between = begun ? " " : words.isEmpty() ? "" : CELLS;
                    words.text(between, false, false);
                    words.all(paragraph.inlines());
                    begun = true;
                }
            }
        }
        return words.build();
    }
}
