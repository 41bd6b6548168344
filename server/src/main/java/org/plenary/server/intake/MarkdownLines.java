package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Inline;
import org.plenary.instrument.LineBreak;
import org.plenary.server.intake.Label.Family;
import org.plenary.server.intake.Label.Reading;
import org.plenary.server.intake.Label.Style;

/**
 * Divides the lines of a paragraph of Markdown into paragraphs. CommonMark joins them all, and people write items below
 * each other. A line begins an item if it begins with a label, and if place, order and punctuation agree that it does:
 * the line before it ends a sentence or a part of one, and the label is the first of its kind and followed by the
 * second, or goes on from one before it. Everything else at the start of a line stands there because the line before it
 * was full. For one thread, one text.
 */
final class MarkdownLines {
    private static final Pattern ENDED =
            Pattern.compile(".*(?:[;:.!?,，；：。、]|[;,]\\h+(?:and|or|et|ou|y|o|и|или))[\"”»’)\\]]?", Pattern.DOTALL);
    private static final Pattern SENTENCE = Pattern.compile(".*[;:.!?；：。][\"”»’)\\]]?", Pattern.DOTALL);
    private static final Pattern DEFINITION = Pattern.compile(":\\h+\\S.*", Pattern.DOTALL);
    private static final Pattern BOX = Pattern.compile("\\[([ xX])\\]\\h.*", Pattern.DOTALL);
    private static final Set<String> DASHES = Set.of("–", "—", "-", "*", "·");

    /** So many lines below an item the next one is looked for. */
    private static final int MAX_LINES = 200;

    private final LabelReader labels;
    /** The last number of each kind of label. */
    private final Map<String, Integer> last = new HashMap<>();

    private int article;
    private int annex;

    MarkdownLines(LabelReader labels) {
        this.labels = labels;
    }

    /** Whether a text ends a sentence or a part of one. */
    static boolean ends(String text) {
        return text.isBlank() || ENDED.matcher(text.stripTrailing()).matches();
    }

    /** The paragraphs in these lines, the lines of each joined. */
    List<List<Inline>> paragraphs(List<List<Inline>> source) {
        List<List<Inline>> lines = new ArrayList<>();
        List<Boolean> hard = new ArrayList<>();
        for (List<Inline> line : source) {
            int pieces = 0;
            for (List<Inline> piece : atBreaks(line)) {
                lines.add(piece);
                hard.add(pieces++ > 0);
            }
        }
        List<@Nullable Label> found =
                lines.stream().map(line -> labels.typed(InlineText.plain(line))).toList();
        return paragraphs(lines, hard, found);
    }

    private List<List<Inline>> paragraphs(List<List<Inline>> lines, List<Boolean> hard, List<@Nullable Label> found) {
        List<List<Inline>> paragraphs = new ArrayList<>();
        InlineBuilder paragraph = new InlineBuilder();
        boolean single = false;
        for (int at = 0; at < lines.size(); at++) {
            List<Inline> line = lines.get(at);
            Label label = found.get(at);
            boolean ended = at > 0 && (hard.get(at) || ends(InlineText.plain(lines.get(at - 1))));
            boolean item = at > 0 && label != null && begins(label, at, lines, found, ended, single);
            boolean definition = DEFINITION.matcher(InlineText.plain(line)).matches();
            if (item || (definition && at > 0)) {
                paragraphs.add(paragraph.build());
                paragraph = new InlineBuilder();
            } else if (at > 0 && hard.get(at)) {
                paragraph.lineBreak();
            } else if (at > 0) {
                paragraph.text(" ", false, false);
            }
            paragraph.all(definition ? InlineText.after(line, 1) : line);
            single = label != null && (at == 0 || item);
            if (single && label != null && !label.isAlternative()) {
                remember(label);
            }
        }
        paragraphs.add(paragraph.build());
        return paragraphs;
    }

    /** The pieces between line breaks. */
    static List<List<Inline>> atBreaks(List<Inline> line) {
        List<List<Inline>> pieces = new ArrayList<>();
        List<Inline> piece = new ArrayList<>();
        for (Inline inline : line) {
            if (inline instanceof LineBreak) {
                pieces.add(piece);
                piece = new ArrayList<>();
            } else {
                piece.add(inline);
            }
        }
        pieces.add(piece);
        return pieces;
    }

    /** @param single whether the line before began an item */
    private boolean begins(
            Label label, int at, List<List<Inline>> lines, List<@Nullable Label> found, boolean ended, boolean single) {
        if (label.isAlternative()) {
            return ended;
        }
        boolean sentence = SENTENCE.matcher(InlineText.plain(lines.get(at - 1)).stripTrailing())
                .matches();
        return switch (label.family()) {
            case PREAMBULAR, OPERATIVE -> ended;
            case ARTICLE -> sentence && isNext(label, article);
            case ANNEX -> sentence && isNext(label, annex);
            case BULLET -> ended || single || !DASHES.contains(label.sign());
            case ITEM -> {
                if (label.isPlainNumber()) {
                    // CommonMark has these as lists wherever they may be.
                    yield false;
                }
                boolean goesOn = label.readings().stream()
                        .anyMatch(reading -> last.getOrDefault(kind(label, reading), 0) == reading.value() - 1
                                && reading.value() > 1);
                boolean small = label.sign().endsWith(")")
                        || Character.isLowerCase(label.text().charAt(0));
                yield (goesOn && (ended || single))
                        || (isFirst(label)
                                && ((sentence && label.sign().startsWith("("))
                                        || ((ended || small) && isFollowed(label, at, lines, found))));
            }
        };
    }

    private static boolean isNext(Label label, int before) {
        return label.value() == 1 || label.value() == before + 1;
    }

    private static boolean isFirst(Label label) {
        return label.readings().stream().anyMatch(reading -> reading.value() == 1);
    }

    /** Whether the second item of the kind of this first one begins a later line, below one that ends. */
    private static boolean isFollowed(Label first, int at, List<List<Inline>> lines, List<@Nullable Label> found) {
        for (int next = at + 1; next < Math.min(lines.size(), at + MAX_LINES); next++) {
            Label label = found.get(next);
            if (label != null && label.sign().equals(first.sign())) {
                boolean second = label.readings().stream()
                        .anyMatch(reading ->
                                reading.value() == 2 && first.readings().contains(new Reading(reading.style(), 1)));
                if (second && ends(InlineText.plain(lines.get(next - 1)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private void remember(Label label) {
        if (label.family() == Family.ARTICLE) {
            article = label.value();
        } else if (label.family() == Family.ANNEX) {
            annex = label.value();
        }
        label.readings().forEach(reading -> last.put(kind(label, reading), reading.value()));
    }

    private static String kind(Label label, Reading reading) {
        Style style = reading.style();
        return label.sign() + style;
    }

    /** The words of an item with the box that it may begin with as one character. */
    static List<Inline> withBox(List<Inline> item) {
        Matcher box = BOX.matcher(InlineText.plain(item));
        return box.matches()
                ? InlineText.prefixed(box.group(1).equals(" ") ? "☐ " : "☑ ", InlineText.after(item, 3))
                : item;
    }
}
