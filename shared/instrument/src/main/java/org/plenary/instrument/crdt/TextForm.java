package org.plenary.instrument.crdt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

/**
 * The form in which a reader of documents gives an instrument: no run is empty, and neighbouring runs have different
 * styles.
 */
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
        return new Paragraph(of(paragraph.inlines()));
    }

    private static List<Inline> of(Collection<Inline> inlines) {
        return parts(inlines).stream().flatMap(part -> part.inlines.stream()).toList();
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
                    length[0] += parts(paragraph.inlines()).stream()
                            .mapToInt(part -> part.text().length())
                            .sum();
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

    /** What a part of a line is. */
    enum Kind {
        /** Text, in one or several runs. */
        TEXT,
        /** A line break. */
        BREAK,
        /** A footnote. */
        FOOTNOTE
    }

    /**
     * A part of a paragraph or footnote, as it is one node of the document.
     *
     * @param inlines its runs, or the line break or footnote that it is
     */
    record Part(Kind kind, List<Inline> inlines) {
        /** Its words, those of a footnote too. */
        String text() {
            StringBuilder text = new StringBuilder();
            Inline.Visitor writer = new Inline.Visitor() {
                @Override
                public void text(TextRun run) {
                    text.append(run.text());
                }

                @Override
                public void lineBreak() {
                    text.append('\n');
                }

                @Override
                public void footnote(Footnote footnote) {
                    footnote.inlines().forEach(inline -> inline.accept(this));
                }
            };
            if (kind != Kind.BREAK) {
                inlines.forEach(inline -> inline.accept(writer));
            }
            return text.toString();
        }
    }

    /** The parts of a paragraph or footnote; no run is empty, and neighbouring runs have different styles. */
    static List<Part> parts(Collection<Inline> inlines) {
        List<Part> parts = new ArrayList<>();
        Inline.Visitor collector = new Inline.Visitor() {
            @Override
            public void text(TextRun run) {
                if (run.text().isEmpty()) {
                    return;
                }
                if (parts.isEmpty() || parts.get(parts.size() - 1).kind != Kind.TEXT) {
                    parts.add(new Part(Kind.TEXT, new ArrayList<>()));
                }
                add(parts.get(parts.size() - 1).inlines, run);
            }

            @Override
            public void lineBreak() {
                parts.add(new Part(Kind.BREAK, List.of(new LineBreak())));
            }

            @Override
            public void footnote(Footnote footnote) {
                parts.add(new Part(Kind.FOOTNOTE, List.of(new Footnote(of(footnote.inlines())))));
            }
        };
        inlines.forEach(inline -> inline.accept(collector));
        return parts;
    }

    private static void add(List<Inline> runs, TextRun run) {
        int last = runs.size() - 1;
        if (last >= 0
                && runs.get(last) instanceof TextRun before
                && before.bold() == run.bold()
                && before.italic() == run.italic()) {
            runs.set(last, new TextRun(before.text() + run.text(), run.bold(), run.italic()));
        } else {
            runs.add(run);
        }
    }
}
