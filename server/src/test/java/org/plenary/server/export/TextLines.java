package org.plenary.server.export;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.NumberedParagraph;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.TextRun;

/** What a reader of an instrument reads, a line for each paragraph and heading, with its number, and single spaces. */
public final class TextLines {
    private TextLines() {}

    public static List<String> of(Instrument instrument) {
        List<String> lines = new ArrayList<>();
        for (NumberedParagraph each : Numbering.ofParagraphs(instrument)) {
            String label = each.opens() ? each.label() : "";
            boolean above = each.depth() == 0
                    && switch (each.clause().kind()) {
                        case ARTICLE, ANNEX -> true;
                        case TITLE, HEADING, PREAMBULAR, OPERATIVE -> false;
                    };
            if (above) {
                add(label, lines);
                add(text(each.paragraph()), lines);
            } else {
                add(label + " " + text(each.paragraph()), lines);
            }
        }
        return lines;
    }

    /** A text with single spaces, and with the mark of what cannot be shown in place of it. */
    public static String plain(String text) {
        return text.replaceAll(
                        "[\\p{Cc}&&[^\\n\\t]]|[\\uFDD0-\\uFDEF\\uFFFE\\uFFFF]|[\\x{10FFFE}\\x{10FFFF}]", "\uFFFD")
                .replaceAll("[ \\n\\t]+", " ")
                .strip();
    }

    private static void add(String line, List<String> lines) {
        String plain = plain(line);
        if (!plain.isEmpty()) {
            lines.add(plain);
        }
    }

    private static String text(Paragraph paragraph) {
        StringBuilder text = new StringBuilder();
        Inline.Visitor writer = new Inline.Visitor() {
            @Override
            public void text(TextRun run) {
                text.append(run.text());
            }

            @Override
            public void lineBreak() {
                text.append('\n');
            }

            @Override
            public void footnote(Footnote footnote) {
                text.append('[');
                footnote.inlines().forEach(inline -> inline.accept(this));
                text.append(']');
            }
        };
        paragraph.inlines().forEach(inline -> inline.accept(writer));
        return text.toString();
    }
}
