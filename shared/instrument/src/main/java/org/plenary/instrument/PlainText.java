package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes an instrument as plain text, for print and mail.
 *
 * <p>Each paragraph is one line, so that whoever shows it wraps it to their own width; numbers stand in a column to the
 * left of the text, and a blank line is between paragraphs. Bold and italic are left out. A title or heading without
 * text is left out too, and so are empty paragraphs that do not carry a number.
 */
public final class PlainText {
    /** The width of a column of numbers, and of each step of indentation. */
    private static final int COLUMN = 6;

    private static final int MAX_UNDERLINE = 72;

    private final StringBuilder out = new StringBuilder();

    private PlainText() {}

    /** The whole text, each line ended by {@code \n}; empty for an instrument without clauses. */
    public static String render(Instrument instrument) {
        PlainText text = new PlainText();
        Numbering.ofParagraphs(instrument).forEach(text::append);
        return text.out.toString();
    }

    private void append(NumberedParagraph paragraph) {
        List<String> lines = lines(paragraph.paragraph());
        switch (paragraph.clause().kind()) {
            case TITLE -> underlined(lines, '=');
            case HEADING -> underlined(lines, '-');
            case PREAMBULAR, OPERATIVE -> indented(paragraph, COLUMN * paragraph.depth(), lines);
            case ARTICLE, ANNEX -> {
                if (paragraph.depth() > 0) {
                    indented(paragraph, COLUMN * (paragraph.depth() - 1), lines);
                } else {
                    if (paragraph.opens()) {
                        block(List.of(paragraph.label()));
                    }
                    block(lines);
                }
            }
        }
    }

    private void underlined(List<String> lines, char underline) {
        int width = lines.stream()
                .mapToInt(line -> line.codePointCount(0, line.length()))
                .max()
                .orElse(0);
        if (width > 0) {
            List<String> block = new ArrayList<>(lines);
            block.add(String.valueOf(underline).repeat(Math.min(width, MAX_UNDERLINE)));
            block(block);
        }
    }

    /** Writes a paragraph whose number, if it shows one, begins at a column and whose text stands right of it. */
    private void indented(NumberedParagraph paragraph, int column, List<String> lines) {
        String label = paragraph.opens() ? paragraph.label() : "";
        List<String> rest = lines;
        List<String> block = new ArrayList<>();
        if (!label.isEmpty()) {
            String gap = " ".repeat(Math.max(1, COLUMN - label.length()));
            block.add(" ".repeat(column) + label + gap + (lines.isEmpty() ? "" : lines.get(0)));
            rest = lines.isEmpty() ? lines : lines.subList(1, lines.size());
        }
        String margin = " ".repeat(column + COLUMN);
        rest.forEach(line -> block.add(margin + line));
        block(block);
    }

    private void block(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        if (out.length() > 0) {
            out.append('\n');
        }
        for (String line : lines) {
            out.append(line.stripTrailing()).append('\n');
        }
    }

    private static List<String> lines(Paragraph paragraph) {
        return TextLines.of(paragraph).stream()
                .map(line -> line.stream()
                        .map(TextRun::text)
                        .collect(Collectors.joining())
                        .strip())
                .toList();
    }
}
