package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes single clauses as plain text: a line for each paragraph, sub-paragraphs with their labels, no clause numbers.
 * A footnote is {@code [1]} in its place, and its words are behind the paragraphs, in lines of their own that begin
 * with the same. Footnotes are counted in the clause alone, so that its text stays the same while other clauses get and
 * lose theirs.
 */
public final class ClauseText {
    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final boolean withFootnotes;
    private int footnotes;

    private ClauseText(boolean withFootnotes) {
        this.withFootnotes = withFootnotes;
    }

    /** The texts of all clauses of an instrument, in order. */
    public static List<String> of(Instrument instrument) {
        return instrument.clauses().stream().map(ClauseText::of).toList();
    }

    /** The text of one clause; empty if it has none. */
    public static String of(Clause clause) {
        return new ClauseText(true).write(clause);
    }

    /** The text of one clause without its footnotes and their marks, where it is what something is called. */
    public static String withoutFootnotes(Clause clause) {
        return new ClauseText(false).write(clause);
    }

    private String write(Clause clause) {
        for (NumberedParagraph paragraph : Numbering.ofParagraphs(new Instrument(List.of(clause)))) {
            String text = text(paragraph.paragraph().inlines());
            boolean labelled = paragraph.depth() > 0 && paragraph.opens();
            if (labelled || !text.isEmpty()) {
                lines.add(labelled ? (paragraph.label() + " " + text).strip() : text);
            }
        }
        lines.addAll(notes);
        return String.join("\n", lines);
    }

    private String text(List<Inline> inlines) {
        List<Inline> marked = new ArrayList<>();
        inlines.forEach(inline -> inline.accept(new Inline.Visitor() {
            @Override
            public void text(TextRun run) {
                marked.add(run);
            }

            @Override
            public void lineBreak() {
                marked.add(inline);
            }

            @Override
            public void footnote(Footnote footnote) {
                if (!withFootnotes) {
                    return;
                }
                String mark = "[" + ++footnotes + "]";
                marked.add(TextRun.plain(mark));
                notes.add((mark + " " + ClauseText.this.text(footnote.inlines())).strip());
            }
        }));
        return TextLines.of(new Paragraph(marked)).stream()
                .map(line -> line.stream().map(TextRun::text).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }
}
