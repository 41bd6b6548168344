package org.plenary.instrument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes the numbers of an instrument; they are never part of its text.
 *
 * <p>Each kind of clause counts through the whole instrument: PP1, OP1, Article 1, Annex I; as its {@linkplain
 * Instrument#plan plan} says, those that were given hold, and others come between them. Sub-paragraphs count in
 * their parent: (a), under it (i), (A) and (1), with (aa) after (z). Unnumbered paragraphs between do not restart a
 * count. Letters that would repeat more than ten times and Roman numerals above 3999 are written in digits.
 */
public final class Numbering {
    private Numbering() {}

    /** The number of every clause, in order; {@code ""} for a title or heading. */
    public static Map<ClauseId, String> ofClauses(Instrument instrument) {
        Map<ClauseId, ClauseNumber> numbers = ofNumberedClauses(instrument);
        Map<ClauseId, String> labels = new LinkedHashMap<>();
        for (Clause clause : instrument.clauses()) {
            ClauseNumber number = numbers.get(clause.id());
            labels.put(clause.id(), number == null ? "" : number.toString());
        }
        return labels;
    }

    /** The number of every clause that has one, in order. */
    public static Map<ClauseId, ClauseNumber> ofNumberedClauses(Instrument instrument) {
        return ClauseNumbering.of(instrument);
    }

    /**
     * Every paragraph of an instrument in order, with its label.
     *
     * <p>Each clause and each sub-paragraph opens with exactly one of them, which is {@link Paragraph#EMPTY} where it
     * does not begin with a paragraph. Those in the cells of a table follow, row by row; they carry no label.
     */
    public static List<NumberedParagraph> ofParagraphs(Instrument instrument) {
        Map<ClauseId, String> labels = ofClauses(instrument);
        List<NumberedParagraph> paragraphs = new ArrayList<>();
        for (Clause clause : instrument.clauses()) {
            String label = labels.getOrDefault(clause.id(), "");
            new Level(clause, 0, label, new Count(), paragraphs).addAll(clause.blocks());
        }
        return paragraphs;
    }

    /** Numbers for the tables, rows and cells of one clause. */
    private static final class Count {
        private int tables;
        private int rows;
        private int cells;
    }

    /** The blocks directly in one clause or sub-paragraph. */
    private static final class Level implements Block.Visitor {
        private final Clause clause;
        private final int depth;
        private final String label;
        private final Count count;
        private final List<NumberedParagraph> result;
        private boolean opened;
        private int subparagraphs;

        Level(Clause clause, int depth, String label, Count count, List<NumberedParagraph> result) {
            this.clause = clause;
            this.depth = depth;
            this.label = label;
            this.count = count;
            this.result = result;
        }

        void addAll(List<Block> blocks) {
            blocks.forEach(block -> block.accept(this));
            open();
        }

        @Override
        public void paragraph(Paragraph paragraph) {
            result.add(new NumberedParagraph(clause, depth, !opened, label, paragraph, null));
            opened = true;
        }

        @Override
        public void subparagraph(Subparagraph subparagraph) {
            open();
            subparagraphs++;
            String labelBelow = Labels.ofSubparagraph(depth + 1, subparagraphs);
            new Level(clause, depth + 1, labelBelow, count, result).addAll(subparagraph.blocks());
        }

        @Override
        public void table(Table table) {
            open();
            count.tables++;
            for (TableRow row : table.rows()) {
                count.rows++;
                for (TableCell cell : row.cells()) {
                    CellPlace place = new CellPlace(count.tables, count.rows, ++count.cells, row.header());
                    cell.paragraphs()
                            .forEach(paragraph ->
                                    result.add(new NumberedParagraph(clause, depth, false, label, paragraph, place)));
                }
            }
        }

        private void open() {
            if (!opened) {
                paragraph(Paragraph.EMPTY);
            }
        }
    }
}
