package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Subparagraph;
import org.plenary.server.intake.Label.Reading;
import org.plenary.server.intake.Label.Style;
import org.plenary.server.intake.Passage.ListMark;
import org.plenary.server.intake.Passage.Shape;
import org.plenary.server.intake.TextReader.Line;

/**
 * Reads plain text that Plenary wrote: numbers in a column to the left, six characters for each level, lines that are
 * line breaks. What looks like a number is one only if it is the next in order. What stands outside of the lines of
 * underscores is the masthead and what the file is verified by. For one thread, one use.
 */
final class OwnTextReader {
    private static final int STEP = 6;
    private static final String RULE = "_".repeat(72);
    private static final int MAX_UNDERLINE = 72;
    private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");
    private static final List<Style> STYLES =
            List.of(Style.LOWER_LETTER, Style.LOWER_ROMAN, Style.UPPER_LETTER, Style.DECIMAL);
    private static final Pattern COLUMN = Pattern.compile("(?:PP|OP)1(?: {3}\\S.*)?");
    /** A backslash more than the text has, between a brace and what would make a mark of change with it. */
    private static final Pattern OPENING = Pattern.compile("(\\{\\\\*)\\\\(?=[+\\-~=>])");

    private static final Pattern CLOSING = Pattern.compile("(?<=[+\\-~=<])\\\\(\\\\*\\})");

    private static final Pattern ROW = Pattern.compile("\\|(?: .*)? \\|");
    private static final Pattern BAR = Pattern.compile("\\|");
    /** What stands between two paragraphs of a cell. */
    private static final Pattern PARAGRAPHS = Pattern.compile(" / ");

    private static final Pattern MARK = Pattern.compile("\\[([\\p{L} .]{1,30})\\](?: |$)");
    /** A text that a backslash keeps from being taken for a mark. */
    private static final Pattern LIKE_A_MARK = Pattern.compile("\\\\+(?:\\[|[\\p{L} .]{1,30}\\])");

    private final Findings findings;
    private final LabelReader labels = new LabelReader(Vocabulary.get());
    private final OwnNumbers numbers = new OwnNumbers(labels);
    private final List<Passage> passages = new ArrayList<>();
    private final int[] counts = new int[Subparagraph.MAX_DEPTH + 2];
    private boolean headed;
    private boolean begun;
    private int depth;
    private boolean escaped;
    /** Whether the masthead says that clauses have marks. */
    private boolean marks;
    /** Whether the text of the clause begins with the next paragraph. */
    private boolean unmarked;
    /** Whether the clause so far stands in brackets. */
    private boolean bracketed;
    /** The lines of the footnotes, and how many of them have found their places. */
    private List<List<String>> notes = List.of();

    private int placed;

    OwnTextReader(Findings findings) {
        this.findings = findings;
    }

    /**
     * Whether Plenary wrote this: it has its rules with what stands around them, or the first number in its column, or
     * an article below its title.
     */
    static boolean wrote(List<Line> lines) {
        boolean titled = false;
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            if (line.column() == 0 && COLUMN.matcher(line.text()).matches()) {
                return true;
            }
            titled |= at > 0 && isUnderline(lines.subList(at - 1, at), line.text(), '=');
            boolean alone = at + 1 == lines.size() || lines.get(at + 1).isBlank();
            if (titled && alone && line.column() == 0 && isFirst(line.text())) {
                return true;
            }
        }
        return framed(lines) && footed(lines);
    }

    /**
     * Whether the first rule stands below a masthead as Plenary writes it: from the first line on, without empty lines.
     */
    private static boolean framed(List<Line> lines) {
        int first = rule(lines, true);
        return first > 0
                && lines.subList(0, first).stream().noneMatch(Line::isBlank)
                && first + 1 < lines.size()
                && lines.get(first + 1).isBlank();
    }

    /** Whether there are lines here, with no empty ones between them. */
    private static boolean isFoot(List<Line> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return end > 0 && lines.subList(0, end).stream().noneMatch(Line::isBlank);
    }

    /** Whether the hash of a record stands below the last rule. */
    private static boolean footed(List<Line> lines) {
        return lines.subList(rule(lines, false), lines.size()).stream()
                .anyMatch(line -> HASH.matcher(line.text()).find());
    }

    private static boolean isFirst(String text) {
        return text.equals("Article 1") || text.equals("Annex I");
    }

    List<Passage> read(List<Line> lines) {
        int first = framed(lines) ? rule(lines, true) : -1;
        int last = first < 0 ? -1 : rule(lines, false);
        if (last > first && !isFoot(lines.subList(last + 1, lines.size()))) {
            last = first;
        }
        escaped = first >= 0;
        boolean footed = last > first;
        List<Line> head = lines.subList(0, Math.max(0, first));
        marks = head.stream()
                .anyMatch(line -> line.column() == 0 && Vocabulary.get().tellsStatuses(line.text()));
        outside(head, 0);
        List<Line> block = new ArrayList<>();
        int end = footed ? last : lines.size();
        OwnNotes behind = OwnNotes.in(lines.subList(0, end));
        notes = behind.notes();
        end = behind.begin();
        for (int at = first + 1; at < end; at++) {
            if (!lines.get(at).isBlank()) {
                block.add(lines.get(at));
            } else {
                block(block, at);
            }
        }
        block(block, end);
        closeBracket();
        for (int at = placed; at < notes.size(); at++) {
            findings.add(FindingCode.FOOTNOTES, null, String.join(" ", notes.get(at)));
        }
        outside(footed ? lines.subList(last + 1, lines.size()) : List.of(), last + 1);
        return passages;
    }

    private static int rule(List<Line> lines, boolean first) {
        Line rule = new Line(0, RULE);
        return first ? lines.indexOf(rule) : lines.lastIndexOf(rule);
    }

    private void outside(List<Line> lines, int from) {
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).isBlank()) {
                int place = from + at + 1;
                passages.add(Passage.of(
                        Shape.MASTHEAD, 0, inlines(List.of(lines.get(at).text()), place), place));
            }
        }
    }

    private void block(List<Line> block, int end) {
        if (block.isEmpty()) {
            return;
        }
        int place = end - block.size() + 1;
        List<String> texts = new ArrayList<>(block.stream().map(Line::text).toList());
        List<Line> above = block.subList(0, block.size() - 1);
        String last = texts.get(texts.size() - 1);
        List<Line> unmarked = unmarked(above);
        boolean title = isUnderline(above, last, '=') || isUnderline(unmarked, last, '=');
        if (title || isUnderline(above, last, '-') || isUnderline(unmarked, last, '-')) {
            line(title ? Shape.TITLE : Shape.SURE_HEADING, texts.subList(0, texts.size() - 1), place);
        } else if (begun && block.stream().allMatch(OwnTextReader::isRow)) {
            table(block, place);
        } else if (!clause(block.get(0), texts, place)) {
            part(block.get(0), texts, place);
        }
        block.clear();
        IntakeLimits.require(passages.size(), IntakeLimits.MAX_PARAGRAPHS, "paragraphs");
    }

    private static boolean isRow(Line line) {
        return ROW.matcher(line.text()).matches();
    }

    /** Rows with bars around their cells, below the text of the clause or sub-paragraph that they stand in. */
    private void table(List<Line> lines, int place) {
        TableGrid grid = new TableGrid();
        for (Line line : lines) {
            grid.row(false);
            String text = line.text();
            for (String cell : BAR.split(text.substring(1, text.length() - 1), -1)) {
                List<Passage> paragraphs = new ArrayList<>();
                for (String each : PARAGRAPHS.split(cell.strip(), -1)) {
                    paragraphs.add(Passage.body(inlines(List.of(each), place), 0, place));
                }
                grid.cell(paragraphs, 1, 1, false);
            }
        }
        int column = lines.get(0).column() / STEP - (headed ? 0 : 1);
        int at = Math.max(0, Math.min(depth, column));
        unmarked = false;
        passages.addAll(new Tables(findings).passages(grid, new Tables.Form(Shape.SURE_TABLE, at, false, 0, place)));
    }

    /** Lines as long as the line under them, which the mark of a status does not make longer. */
    private List<Line> unmarked(List<Line> lines) {
        if (!marks || lines.isEmpty()) {
            return lines;
        }
        List<Line> without = new ArrayList<>(lines);
        Line first = lines.get(0);
        Unmarked text = Unmarked.of(first.text());
        without.set(0, new Line(first.column(), text.rest()));
        if (text.bracket()) {
            int end = without.size() - 1;
            Line last = without.get(end);
            if (last.text().endsWith("]")) {
                without.set(
                        end,
                        new Line(
                                last.column(),
                                last.text().substring(0, last.text().length() - 1)));
            }
        }
        return without;
    }

    private static boolean isUnderline(List<Line> above, String text, char mark) {
        int width = above.stream()
                .mapToInt(line -> line.text().codePointCount(0, line.text().length()))
                .max()
                .orElse(0);
        return width > 0 && text.equals(String.valueOf(mark).repeat(Math.min(width, MAX_UNDERLINE)));
    }

    private void line(Shape shape, List<String> lines, int place) {
        List<String> texts = new ArrayList<>(lines);
        closeBracket();
        unmark(texts, place);
        passages.add(Passage.of(shape, 0, inlines(texts, place), place));
        begun = false;
    }

    private boolean clause(Line first, List<String> texts, int place) {
        if (first.column() > 0) {
            return false;
        }
        OwnNumbers.Found number = numbers.next(first.text(), texts.size() == 1);
        if (number == null) {
            return false;
        }
        if (number.shape() == Shape.ARTICLE || number.shape() == Shape.ANNEX) {
            texts.clear();
        } else {
            texts.set(0, number.rest());
        }
        open(number.shape(), number.label(), texts, place);
        return true;
    }

    private void open(Shape shape, String label, List<String> texts, int place) {
        closeBracket();
        unmark(texts, place);
        unmarked = texts.isEmpty();
        passages.add(marked(shape, 0, label, texts, place));
        headed = shape == Shape.ARTICLE || shape == Shape.ANNEX;
        begun = true;
        depth = 0;
        Arrays.fill(counts, 0);
    }

    private void part(Line first, List<String> texts, int place) {
        if (unmarked) {
            // The text of an article or annex begins here, with its mark; one without text may have parts all the same.
            unmarked = false;
            if (unmark(texts, place)) {
                passages.add(Passage.of(Shape.CONTINUATION, 0, inlines(texts, place), place));
                return;
            }
        }
        int column = first.column() / STEP + (headed ? 1 : 0);
        String label = begun && column >= 1 && column <= depth + 1 ? labelAt(column, first.text()) : null;
        if (label != null) {
            counts[column]++;
            Arrays.fill(counts, column + 1, counts.length, 0);
            depth = column;
            texts.set(0, first.text().substring(label.length()).strip());
            passages.add(marked(Shape.SUBPARAGRAPH, column, label, texts, place));
        } else {
            int at = Math.max(0, Math.min(depth, column - 1));
            passages.add(Passage.of(Shape.CONTINUATION, at, inlines(texts, place), place));
        }
    }

    /** The label that a text begins with, if it is the next one at a depth. */
    private @Nullable String labelAt(int level, String text) {
        if (level > Subparagraph.MAX_DEPTH) {
            return null;
        }
        Label label = labels.typed(text);
        if (label == null) {
            return null;
        }
        boolean isNext = label.sign().equals("(#)")
                && label.readings().contains(new Reading(STYLES.get(level - 1), counts[level] + 1));
        return isNext ? label.text() : null;
    }

    private Passage marked(Shape shape, int level, String label, List<String> texts, int place) {
        return new Passage(shape, level, inlines(texts, place), new ListMark(label, "", level), 0, false, place);
    }

    /** Takes the mark of a clause's status off its first line; false if it has none. */
    private boolean unmark(List<String> texts, int place) {
        if (!marks || texts.isEmpty()) {
            return false;
        }
        Unmarked text = Unmarked.of(texts.get(0));
        if (text.marked()) {
            findings.add(FindingCode.STATUSES, "line " + place, texts.get(0));
        }
        bracketed = text.bracket();
        texts.set(0, text.rest());
        return text.marked();
    }

    /**
     * The first line of a clause without the mark of its status, and without the backslash of what only looks like one.
     */
    private record Unmarked(String rest, boolean marked, boolean bracket) {
        static Unmarked of(String line) {
            Matcher mark = MARK.matcher(line);
            boolean named = mark.lookingAt() && Vocabulary.get().isStatusMark(mark.group(1));
            boolean bracket = !named && line.startsWith("[");
            String text = named ? line.substring(mark.end()) : bracket ? line.substring(1) : line;
            String rest = LIKE_A_MARK.matcher(text).lookingAt() ? text.substring(1) : text.strip();
            return new Unmarked(rest, named || bracket, bracket);
        }
    }

    /** Takes the bracket off the end of the clause that ends here. */
    private void closeBracket() {
        if (!bracketed) {
            return;
        }
        bracketed = false;
        int last = passages.size() - 1;
        Passage passage = passages.get(last);
        String text = passage.text();
        if (text.endsWith("]")) {
            passages.set(
                    last,
                    new Passage(
                            passage.shape(),
                            passage.depth(),
                            InlineText.stripped(InlineText.before(passage.inlines(), text.length() - 1)),
                            passage.mark(),
                            passage.indent(),
                            passage.centred(),
                            passage.place()));
        }
    }

    private List<Inline> inlines(List<String> texts, int place) {
        InlineBuilder builder = new InlineBuilder();
        for (int at = 0; at < texts.size(); at++) {
            if (at > 0) {
                builder.lineBreak();
            }
            line(texts.get(at), builder);
        }
        if (builder.replaced() > 0) {
            findings.add(FindingCode.CHARACTERS, "line " + place, String.join(" ", texts));
        }
        return builder.build();
    }

    /** A line with the footnotes whose numbers are the next in it. */
    private void line(String line, InlineBuilder builder) {
        int from = 0;
        while (placed < notes.size()) {
            String mark = "[" + (placed + 1) + "]";
            int at = line.indexOf(mark, from);
            if (at < 0) {
                break;
            }
            text(line.substring(from, at), builder);
            InlineBuilder words = new InlineBuilder();
            for (String each : notes.get(placed)) {
                if (!words.isEmpty()) {
                    words.lineBreak();
                }
                text(each, words);
            }
            builder.footnote(new Footnote(words.build()));
            from = at + mark.length();
            placed++;
        }
        text(line.substring(from), builder);
    }

    private void text(String text, InlineBuilder builder) {
        builder.text(escaped ? unescaped(text) : text, false, false);
    }

    private static String unescaped(String text) {
        return CLOSING.matcher(OPENING.matcher(text).replaceAll("$1")).replaceAll("$1");
    }
}
