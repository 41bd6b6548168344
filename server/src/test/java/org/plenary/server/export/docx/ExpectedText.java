package org.plenary.server.export.docx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.NumberedParagraph;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.TextRun;
import org.plenary.server.export.docx.WordReader.Para;

/** What a document has to say of an instrument. */
final class ExpectedText {
    private ExpectedText() {}

    static List<Para> of(Instrument instrument) {
        List<Para> paragraphs = new ArrayList<>();
        for (NumberedParagraph paragraph : Numbering.ofParagraphs(instrument)) {
            StringBuilder text = new StringBuilder();
            Inline.Visitor writer = new Inline.Visitor() {
                @Override
                public void text(TextRun run) {
                    String style = (run.bold() ? "*" : "") + (run.italic() ? "/" : "");
                    run.text().chars().forEach(unit -> text.append((char) unit).append(style));
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
            paragraph.paragraph().inlines().forEach(inline -> inline.accept(writer));
            paragraphs.add(new Para(style(paragraph), paragraph.opens() ? paragraph.label() : "", text.toString()));
        }
        return paragraphs;
    }

    private static String style(NumberedParagraph paragraph) {
        ClauseKind kind = paragraph.clause().kind();
        if (paragraph.depth() > 0) {
            String level = "Subparagraph" + paragraph.depth();
            return paragraph.opens() ? opening(kind) + level : level + "Text";
        }
        if (paragraph.opens()) {
            return opening(kind);
        }
        return kind == ClauseKind.ARTICLE || kind == ClauseKind.ANNEX ? "ArticleText" : "Continuation";
    }

    private static String opening(ClauseKind kind) {
        return switch (kind) {
            case TITLE -> "Title";
            case HEADING -> "Heading1";
            case PREAMBULAR -> "Preambular";
            case OPERATIVE -> "Operative";
            case ARTICLE -> "Article";
            case ANNEX -> "Annex";
        };
    }

    /** The same as one line, labels before the text, without styles. */
    static String line(Instrument instrument) {
        return Numbering.ofParagraphs(instrument).stream()
                .map(paragraph -> (paragraph.opens() ? paragraph.label() + " " : "") + words(paragraph))
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String words(NumberedParagraph paragraph) {
        StringBuilder text = new StringBuilder();
        Inline.Visitor writer = new Inline.Visitor() {
            @Override
            public void text(TextRun run) {
                text.append(run.text());
            }

            @Override
            public void lineBreak() {
                text.append(' ');
            }

            @Override
            public void footnote(Footnote footnote) {
                footnote.inlines().forEach(inline -> inline.accept(this));
            }
        };
        paragraph.paragraph().inlines().forEach(inline -> inline.accept(writer));
        return text.toString();
    }
}
