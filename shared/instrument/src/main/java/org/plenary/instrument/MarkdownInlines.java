package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plenary.instrument.Sign.Role;

/**
 * Writes the text of one paragraph as CommonMark.
 *
 * <p>Stars open and close emphasis only where CommonMark's flanking rules let them (section 6.2: a mark beside
 * punctuation needs white space or punctuation on its other side, and white space may not stand just inside). Where
 * they would not, or where two marks would run together, HTML tags say the same.
 *
 * <p>A backslash keeps a brace apart from a character that CriticMarkup puts beside it, as in <code>{++</code>.
 */
final class MarkdownInlines {
    /** Characters that mean something wherever they stand. */
    private static final String ALWAYS_ESCAPED = "\\`*_[]<~|";

    private static final Pattern ENTITY = Pattern.compile("&#?[A-Za-z0-9]{1,31};");

    /** What would make a line a heading, quote, list item, rule or underline. */
    private static final String LINE_STARTS = "-+#>=";

    /** What would make the mark of a footnote before it a link, or the beginning of the footnote. */
    private static final String BEHIND_MARK = "(:";

    /** Stands for such a mark. */
    private static final int MARK = -2;

    /** The most digits of a number that makes a line a list item. */
    private static final int MAX_ITEM_DIGITS = 9;

    private MarkdownInlines() {}

    /**
     * The lines of a paragraph or footnote, with a hard break at the end of each but the last.
     *
     * @param led whether something stands before the first one that is not a margin
     * @param margin what all but the first begin with
     */
    static List<Sign> lines(List<List<Letter>> lines, boolean led, String margin) {
        List<Sign> all = new ArrayList<>();
        for (List<Letter> line : lines) {
            List<Sign> text = write(line);
            if (all.isEmpty()) {
                all.addAll(led ? text : withoutLineStart(text));
            } else {
                all.add(new Sign("\\\n" + margin, Role.TEXT, line.get(0).origin()));
                all.addAll(withoutLineStart(text));
            }
        }
        return all;
    }

    /** The mark of a footnote. */
    static String mark(int footnote) {
        return "[^" + footnote + "]";
    }

    /** The text of a heading on one line; empty if it has none. */
    static List<Sign> heading(PlacedParagraph paragraph) {
        List<Sign> all = new ArrayList<>();
        for (List<Letter> line : paragraph.lines()) {
            List<Sign> text = write(line);
            if (!all.isEmpty() && !text.isEmpty()) {
                all.add(new Sign(" ", Role.TEXT, line.get(0).origin()));
            }
            all.addAll(text);
        }
        if (!all.isEmpty() && all.get(all.size() - 1).source().equals("#")) {
            escape(all, all.size() - 1);
        }
        return all;
    }

    /** The text of a cell, in which a line break is a tag. */
    static List<Sign> cell(PlacedParagraph paragraph) {
        List<Sign> all = new ArrayList<>();
        for (List<Letter> line : paragraph.lines()) {
            if (!all.isEmpty()) {
                all.add(new Sign("<br>", Role.TEXT, line.get(0).origin()));
            }
            all.addAll(write(line));
        }
        return all;
    }

    private static List<Sign> write(List<Letter> line) {
        return new Line(!line.isEmpty() && line.get(0).isBreak() ? line.subList(1, line.size()) : line).write();
    }

    /** Escapes what would make a line something else than text. */
    private static List<Sign> withoutLineStart(List<Sign> line) {
        int at = 0;
        while (at < line.size() && at <= MAX_ITEM_DIGITS && isDigit(line.get(at).source())) {
            at++;
        }
        if (at < line.size()) {
            String source = line.get(at).source();
            String special = at == 0 ? LINE_STARTS : ".)";
            if (source.length() == 1 && special.contains(source) && at <= MAX_ITEM_DIGITS) {
                escape(line, at);
            }
        }
        return line;
    }

    private static boolean isDigit(String source) {
        return source.length() == 1 && source.charAt(0) >= '0' && source.charAt(0) <= '9';
    }

    private static void escape(List<Sign> signs, int at) {
        Sign sign = signs.get(at);
        signs.set(at, new Sign("\\" + sign.source(), sign.role(), sign.origin()));
    }

    /** Letters inside one kind of emphasis or none; never empty. */
    private record Piece(List<Sign> letters, boolean bold, boolean italic) {
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

        int first() {
            return letters.get(0).source().codePointAt(0);
        }

        int last() {
            return lastOf(letters.get(letters.size() - 1));
        }
    }

    private static int lastOf(Sign sign) {
        return sign.source().codePointBefore(sign.source().length());
    }

    /** One line, written from left to right. */
    private static final class Line {
        private final List<Letter> letters;
        private final List<Sign> sources = new ArrayList<>();
        private final List<Piece> pieces = new ArrayList<>();
        private final List<Sign> out = new ArrayList<>();
        private boolean afterStars;

        Line(List<Letter> letters) {
            this.letters = letters;
            StringBuilder text = new StringBuilder();
            letters.forEach(letter -> text.appendCodePoint(letter.codePoint()));
            Matcher entity = ENTITY.matcher(text);
            int unit = 0;
            int before = -1;
            for (Letter letter : letters) {
                int c = letter.codePoint();
                unit += Character.charCount(c);
                if (letter.isMark()) {
                    sources.add(new Sign(mark(letter.footnote()), Role.NOTE, letter.origin()));
                    before = MARK;
                    continue;
                }
                boolean escaped = ALWAYS_ESCAPED.indexOf(c) >= 0
                        || CriticMarks.meet(before, c)
                        || (before == MARK && BEHIND_MARK.indexOf(c) >= 0)
                        || (c == '&' && entity.region(unit - 1, text.length()).lookingAt());
                String source = (escaped ? "\\" : "") + Character.toString(c);
                sources.add(new Sign(source, Role.TEXT, letter.origin()));
                before = c;
            }
            for (int from = 0; from < letters.size(); ) {
                int to = from + 1;
                while (to < letters.size() && letters.get(to).hasStyleOf(letters.get(from))) {
                    to++;
                }
                addPieces(from, to);
                from = to;
            }
        }

        /** Adds letters of one style with the white space at their ends outside their emphasis. */
        private void addPieces(int from, int to) {
            int start = from;
            int end = to;
            boolean styled = letters.get(from).isStyled();
            while (styled && start < end && isSpace(start)) {
                start++;
            }
            while (styled && end > start && isSpace(end - 1)) {
                end--;
            }
            add(from, start, false);
            add(start, end, styled);
            add(end, to, false);
        }

        private boolean isSpace(int letter) {
            return Characters.isSpace(letters.get(letter).codePoint());
        }

        private void add(int from, int to, boolean styled) {
            if (from < to) {
                Letter first = letters.get(from);
                pieces.add(new Piece(sources.subList(from, to), styled && first.bold(), styled && first.italic()));
            }
        }

        List<Sign> write() {
            for (int i = 0; i < pieces.size(); i++) {
                Piece piece = pieces.get(i);
                if (!piece.styled()) {
                    out.addAll(piece.letters());
                    afterStars = false;
                } else if (starsWork(i)) {
                    write(piece.stars(), piece, piece.stars());
                    afterStars = true;
                } else {
                    write(piece.openTags(), piece, piece.closeTags());
                    afterStars = false;
                }
            }
            return stripped();
        }

        private void write(String open, Piece piece, String close) {
            List<Sign> signs = piece.letters();
            out.add(new Sign(open, Role.MARK, signs.get(0).origin()));
            out.addAll(signs);
            out.add(new Sign(close, Role.MARK, signs.get(signs.size() - 1).origin()));
        }

        private List<Sign> stripped() {
            int start = 0;
            int end = out.size();
            while (start < end && out.get(start).source().isBlank()) {
                start++;
            }
            while (end > start && out.get(end - 1).source().isBlank()) {
                end--;
            }
            return new ArrayList<>(out.subList(start, end));
        }

        private boolean starsWork(int index) {
            Piece piece = pieces.get(index);
            int before = out.isEmpty() ? ' ' : lastOf(out.get(out.size() - 1));
            int after = index + 1 == pieces.size() ? ' ' : firstOf(pieces.get(index + 1));
            return !afterStars && mayStandBetween(before, piece.first()) && mayStandBetween(after, piece.last());
        }

        private static int firstOf(Piece piece) {
            return piece.styled() ? '<' : piece.first();
        }

        private static boolean mayStandBetween(int outside, int inside) {
            return !Characters.isPerhapsPunctuation(inside)
                    || Characters.isSpace(outside)
                    || Characters.isSurelyPunctuation(outside);
        }
    }
}
