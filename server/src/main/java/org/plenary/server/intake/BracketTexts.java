package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;
import org.plenary.instrument.TextRun;

/** The texts of all clauses of an instrument, and the instrument without what is taken out of them. For one thread. */
final class BracketTexts {
    private final Instrument instrument;
    private final List<List<BracketText>> byClause = new ArrayList<>();

    BracketTexts(Instrument instrument) {
        this.instrument = instrument;
        for (Clause clause : instrument.clauses()) {
            List<BracketText> texts = new ArrayList<>();
            texts.add(new BracketText(byClause.size(), 0));
            byClause.add(texts);
            new Visit(texts, false).blocks(clause.blocks());
        }
    }

    int clauses() {
        return byClause.size();
    }

    /** The clause's own text, and then those of its footnotes. */
    List<BracketText> of(int clause) {
        return byClause.get(clause);
    }

    Clause clause(int index) {
        return instrument.clauses().get(index);
    }

    /** What is left of the instrument. */
    Instrument left() {
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i < byClause.size(); i++) {
            Clause clause = clause(i);
            clauses.add(
                    new Clause(clause.id(), clause.kind(), new Visit(byClause.get(i), true).blocks(clause.blocks())));
        }
        return new Instrument(clauses);
    }

    /** Goes through the pieces of a clause in reading order: first to gather them, later to write them anew. */
    private static final class Visit {
        private final List<BracketText> texts;
        private final boolean writes;
        private final Map<BracketText, Integer> runs = new HashMap<>();
        private int footnotes;

        Visit(List<BracketText> texts, boolean writes) {
            this.texts = texts;
            this.writes = writes;
        }

        List<Block> blocks(List<? extends Block> blocks) {
            List<Block> written = new ArrayList<>();
            blocks.forEach(block -> block.accept(new Block.Visitor() {
                @Override
                public void paragraph(Paragraph paragraph) {
                    written.add(Visit.this.paragraph(paragraph));
                }

                @Override
                public void subparagraph(Subparagraph subparagraph) {
                    written.add(new Subparagraph(blocks(subparagraph.blocks())));
                }

                @Override
                public void table(Table table) {
                    written.add(new Table(table.rows().stream()
                            .map(row -> Visit.this.row(row))
                            .toList()));
                }
            }));
            return written;
        }

        private TableRow row(TableRow row) {
            return new TableRow(
                    row.header(),
                    row.cells().stream()
                            .map(cell -> new TableCell(cell.paragraphs().stream()
                                    .map(this::paragraph)
                                    .toList()))
                            .toList());
        }

        private Paragraph paragraph(Paragraph paragraph) {
            texts.get(0).endLine();
            return new Paragraph(inlines(paragraph.inlines(), texts.get(0)));
        }

        private List<Inline> inlines(List<Inline> inlines, BracketText text) {
            List<Inline> written = new ArrayList<>();
            inlines.forEach(inline -> inline.accept(new Inline.Visitor() {
                @Override
                public void text(TextRun run) {
                    String said = Visit.this.run(run, text);
                    if (!said.isEmpty()) {
                        written.add(new TextRun(said, run.bold(), run.italic()));
                    }
                }

                @Override
                public void lineBreak() {
                    text.endLine();
                    written.add(new LineBreak());
                }

                @Override
                public void footnote(Footnote footnote) {
                    written.add(Visit.this.footnote(footnote));
                }
            }));
            return written;
        }

        private String run(TextRun run, BracketText text) {
            if (writes) {
                return text.runLeft(runs.merge(text, 1, Integer::sum) - 1);
            }
            text.add(run.text());
            return run.text();
        }

        private Footnote footnote(Footnote footnote) {
            footnotes++;
            if (!writes) {
                texts.add(new BracketText(texts.get(0).clause, footnotes));
            }
            return new Footnote(inlines(footnote.inlines(), texts.get(footnotes)));
        }
    }
}
