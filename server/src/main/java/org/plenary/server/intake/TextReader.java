package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.plenary.instrument.Inline;
import org.plenary.server.intake.Passage.Shape;

/**
 * Reads the paragraphs of plain text as people write it. A blank line ends a paragraph, and so does a line before one
 * that begins with a number or bullet. Other lines are joined if most of them are about as long as a page is wide; else
 * each is a paragraph. A line above a row of {@code =} is the title, above one of {@code -} a heading. What Plenary
 * wrote, {@link OwnTextReader} reads. Stateless.
 */
final class TextReader {
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|[\\r\\n\\f\\u000B\\u0085\\u2028\\u2029]");
    private static final int TAB = 8;
    /** Twentieths of a point in the width of a character. */
    private static final int COLUMN = 120;

    private static final int SHORTEST_FULL_LINE = 40;
    private static final int LONGEST_FULL_LINE = 110;
    private static final int CENTRED_FROM = 8;
    private static final int SHORTEST_PAGE = 60;

    private final Vocabulary words = Vocabulary.get();
    private final LabelReader labels = new LabelReader(words);
    private final Findings findings;
    private final List<Line> lines;
    private final boolean[] begins;
    private final boolean wrapped;
    private final int width;
    private final List<Passage> passages = new ArrayList<>();

    /**
     * A line.
     *
     * @param column where its text begins
     * @param text without white space at both ends; {@code ""} if there is none
     */
    record Line(int column, String text) {
        static Line of(String raw) {
            int column = 0;
            int at = 0;
            while (at < raw.length()
                    && (raw.charAt(at) == ' ' || raw.charAt(at) == '\t' || raw.charAt(at) == '\u00A0')) {
                column += raw.charAt(at) == '\t' ? TAB - column % TAB : 1;
                at++;
            }
            return new Line(column, raw.strip());
        }

        boolean isBlank() {
            return text.isEmpty();
        }
    }

    private TextReader(List<Line> lines, Findings findings) {
        this.lines = lines;
        this.findings = findings;
        this.width = lines.stream()
                .mapToInt(line -> line.column() + line.text().length())
                .max()
                .orElse(0);
        this.begins = new LineLabels(words, labels)
                .begin(lines.stream().map(Line::text).toList(), this::isFull, false);
        this.wrapped = isWrapped();
    }

    /** The paragraphs of a text. */
    static List<Passage> read(String text, Findings findings) {
        List<Line> lines = new ArrayList<>();
        for (String raw : LINE_END.split(text, -1)) {
            lines.add(Line.of(raw));
        }
        IntakeLimits.require(lines.size(), 2L * IntakeLimits.MAX_PARAGRAPHS, "lines");
        return OwnTextReader.wrote(lines)
                ? new OwnTextReader(findings).read(lines)
                : new TextReader(lines, findings).read();
    }

    private boolean isWrapped() {
        int full = 0;
        int other = 0;
        for (int at = 0; at + 1 < lines.size(); at++) {
            Line line = lines.get(at);
            Line next = lines.get(at + 1);
            if (!line.isBlank() && !next.isBlank() && !begins[at + 1]) {
                int end = line.column() + line.text().length();
                if (end >= SHORTEST_FULL_LINE && end <= LONGEST_FULL_LINE) {
                    full++;
                } else {
                    other++;
                }
            }
        }
        return full > other;
    }

    private List<Passage> read() {
        List<Line> group = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            boolean last = group.isEmpty();
            if (line.isBlank()) {
                flush(group, at);
            } else if (isRule(line.text())
                    && (last
                            || !isUnderline(
                                    line.text(), group.get(group.size() - 1).text()))) {
                flush(group, at);
                group.add(line);
                flush(group, at + 1);
            } else if (!last
                    && isUnderline(line.text(), group.get(group.size() - 1).text())) {
                underlined(group, line.text().charAt(0), at);
            } else {
                if (!last && !goesOn(group.get(group.size() - 1), line, at)) {
                    flush(group, at);
                }
                group.add(line);
            }
        }
        flush(group, lines.size());
        return passages;
    }

    /** Whether a line goes on with the paragraph of the line before it. */
    private boolean goesOn(Line before, Line line, int at) {
        Label named = labels.typed(before.text());
        boolean alone = named != null
                && LabelEvidence.isNamed(named)
                && named.length() >= before.text().length();
        if (alone || begins[at]) {
            return false;
        }
        Before end = Before.of(before.text(), words);
        boolean open = end == Before.OPEN || end == Before.REFERENCE;
        boolean goesOn = open || (wrapped && wouldNotFit(before, line));
        if (goesOn && end != Before.REFERENCE && labels.candidate(line.text()) != null) {
            findings.add(FindingCode.DOUBTFUL_NUMBERS, "line " + (at + 1), line.text());
        }
        return goesOn;
    }

    private boolean isFull(int at) {
        return at + 1 < lines.size()
                && lines.get(at).text().length() >= SHORTEST_FULL_LINE
                && wouldNotFit(lines.get(at), lines.get(at + 1));
    }

    /** A line without letters and digits, of underscores for instance. */
    private static boolean isRule(String text) {
        return text.length() >= 3 && text.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** A line that had room for the first word of the next one was ended on purpose. */
    private boolean wouldNotFit(Line before, Line line) {
        int space = line.text().indexOf(' ');
        int word = space < 0 ? line.text().length() : space;
        int end = before.column() + before.text().length() + 1 + word;
        return end > Math.min(width, LONGEST_FULL_LINE) * 3 / 4;
    }

    private static boolean isUnderline(String text, String above) {
        char first = text.charAt(0);
        return text.length() >= 3
                && (first == '=' || first == '-')
                && text.chars().allMatch(c -> c == first)
                && Math.abs(text.length() - above.length()) <= Math.max(3, above.length() / 3);
    }

    private void underlined(List<Line> group, char mark, int at) {
        Line heading = group.remove(group.size() - 1);
        flush(group, at - 1);
        boolean title = mark == '=' && passages.stream().noneMatch(each -> each.shape() == Shape.TITLE);
        passages.add(
                new Passage(title ? Shape.TITLE : Shape.HEADING, 2, inlines(heading.text(), at), null, 0, false, at));
    }

    private void flush(List<Line> group, int end) {
        if (group.isEmpty()) {
            return;
        }
        int place = end - group.size() + 1;
        StringBuilder text = new StringBuilder();
        for (Line line : group) {
            text.append(text.isEmpty() ? "" : " ").append(line.text());
        }
        if (group.size() > 1) {
            findings.add(FindingCode.JOINED_LINES, "line " + place, text.toString());
        }
        Line first = group.get(0);
        Label label = labels.typed(first.text());
        int indent = first.column() + (label == null ? 0 : label.length());
        boolean centred = group.stream().allMatch(this::isCentred);
        passages.add(
                new Passage(Shape.BODY, 0, inlines(text.toString(), place), null, indent * COLUMN, centred, place));
        IntakeLimits.require(passages.size(), IntakeLimits.MAX_PARAGRAPHS, "paragraphs");
        group.clear();
    }

    private boolean isCentred(Line line) {
        int right = width - line.column() - line.text().length();
        return width >= SHORTEST_PAGE && line.column() >= CENTRED_FROM && Math.abs(right - line.column()) <= 6;
    }

    private List<Inline> inlines(String text, int place) {
        InlineBuilder builder = new InlineBuilder();
        builder.text(text, false, false);
        if (builder.replaced() > 0) {
            findings.add(FindingCode.CHARACTERS, "line " + place, text);
        }
        return builder.build();
    }
}
