package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.plenary.instrument.Inline;
import org.plenary.server.intake.Passage.ListMark;
import org.plenary.server.intake.Passage.Shape;

/**
 * Makes paragraphs of the rows of tables: one of each, except where only one of its cells has text, or the first has no
 * more than a number. For one thread.
 */
final class TableRows {
    private static final String CELLS = " | ";

    private final LabelReader labels = new LabelReader(Vocabulary.get());
    private final Findings findings;

    TableRows(Findings findings) {
        this.findings = findings;
    }

    /** The paragraphs of a row with these cells; none if it is empty. */
    List<Passage> passages(List<List<Passage>> cells) {
        List<List<Passage>> full = full(cells);
        if (full.isEmpty()) {
            return List.of();
        }
        List<Passage> passages = new ArrayList<>();
        if (full.size() == 1 || isMasthead(full)) {
            full.forEach(passages::addAll);
        } else if (full.size() == 2 && isNumber(full.get(0))) {
            passages.add(numbered(full.get(0).get(0), full.get(1).get(0)));
            passages.addAll(full.get(1).subList(1, full.get(1).size()));
        } else {
            passages.add(row(full));
        }
        return passages;
    }

    /** The cells in which something is, each without its empty paragraphs. */
    private static List<List<Passage>> full(List<List<Passage>> cells) {
        List<List<Passage>> full = new ArrayList<>(cells);
        full.replaceAll(cell ->
                cell.stream().filter(each -> !each.isBlank() || isCounted(each)).toList());
        full.removeIf(List::isEmpty);
        return full;
    }

    private static boolean isMasthead(List<List<Passage>> full) {
        return full.stream().flatMap(List::stream).allMatch(each -> each.shape() == Shape.MASTHEAD);
    }

    /** A paragraph with a number before it, its own or that of the cell before it. */
    private static Passage numbered(Passage number, Passage text) {
        String typed = number.isBlank() ? "" : number.text() + " ";
        String own = isCounted(text) ? Objects.requireNonNull(text.mark()).label() + " " : "";
        List<Inline> inlines = InlineText.prefixed(typed + own, text.inlines());
        return new Passage(Shape.BODY, 0, inlines, number.mark(), text.indent(), false, text.place());
    }

    /**
     * Whether these rows are paragraphs with their numbers in a column of their own, and what has none between them.
     */
    boolean areNumbered(List<List<List<Passage>>> rows) {
        boolean numbered = false;
        for (List<List<Passage>> row : rows) {
            List<List<Passage>> full = full(row);
            if (full.size() == 2 && isNumber(full.get(0))) {
                numbered = true;
            } else if (full.size() > 1) {
                return false;
            }
        }
        return numbered;
    }

    /** Whether a paragraph has a number that the program computes, and shows. */
    static boolean isCounted(Passage passage) {
        return passage.mark() != null && !passage.mark().label().isBlank();
    }

    private boolean isNumber(List<Passage> cell) {
        if (cell.size() == 1 && cell.get(0).isBlank()) {
            return isCounted(cell.get(0));
        }
        String text = cell.get(0).text();
        Label label = labels.typed(text);
        return cell.size() == 1 && label != null && label.length() >= text.length();
    }

    private Passage row(List<List<Passage>> full) {
        InlineBuilder text = new InlineBuilder();
        for (List<Passage> cell : full) {
            if (!text.isEmpty()) {
                text.text(CELLS, false, false);
            }
            for (Passage passage : cell) {
                text.text(Character.isWhitespace(text.last()) ? "" : " ", false, false);
                ListMark mark = passage.mark();
                text.text(mark == null ? "" : mark.label() + (passage.isBlank() ? "" : " "), false, false);
                text.all(passage.inlines());
            }
        }
        List<Inline> inlines = text.build();
        Passage passage = new Passage(
                Shape.ROW, 0, inlines, null, 0, false, full.get(0).get(0).place());
        findings.add(FindingCode.TABLES, passage.where(), passage.text());
        return passage;
    }
}
