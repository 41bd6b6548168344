package org.plenary.instrument.crdt;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;
import org.plenary.instrument.TextRun;

/** The form in which a reader of documents gives an instrument: no run is empty, and neighbouring runs have different styles. */
final class TextForm {
    private TextForm() {}

    static Instrument of(Instrument instrument) {
        return new Instrument(instrument.clauses().stream()
                .map(clause -> new Clause(clause.id(), clause.kind(), of(clause.blocks())))
                .toList());
    }

    private static List<Block> of(List<Block> blocks) {
        List<Block> clean = new ArrayList<>();
        for (Block block : blocks) {
            block.accept(new Block.Visitor() {
                @Override
                public void paragraph(Paragraph paragraph) {
                    clean.add(of(paragraph));
                }

                @Override
                public void subparagraph(Subparagraph subparagraph) {
                    clean.add(new Subparagraph(of(subparagraph.blocks())));
                }

                @Override
                public void table(Table table) {
                    clean.add(new Table(table.rows().stream().map(TextForm::of).toList()));
                }
            });
        }
        return clean;
    }

    private static TableRow of(TableRow row) {
        return new TableRow(
                row.header(),
                row.cells().stream()
                        .map(cell -> new TableCell(
                                cell.paragraphs().stream().map(TextForm::of).toList()))
                        .toList());
    }

    private static Paragraph of(Paragraph paragraph) {
        List<Inline> clean = new ArrayList<>();
        lines(paragraph).forEach(line -> {
            if (!clean.isEmpty() || line.breakBefore) {
                clean.add(new LineBreak());
            }
            clean.addAll(line.runs);
        });
        return new Paragraph(clean);
    }

    /** How many characters a clause has. */
    static int length(Clause clause) {
        return length(clause.blocks());
    }

    private static int length(List<? extends Block> blocks) {
        int[] length = {0};
        for (Block block : blocks) {
            block.accept(new Block.Visitor() {
                @Override
                public void paragraph(Paragraph paragraph) {
                    lines(paragraph)
                            .forEach(line -> line.runs.forEach(
                                    run -> length[0] += run.text().length()));
                }

                @Override
                public void subparagraph(Subparagraph subparagraph) {
                    length[0] += length(subparagraph.blocks());
                }

                @Override
                public void table(Table table) {
                    table.rows().forEach(row -> row.cells().forEach(cell -> length[0] += length(cell.paragraphs())));
                }
            });
        }
        return length[0];
    }

    /**
     * A line of a paragraph.
     *
     * @param breakBefore whether a line break is before it
     */
    record Line(boolean breakBefore, List<TextRun> runs) {
        String text() {
            StringBuilder text = new StringBuilder();
            runs.forEach(run -> text.append(run.text()));
            return text.toString();
        }
    }

    /** The lines of a paragraph, one at least; no run is empty, and neighbouring runs have different styles. */
    static List<Line> lines(Paragraph paragraph) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(false, new ArrayList<>()));
        for (Inline inline : paragraph.inlines()) {
            inline.accept(new Inline.Visitor() {
                @Override
                public void text(TextRun run) {
                    add(lines.get(lines.size() - 1).runs, run);
                }

                @Override
                public void lineBreak() {
                    lines.add(new Line(true, new ArrayList<>()));
                }
            });
        }
        return lines;
    }

    private static void add(List<TextRun> runs, TextRun run) {
        int last = runs.size() - 1;
        if (run.text().isEmpty()) {
            return;
        }
        if (last >= 0 && runs.get(last).bold() == run.bold() && runs.get(last).italic() == run.italic()) {
            runs.set(last, new TextRun(runs.get(last).text() + run.text(), run.bold(), run.italic()));
        } else {
            runs.add(run);
        }
    }
}
