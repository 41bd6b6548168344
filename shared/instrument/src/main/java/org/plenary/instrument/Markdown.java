package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Sign.Role;

/**
 * Writes an instrument as CommonMark, with nothing in its text taken for mark-up, neither for CommonMark's nor for
 * CriticMarkup's.
 *
 * <p>The title is a heading of level 1, headings and annexes of level 2, articles of level 3. Preambular and operative
 * paragraphs begin with their number in bold. Sub-paragraphs are nested list items that begin with their label. A table
 * is one of GitHub Flavored Markdown, and so are footnotes: {@code [^1]} in their places, their words behind the text.
 * A title or heading without text is left out, and so are empty paragraphs that do not carry a number.
 */
public final class Markdown {
    private static final Signs.Layout LAYOUT = new Signs.Layout() {
        @Override
        public List<Sign> paragraph(PlacedParagraph paragraph) {
            return signs(paragraph);
        }

        @Override
        public List<Sign> note(PlacedNote note) {
            return Markdown.note(note);
        }
    };

    /** What lines of a footnote begin with but for the first. */
    private static final String NOTE_MARGIN = "    ";

    private final PlacedParagraph paragraph;
    private final List<Sign> out = new ArrayList<>();

    private Markdown(PlacedParagraph paragraph) {
        this.paragraph = paragraph;
    }

    /** The whole text, each line ended by {@code \n}; empty for an instrument without clauses. */
    public static String render(Instrument instrument) {
        return Signs.render(instrument, LAYOUT, "");
    }

    /** A footnote as signs, with the separator from what is before it. */
    public static List<Sign> note(PlacedNote note) {
        List<Sign> words = MarkdownInlines.lines(PlacedParagraph.lines(note.letters()), false, NOTE_MARGIN);
        List<Sign> out = new ArrayList<>();
        out.add(new Sign("\n\n", Role.SEPARATOR, note.paragraph()));
        String mark = MarkdownInlines.mark(note.number()) + ":" + (words.isEmpty() ? "" : " ");
        out.add(new Sign(mark, Role.NOTE, note.origin()));
        out.addAll(words);
        return out;
    }

    /** A paragraph as signs, with the separator from what is before it; none if it is left out. */
    public static List<Sign> signs(PlacedParagraph paragraph) {
        return new Markdown(paragraph).write();
    }

    private List<Sign> write() {
        if (paragraph.table() != null) {
            return new TableSigns(paragraph, "  ".repeat(paragraph.depth()), "<br>", true)
                    .around(MarkdownInlines.cell(paragraph));
        }
        switch (paragraph.kind()) {
            case TITLE -> heading("# ");
            case HEADING -> heading("## ");
            case PREAMBULAR, OPERATIVE -> body("**" + paragraph.label() + "**");
            case ARTICLE -> underHeading("### ");
            case ANNEX -> underHeading("## ");
        }
        return out;
    }

    private void heading(String marks) {
        List<Sign> text = MarkdownInlines.heading(paragraph);
        if (!text.isEmpty()) {
            add("\n\n", Role.SEPARATOR);
            add(marks, Role.LEAD);
            out.addAll(text);
        }
    }

    private void underHeading(String marks) {
        if (paragraph.depth() > 0 || paragraph.label().isEmpty()) {
            body("");
            return;
        }
        add("\n\n", Role.SEPARATOR);
        add(marks + paragraph.label(), Role.CAPTION);
        List<Sign> text = MarkdownInlines.lines(paragraph.lines(), false, "");
        if (!text.isEmpty()) {
            add("\n\n", Role.CAPTION_END);
            out.addAll(text);
        }
    }

    /** Writes a paragraph after the number of its clause, if it opens one, or at its depth in the list. */
    private void body(String clauseNumber) {
        int depth = paragraph.depth();
        boolean opens = !paragraph.label().isEmpty();
        String number = opens ? (depth == 0 ? clauseNumber : paragraph.label()) : "";
        String margin = "  ".repeat(depth);
        List<Sign> text = MarkdownInlines.lines(paragraph.lines(), opens, margin);
        if (!opens && text.isEmpty()) {
            return;
        }
        String lead = (opens && depth > 0 ? "  ".repeat(depth - 1) + "- " : margin) + number;
        add("\n\n", Role.SEPARATOR);
        if (!lead.isEmpty()) {
            add(lead, Role.LEAD);
        }
        if (opens && !text.isEmpty()) {
            add(" ", Role.CAPTION_END);
        }
        out.addAll(text);
    }

    private void add(String source, Role role) {
        out.add(new Sign(source, role, paragraph.origin()));
    }
}
