package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Sign.Role;

/**
 * Writes an instrument as plain text, for print and mail.
 *
 * <p>Each paragraph is one line, so that whoever shows it wraps it to their own width; numbers stand in a column to the
 * left of the text, and a blank line is between paragraphs. A row of a table is a line with bars between its cells. A
 * footnote is a number in square brackets in its place, and stands behind the text under a heading of its own. Bold and
 * italic are left out. A title or heading without text is left out too, and so are empty paragraphs that do not carry a
 * number.
 */
public final class PlainText {
    /** The width of a column of numbers, and of each step of indentation. */
    private static final int COLUMN = 6;

    private static final int MAX_UNDERLINE = 72;

    private static final Signs.Layout LAYOUT = new Signs.Layout() {
        @Override
        public List<Sign> paragraph(PlacedParagraph paragraph) {
            return signs(paragraph);
        }

        @Override
        public List<Sign> note(PlacedNote note) {
            return PlainText.note(note);
        }
    };

    private final PlacedParagraph paragraph;
    private final List<List<Letter>> lines;
    private final List<Sign> out = new ArrayList<>();

    private PlainText(PlacedParagraph paragraph) {
        this.paragraph = paragraph;
        lines = paragraph.lines().stream().map(PlainText::stripped).toList();
    }

    /** The same as {@link #render(Instrument, String)} of a text in English. */
    public static String render(Instrument instrument) {
        return render(instrument, "Notes");
    }

    /**
     * The whole text, each line ended by {@code \n}; empty for an instrument without clauses.
     *
     * @param notes the heading of its footnotes
     */
    public static String render(Instrument instrument, String notes) {
        return Signs.render(instrument, LAYOUT, notesHeading(notes));
    }

    /** What stands before the footnotes of a text, with the separator from the text. */
    public static String notesHeading(String words) {
        return "\n\n" + words + "\n" + "-".repeat(words.codePointCount(0, words.length()));
    }

    /** A footnote as signs, with the separator from what is before it. */
    public static List<Sign> note(PlacedNote note) {
        PlainText words =
                new PlainText(new PlacedParagraph(ClauseKind.ARTICLE, 0, "", note.paragraph(), note.letters()));
        words.add("\n\n", Role.SEPARATOR);
        String mark = mark(note.number());
        String gap = words.lines.isEmpty() ? "" : " ".repeat(Math.max(1, COLUMN - mark.length()));
        words.out.add(new Sign(mark + gap, Role.NOTE, note.origin()));
        words.addLines(" ".repeat(COLUMN));
        return words.out;
    }

    /** A paragraph as signs, with the separator from what is before it; none if it is left out. */
    public static List<Sign> signs(PlacedParagraph paragraph) {
        return new PlainText(paragraph).write();
    }

    private List<Sign> write() {
        int depth = paragraph.depth();
        if (paragraph.table() != null) {
            return tableCell(" ".repeat(COLUMN * (isBesideNumber() ? depth + 1 : depth)));
        }
        switch (paragraph.kind()) {
            case TITLE -> underlined('=');
            case HEADING -> underlined('-');
            case PREAMBULAR, OPERATIVE -> indented(COLUMN * depth);
            case ARTICLE, ANNEX -> {
                if (depth > 0) {
                    indented(COLUMN * (depth - 1));
                } else {
                    captioned();
                }
            }
        }
        return out;
    }

    /** Whether the number of the clause stands beside its text, and not above it. */
    private boolean isBesideNumber() {
        return paragraph.kind() == ClauseKind.PREAMBULAR || paragraph.kind() == ClauseKind.OPERATIVE;
    }

    private List<Sign> tableCell(String margin) {
        List<Sign> text = new ArrayList<>();
        for (List<Letter> line : lines) {
            for (Letter letter : line) {
                text.add(letter.isBreak() ? new Sign(" ", Role.TEXT, letter.origin()) : sign(letter));
            }
        }
        return new TableSigns(paragraph, margin, " / ", false).around(text);
    }

    private void underlined(char underline) {
        int width = lines.stream().mapToInt(PlainText::width).max().orElse(0);
        if (width > 0) {
            add("\n\n", Role.SEPARATOR);
            addLines("");
            add("\n" + String.valueOf(underline).repeat(Math.min(width, MAX_UNDERLINE)), Role.UNDERLINE);
        }
    }

    private void captioned() {
        if (!paragraph.label().isEmpty()) {
            add("\n\n", Role.SEPARATOR);
            add(paragraph.label(), Role.CAPTION);
        }
        if (!lines.isEmpty()) {
            add("\n\n", paragraph.label().isEmpty() ? Role.SEPARATOR : Role.CAPTION_END);
            addLines("");
        }
    }

    /** Writes a paragraph whose number, if it shows one, begins at a column and whose text stands right of it. */
    private void indented(int column) {
        String label = paragraph.label();
        if (label.isEmpty() && lines.isEmpty()) {
            return;
        }
        String gap = label.isEmpty() ? " ".repeat(COLUMN) : " ".repeat(Math.max(1, COLUMN - label.length()));
        add("\n\n", Role.SEPARATOR);
        add(" ".repeat(column) + label + (lines.isEmpty() ? "" : gap), Role.LEAD);
        addLines(" ".repeat(column + COLUMN));
    }

    /** Writes the lines, all but the first behind a margin. */
    private void addLines(String margin) {
        for (List<Letter> line : lines) {
            for (Letter letter : line) {
                String margined = "\n" + (line.size() > 1 ? margin : "");
                out.add(letter.isBreak() ? new Sign(margined, Role.TEXT, letter.origin()) : sign(letter));
            }
        }
    }

    private static Sign sign(Letter letter) {
        return letter.isMark()
                ? new Sign(mark(letter.footnote()), Role.NOTE, letter.origin())
                : new Sign(Character.toString(letter.codePoint()), Role.TEXT, letter.origin());
    }

    private static String mark(int footnote) {
        return "[" + footnote + "]";
    }

    private void add(String source, Role role) {
        out.add(new Sign(source, role, paragraph.origin()));
    }

    /** A line without the white space at its ends, but with its break. */
    private static List<Letter> stripped(List<Letter> line) {
        int first = startOf(line);
        int start = first;
        int end = line.size();
        while (start < end && Character.isWhitespace(line.get(start).codePoint())) {
            start++;
        }
        while (end > start && Character.isWhitespace(line.get(end - 1).codePoint())) {
            end--;
        }
        List<Letter> stripped = new ArrayList<>(line.subList(0, first));
        stripped.addAll(line.subList(start, end));
        return stripped;
    }

    private static int width(List<Letter> line) {
        return line.subList(startOf(line), line.size()).stream()
                .mapToInt(letter -> letter.isMark() ? mark(letter.footnote()).length() : 1)
                .sum();
    }

    private static int startOf(List<Letter> line) {
        return !line.isEmpty() && line.get(0).isBreak() ? 1 : 0;
    }
}
