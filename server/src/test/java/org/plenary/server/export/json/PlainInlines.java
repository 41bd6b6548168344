package org.plenary.server.export.json;

import org.plenary.instrument.Inline;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.TextRun;

/** The characters of a paragraph, a line feed for a line break. */
final class PlainInlines {
    private PlainInlines() {}

    static String of(Paragraph paragraph) {
        StringBuilder text = new StringBuilder();
        for (Inline inline : paragraph.inlines()) {
            text.append(inline instanceof TextRun run ? run.text() : inline instanceof LineBreak ? "\n" : "");
        }
        return text.toString();
    }
}
