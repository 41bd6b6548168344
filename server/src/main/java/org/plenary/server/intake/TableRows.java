package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Inline;
import org.plenary.server.intake.Passage.ListMark;
import org.plenary.server.intake.Passage.Shape;

/**
 * Makes paragraphs of the rows of tables: one of each, except where only one of its cells has text, or the first has no more
 * than a number. For one thread.
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
        List<List<Passage>> full = new ArrayList<>(cells);
        full.replaceAll(cell -> cell.stream().filter(each -> !each.isBlank()).toList());
        full.removeIf(List::isEmpty);
        if (full.isEmpty()) {
            return List.of();
        }
        List<Passage> passages = new ArrayList<>();
        if (full.size() == 1 || isMasthead(full)) {
            full.forEach(passages::addAll);
        } else if (full.size() == 2 && isNumber(full.get(0))) {
            Passage first = full.get(1).get(0);
            String number = full.get(0).get(0).text() + " ";
            passages.add(Passage.body(InlineText.prefixed(number, first.inlines()), first.indent(), first.place()));
            passages.addAll(full.get(1).subList(1, full.get(1).size()));
        } else {
            passages.add(row(full));
        }
        return passages;
    }

    private static boolean isMasthead(List<List<Passage>> full) {
        return full.stream().flatMap(List::stream).allMatch(each -> each.shape() == Shape.MASTHEAD);
    }

    private boolean isNumber(List<Passage> cell) {
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
                text.text(text.isEmpty() || text.last() == ' ' ? "" : " ", false, false);
                ListMark mark = passage.mark();
                text.text(mark == null ? "" : mark.label() + " ", false, false);
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
