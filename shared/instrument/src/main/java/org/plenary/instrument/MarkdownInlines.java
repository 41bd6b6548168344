package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the text of one paragraph as CommonMark.
 *
 * <p>Stars open and close emphasis only where CommonMark's flanking rules let them (section 6.2: a mark beside
 * punctuation needs white space or punctuation on its other side, and white space may not stand just inside). Where they
 * would not, or where two marks would run together, HTML tags say the same.
 */
final class MarkdownInlines {
    /** Characters that mean something wherever they stand. */
    private static final Pattern ALWAYS_ESCAPED = Pattern.compile("[\\\\`*_\\[\\]<~|]|&(?=#?[A-Za-z0-9]{1,31};)");

    /** What would make a line a heading, quote, list item, rule or underline. */
    private static final Pattern LINE_START = Pattern.compile("^(\\d{1,9}(?=[.)])|(?=[-+#>=]))");

    /** A closing sequence of a heading. */
    private static final Pattern HEADING_END = Pattern.compile("#$");

    private MarkdownInlines() {}

    /**
     * The lines of a paragraph after a lead such as its number, with a hard break at the end of each but the last; none
     * if there is neither text nor lead.
     */
    static List<String> lines(Paragraph paragraph, String lead) {
        List<String> lines = new ArrayList<>();
        for (List<TextRun> line : TextLines.of(paragraph)) {
            String text = new Line(line).write();
            lines.add(
                    lines.isEmpty() && !lead.isEmpty()
                            ? lead + " " + text
                            : LINE_START.matcher(text).replaceFirst("$1\\\\"));
        }
        if (lines.isEmpty()) {
            return lead.isEmpty() ? List.of() : List.of(lead);
        }
        lines.subList(0, lines.size() - 1).replaceAll(line -> line + "\\");
        return lines;
    }

    /** The text of a heading on one line; empty if it has none. */
    static String heading(Paragraph paragraph) {
        String text = TextLines.of(paragraph).stream()
                .map(line -> new Line(line).write())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
        return HEADING_END.matcher(text).replaceFirst("\\\\#");
    }

    /** Text as it stands in the source, inside one kind of emphasis or none; never empty. */
    private record Piece(String source, boolean bold, boolean italic) {
        static Piece plain(String text) {
            return new Piece(escaped(text), false, false);
        }

        boolean styled() {
            return bold || italic;
        }

        String stars() {
            return (bold ? "**" : "") + (italic ? "*" : "");
        }

        String openTags() {
            return (bold ? "<strong>" : "") + (italic ? "<em>" : "");
        }

        String closeTags() {
            return (italic ? "</em>" : "") + (bold ? "</strong>" : "");
        }

        private static String escaped(String text) {
            return ALWAYS_ESCAPED.matcher(text).replaceAll("\\\\$0");
        }
    }

    /** One line, written from left to right. */
    private static final class Line {
        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder out = new StringBuilder();
        private boolean afterStars;

        Line(List<TextRun> runs) {
            runs.forEach(this::addPieces);
        }

        /** Adds a run with the white space at its ends outside its emphasis. */
        private void addPieces(TextRun run) {
            String text = run.text();
            int start = 0;
            int end = text.length();
            if (run.bold() || run.italic()) {
                while (start < end && Characters.isSpace(text.charAt(start))) {
                    start++;
                }
                while (end > start && Characters.isSpace(text.charAt(end - 1))) {
                    end--;
                }
            }
            if (start > 0) {
                pieces.add(Piece.plain(text.substring(0, start)));
            }
            if (end > start) {
                pieces.add(new Piece(Piece.escaped(text.substring(start, end)), run.bold(), run.italic()));
            }
            if (end < text.length()) {
                pieces.add(Piece.plain(text.substring(end)));
            }
        }

        String write() {
            for (int i = 0; i < pieces.size(); i++) {
                Piece piece = pieces.get(i);
                if (!piece.styled()) {
                    out.append(piece.source());
                    afterStars = false;
                } else if (starsWork(i)) {
                    out.append(piece.stars()).append(piece.source()).append(piece.stars());
                    afterStars = true;
                } else {
                    out.append(piece.openTags()).append(piece.source()).append(piece.closeTags());
                    afterStars = false;
                }
            }
            return out.toString().strip();
        }

        private boolean starsWork(int index) {
            String source = pieces.get(index).source();
            int before = out.length() == 0 ? ' ' : out.codePointBefore(out.length());
            int after = index + 1 == pieces.size() ? ' ' : firstOf(pieces.get(index + 1));
            return !afterStars
                    && mayStandBetween(before, source.codePointAt(0))
                    && mayStandBetween(after, source.codePointBefore(source.length()));
        }

        private static int firstOf(Piece piece) {
            return piece.styled() ? '<' : piece.source().codePointAt(0);
        }

        private static boolean mayStandBetween(int outside, int inside) {
            return !Characters.isPerhapsPunctuation(inside)
                    || Characters.isSpace(outside)
                    || Characters.isSurelyPunctuation(outside);
        }
    }
}
