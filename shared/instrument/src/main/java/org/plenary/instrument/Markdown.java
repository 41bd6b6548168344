package org.plenary.instrument;

import java.util.List;

/**
 * Writes an instrument as CommonMark, with nothing in its text taken for mark-up.
 *
 * <p>The title is a heading of level 1, headings and annexes of level 2, articles of level 3. Preambular and operative
 * paragraphs begin with their number in bold. Sub-paragraphs are nested list items that begin with their label. A title
 * or heading without text is left out, and so are empty paragraphs that do not carry a number.
 */
public final class Markdown {
    private final StringBuilder out = new StringBuilder();

    private Markdown() {}

    /** The whole text, each line ended by {@code \n}; empty for an instrument without clauses. */
    public static String render(Instrument instrument) {
        Markdown markdown = new Markdown();
        Numbering.ofParagraphs(instrument).forEach(markdown::append);
        return markdown.out.toString();
    }

    private void append(NumberedParagraph paragraph) {
        switch (paragraph.clause().kind()) {
            case TITLE -> heading("# ", paragraph.paragraph());
            case HEADING -> heading("## ", paragraph.paragraph());
            case PREAMBULAR, OPERATIVE -> body(paragraph, "**" + paragraph.label() + "**");
            case ARTICLE -> underHeading(paragraph, "### ");
            case ANNEX -> underHeading(paragraph, "## ");
        }
    }

    private void heading(String marks, Paragraph paragraph) {
        String text = MarkdownInlines.heading(paragraph);
        if (!text.isEmpty()) {
            block("", "", List.of(marks + text));
        }
    }

    private void underHeading(NumberedParagraph paragraph, String marks) {
        if (paragraph.depth() == 0 && paragraph.opens()) {
            block("", "", List.of(marks + paragraph.label()));
        }
        body(paragraph, "");
    }

    /** Writes a paragraph after the number of its clause, if it opens one, or at its depth in the list. */
    private void body(NumberedParagraph paragraph, String clauseNumber) {
        String number = paragraph.depth() == 0 ? clauseNumber : paragraph.label();
        String lead = paragraph.opens() ? number : "";
        List<String> lines = MarkdownInlines.lines(paragraph.paragraph(), lead);
        if (lines.isEmpty()) {
            return;
        }
        String margin = "  ".repeat(paragraph.depth());
        boolean item = paragraph.opens() && paragraph.depth() > 0;
        block(item ? "  ".repeat(paragraph.depth() - 1) + "- " : margin, margin, lines);
    }

    private void block(String firstMargin, String margin, List<String> lines) {
        if (out.length() > 0) {
            out.append('\n');
        }
        String lead = firstMargin;
        for (String line : lines) {
            out.append(lead).append(line).append('\n');
            lead = margin;
        }
    }
}
