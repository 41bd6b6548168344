package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.plenary.instrument.Inline;
import org.plenary.server.intake.Label.Family;

/**
 * Reads the paragraphs of plain text from a clipboard, most of all that of a PDF, whose lines end where those of the
 * page did and whose paragraphs have no empty lines between them.
 *
 * <p>A paragraph ends at an empty line; before a line that begins with a number, if the one before it could end a
 * paragraph; after a line that had room for the first word of the next; and where a sentence ends before words that
 * open a clause. If most lines end sentences, the text is not wrapped, and every line is a paragraph. Numbers of pages
 * in the midst are left out and told, and so are words that were divided. Stateless but for what it reads.
 */
final class WrappedTextReader {
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|[\\r\\n\\f\\u000B\\u0085\\u2028\\u2029]");
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "\\p{Nd}{1,4}\\s?/\\s?\\p{Nd}{1,4}|[-–—]\\s?\\p{Nd}{1,4}\\s?[-–—]|(?i:page|p\\.)\\s\\p{Nd}{1,4}(?:\\s(?i:of|de|sur|/)\\s\\p{Nd}{1,4})?"
                    + "|\\p{Nd}{2}-\\p{Nd}{5}(?:\\s.{0,40})?");
    private static final Pattern DIVIDED = Pattern.compile(".*\\p{L}{2,}[-\\u2010\\u00AD]", Pattern.DOTALL);
    /** Words that often stand before a hyphen of their own. */
    private static final Set<String> BEFORE_HYPHEN = Set.of(
            "cross",
            "decision",
            "non",
            "self",
            "well",
            "multi",
            "long",
            "short",
            "peer",
            "high",
            "low",
            "co",
            "anti",
            "pre",
            "post",
            "policy",
            "law",
            "peace",
            "rule",
            "sub",
            "inter",
            "state",
            "fact",
            "follow",
            "e",
            "vis",
            "ci",
            "là",
            "contre",
            "demi",
            "au",
            "sous",
            "vice");

    /** Where a line of a page may end, in characters. */
    private static final int SHORTEST_FULL_LINE = 40;

    private static final int LONGEST_FULL_LINE = 130;
    /** What is asked of the end of a line, its last characters tell. */
    private static final int TAIL = 40;
    /** Looking for a word elsewhere takes time: so many times at most. */
    private static final int MOST_SEARCHES = 300;

    private static final int TAB = 8;
    private static final int COLUMN = 120;

    private final Vocabulary words = Vocabulary.get();
    private final LabelReader labels = new LabelReader(words);
    private final Findings findings;
    private final List<String> lines;
    private final String whole;
    private final boolean[] begins;
    private final boolean wrapped;
    private final int width;
    private final List<Passage> passages = new ArrayList<>();
    private int searches;

    private WrappedTextReader(List<String> lines, Findings findings) {
        this.lines = lines;
        this.findings = findings;
        this.whole = String.join("\n", lines).toLowerCase(Locale.ROOT);
        this.width =
                lines.stream().mapToInt(line -> line.strip().length()).max().orElse(0);
        this.begins = new LineLabels(words, labels).begin(texts(), this::isFull, true);
        this.wrapped = isWrapped();
    }

    /** The paragraphs of a text. */
    static List<Passage> read(String text, Findings findings) {
        List<String> lines = List.of(LINE_END.split(text, -1));
        IntakeLimits.require(lines.size(), 10L * IntakeLimits.MAX_FRAGMENT_PARAGRAPHS, "lines");
        return new WrappedTextReader(lines, findings).read();
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            texts.add(isPageNumber(at, line) ? "" : line);
        }
        return texts;
    }

    private boolean isFull(int at) {
        return at + 1 < lines.size()
                && lines.get(at).strip().length() >= SHORTEST_FULL_LINE
                && wouldNotFit(lines.get(at).strip(), lines.get(at + 1).strip());
    }

    private boolean isWrapped() {
        int open = 0;
        int ended = 0;
        for (int at = 0; at + 1 < lines.size(); at++) {
            String line = lines.get(at).strip();
            String next = lines.get(at + 1).strip();
            boolean full = line.length() >= SHORTEST_FULL_LINE && line.length() <= LONGEST_FULL_LINE;
            if (full && !next.isEmpty() && !begins[at + 1]) {
                if (endsSentence(line) && !FragmentSetting.beginsSmall(next)) {
                    ended++;
                } else {
                    open++;
                }
            }
        }
        return open > ended;
    }

    private List<Passage> read() {
        StringBuilder paragraph = new StringBuilder();
        String before = "";
        int start = 0;
        int count = 0;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            if (isPageNumber(at, line)) {
                findings.add(FindingCode.HEADERS_AND_FOOTERS, "line " + (at + 1), line);
                continue;
            }
            if (!before.isEmpty() && !goesOn(before, line, at)) {
                add(paragraph, start, count);
                count = 0;
            }
            if (!line.isEmpty()) {
                if (count == 0) {
                    start = at;
                }
                count++;
                join(paragraph, line, at);
            }
            before = line;
        }
        add(paragraph, start, count);
        return passages;
    }

    /** In the midst of a text only: by itself it may be what somebody wants. */
    private boolean isPageNumber(int at, String line) {
        return at > 0
                && at + 1 < lines.size()
                && lines.size() > 4
                && PAGE_NUMBER.matcher(line).matches();
    }

    private boolean goesOn(String before, String line, int at) {
        if (line.isEmpty()) {
            return false;
        }
        Label named = labels.typed(before);
        if (named != null && named.length() >= before.length()) {
            // A number on a line of its own, as PDFs have it where it stands in a column.
            return named.family() != Family.ARTICLE && named.family() != Family.ANNEX;
        }
        if (isDivided(before, line)) {
            return true;
        }
        if (begins[at]) {
            return false;
        }
        Before end = Before.of(before, words);
        if (end == Before.OPEN || end == Before.REFERENCE) {
            return true;
        }
        if (!wrapped) {
            return false;
        }
        boolean ended = endsSentence(before) && (words.opensPreambular(line) || words.opensOperative(line));
        return !(ended && !FragmentSetting.beginsSmall(line)) && wouldNotFit(before, line);
    }

    private static boolean endsSentence(String line) {
        return HeadingSigns.endsSentence(tail(line).replaceFirst("[\\])»”\"’]+$", ""));
    }

    private static String tail(CharSequence text) {
        return text.subSequence(Math.max(0, text.length() - TAIL), text.length())
                .toString();
    }

    /** A line that had room for the first word of the next one was ended on purpose. */
    private boolean wouldNotFit(String before, String line) {
        int space = line.indexOf(' ');
        int word = space < 0 ? line.length() : space;
        return before.length() + 1 + word > Math.min(width, LONGEST_FULL_LINE) * 3 / 4;
    }

    private void join(StringBuilder paragraph, String line, int at) {
        if (paragraph.isEmpty()) {
            paragraph.append(line);
        } else if (isDivided(paragraph, line)) {
            divided(paragraph, line, at);
        } else {
            paragraph.append(' ').append(line);
        }
    }

    private static boolean isDivided(CharSequence before, String line) {
        return DIVIDED.matcher(tail(before)).matches() && Character.isLowerCase(line.codePointAt(0));
    }

    /** A word that was divided at the end of a line; a hyphen of its own stays, as far as one can tell. */
    private void divided(StringBuilder paragraph, String line, int at) {
        int end = paragraph.length() - 1;
        int from = Math.max(paragraph.lastIndexOf(" ", end), paragraph.lastIndexOf("-", end - 1)) + 1;
        String first = paragraph.substring(from, end);
        String second = line.split("[^\\p{L}’']", 2)[0];
        String together = (first + second).toLowerCase(Locale.ROOT);
        boolean soft = paragraph.charAt(end) == '\u00AD';
        boolean ownHyphen = !soft
                && !isElsewhere(together)
                && (isElsewhere((first + "-" + second).toLowerCase(Locale.ROOT))
                        || BEFORE_HYPHEN.contains(first.toLowerCase(Locale.ROOT)));
        if (!ownHyphen) {
            paragraph.setLength(end);
        }
        if (!soft) {
            findings.add(FindingCode.DIVIDED_WORDS, "line " + (at + 1), first + (ownHyphen ? "-" : "") + second);
        }
        paragraph.append(line);
    }

    private boolean isElsewhere(String word) {
        return ++searches <= MOST_SEARCHES && whole.contains(word);
    }

    private void add(StringBuilder paragraph, int start, int count) {
        String text = paragraph.toString();
        paragraph.setLength(0);
        if (text.isBlank()) {
            return;
        }
        if (count > 1) {
            findings.add(FindingCode.JOINED_LINES, "line " + (start + 1), text);
        }
        passages.add(Passage.body(inlines(text, start), column(lines.get(start)) * COLUMN, passages.size() + 1));
        IntakeLimits.require(passages.size(), IntakeLimits.MAX_FRAGMENT_PARAGRAPHS, "paragraphs");
    }

    private static int column(String line) {
        int column = 0;
        for (int at = 0; at < line.length() && Character.isWhitespace(line.charAt(at)); at++) {
            column += line.charAt(at) == '\t' ? TAB : 1;
        }
        return column;
    }

    private List<Inline> inlines(String text, int line) {
        InlineBuilder builder = new InlineBuilder();
        builder.text(text.replaceAll("\\h{2,}|\\t", " "), false, false);
        if (builder.replaced() > 0) {
            findings.add(FindingCode.CHARACTERS, "line " + (line + 1), text);
        }
        return builder.build();
    }
}
