package org.plenary.instrument.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plenary.instrument.Labels;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.TextRun;
import org.plenary.instrument.crdt.Tokens;

/** Reads lines of text, which show by their labels what sub-paragraphs they are in. For one text. */
final class LabelledLines {
    private static final Pattern LABEL = Pattern.compile("(\\([A-Za-z0-9]{1,12}\\))(?:\\s+|$)");
    /** How labels of each level look, wherever they are in the count. */
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("\\([a-z]+\\)"),
            Pattern.compile("\\([ivxlcdm]+\\)"),
            Pattern.compile("\\([A-Z]+\\)"),
            Pattern.compile("\\([0-9]+\\)"));

    private final List<Piece> pieces = new ArrayList<>();
    /** How many sub-paragraphs there were on each level that is open. */
    private final int[] counts = new int[Subparagraph.MAX_DEPTH + 1];

    private int depth;

    List<Piece> read(String text) {
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(this::add);
        return pieces;
    }

    private void add(String line) {
        Matcher matcher = LABEL.matcher(line);
        int level = matcher.lookingAt() ? level(matcher.group(1)) : 0;
        if (level > 0) {
            counts[level]++;
            for (int below = level + 1; below < counts.length; below++) {
                counts[below] = 0;
            }
            depth = level;
            pieces.add(Piece.line(level, true));
            addText(line.substring(matcher.end()));
        } else {
            pieces.add(Piece.line(depth, pieces.isEmpty()));
            addText(line);
        }
    }

    private void addText(String line) {
        Tokens.of(line).forEach(token -> pieces.add(Piece.text(List.of(TextRun.plain(token)))));
    }

    /** On which level a label stands: the one on which it comes next, or else one on which such labels stand. */
    private int level(String label) {
        int deepest = Math.min(depth + 1, Subparagraph.MAX_DEPTH);
        for (int level = Math.min(depth, deepest); level > 0; level--) {
            if (label.equals(Labels.ofSubparagraph(level, counts[level] + 1))) {
                return level;
            }
        }
        if (label.equals(Labels.ofSubparagraph(deepest, depth < deepest ? 1 : counts[deepest] + 1))) {
            return deepest;
        }
        for (int level = depth; level > 0; level--) {
            if (FORMS.get(level - 1).matcher(label).matches()) {
                return level;
            }
        }
        return 0;
    }
}
