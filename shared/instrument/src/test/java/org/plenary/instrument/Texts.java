package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A small language in which an instrument for a test is one expression. */
public final class Texts {
    private Texts() {}

    /** An instrument of clauses. */
    public static Instrument instrument(Clause... clauses) {
        return new Instrument(List.of(clauses));
    }

    /** A clause that begins with a paragraph of plain text. */
    public static Clause clause(String id, ClauseKind kind, String text, Block... more) {
        return new Clause(new ClauseId(id), kind, begun(text, more));
    }

    /** A sub-paragraph that begins with a paragraph of plain text. */
    public static Subparagraph sub(String text, Block... more) {
        return new Subparagraph(begun(text, more));
    }

    /** A table: a text for each row, a star before a header, bars between the cells. */
    public static Table table(String... rows) {
        return new Table(Stream.of(rows)
                .map(row -> new TableRow(
                        row.startsWith("*"),
                        Stream.of(row.replaceFirst("^\\*", "").split("\\|", -1))
                                .map(TableCell::of)
                                .toList()))
                .toList());
    }

    /** A paragraph of pieces. */
    public static Paragraph p(Inline... inlines) {
        return new Paragraph(List.of(inlines));
    }

    /** A paragraph of plain text. */
    public static Paragraph p(String text) {
        return Paragraph.of(text);
    }

    /** Plain text. */
    public static TextRun t(String text) {
        return TextRun.plain(text);
    }

    /** Bold text. */
    public static TextRun b(String text) {
        return new TextRun(text, true, false);
    }

    /** Italic text. */
    public static TextRun i(String text) {
        return new TextRun(text, false, true);
    }

    /** Bold italic text. */
    public static TextRun bi(String text) {
        return new TextRun(text, true, true);
    }

    /** A line break. */
    public static LineBreak br() {
        return new LineBreak();
    }

    /** A footnote of plain text. */
    public static Footnote fn(String text) {
        return Footnote.of(text);
    }

    private static List<Block> begun(String text, Block... more) {
        List<Block> blocks = new ArrayList<>(List.of(Paragraph.of(text)));
        blocks.addAll(List.of(more));
        return blocks;
    }
}
