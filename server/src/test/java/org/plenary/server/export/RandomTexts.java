package org.plenary.server.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
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

/** Instruments by chance, and what becomes of them when people edit them. The same seed makes the same ones. */
public final class RandomTexts {
    private static final String[] ATOMS = {
        "States", "shall", "the", "[", "]", "trust", "peace", "é", "فضاء", "國", "😀", "a", "1.", "-", "#", "*", "_",
                "(", ")", "\\",
        "<b>", "&amp;", "{++", "++}", "{--", "--}", "{>>", "<<}", "{", "}", "+", "-", "~", "=", ">", "{\\+", "]]>", "|",
                "\"", "'"
    };

    private static final List<ClauseKind> KINDS = List.of(ClauseKind.values());

    private final Random random;
    private final boolean tables;
    private final boolean footnotes;
    private int ids;

    public RandomTexts(long seed) {
        this(seed, false, false);
    }

    private RandomTexts(long seed, boolean tables, boolean footnotes) {
        random = new Random(seed);
        this.tables = tables;
        this.footnotes = footnotes;
    }

    /** Texts that have tables, too. */
    public static RandomTexts withTables(long seed) {
        return new RandomTexts(seed, true, false);
    }

    /** Texts that have tables and footnotes, too. */
    public static RandomTexts withFootnotes(long seed) {
        return new RandomTexts(seed, true, true);
    }

    /** A text of some clauses of all kinds. */
    public Instrument text() {
        List<Clause> clauses = new ArrayList<>();
        for (int count = random.nextInt(9); count >= 0; count--) {
            clauses.add(clause());
        }
        return new Instrument(clauses);
    }

    /** The same after a few edits: other words, other paragraphs, other places, other kinds, clauses more or fewer. */
    public Instrument edited(Instrument text) {
        List<Clause> clauses = new ArrayList<>(text.clauses());
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            int at = clauses.isEmpty() ? 0 : random.nextInt(clauses.size());
            if (clauses.isEmpty()) {
                clauses.add(clause());
                continue;
            }
            switch (random.nextInt(8)) {
                case 0 -> clauses.add(at, clause());
                case 1 -> clauses.remove(at);
                case 2 -> clauses.add(random.nextInt(clauses.size()), clauses.remove(at));
                case 3 -> clauses.set(at, otherKind(clauses.get(at)));
                default -> clauses.set(at, edited(clauses.get(at)));
            }
        }
        return new Instrument(clauses);
    }

    private Clause clause() {
        ClauseKind kind = KINDS.get(random.nextInt(KINDS.size()));
        return new Clause(new ClauseId("c" + ids++), kind, kind.isOneLine() ? List.of(paragraph()) : blocks(0));
    }

    private Clause otherKind(Clause clause) {
        ClauseKind kind = KINDS.get(random.nextInt(KINDS.size()));
        boolean fits = !kind.isOneLine()
                || (clause.blocks().size() == 1 && clause.blocks().get(0) instanceof Paragraph);
        return fits ? new Clause(clause.id(), kind, clause.blocks()) : clause;
    }

    private Clause edited(Clause clause) {
        if (clause.kind().isOneLine()) {
            return new Clause(clause.id(), clause.kind(), List.of(edited((Paragraph)
                    clause.blocks().get(0))));
        }
        List<Block> blocks = edited(clause.blocks(), 0);
        return new Clause(clause.id(), clause.kind(), blocks.isEmpty() ? List.of(Paragraph.EMPTY) : blocks);
    }

    private List<Block> blocks(int depth) {
        List<Block> blocks = new ArrayList<>();
        for (int count = random.nextInt(3); count >= 0; count--) {
            blocks.add(block(depth));
        }
        return blocks;
    }

    private Block block(int depth) {
        if (tables && random.nextInt(3) == 0) {
            return table();
        }
        return depth < Subparagraph.MAX_DEPTH && random.nextInt(3) == 0
                ? new Subparagraph(blocks(depth + 1))
                : paragraph();
    }

    private Table table() {
        List<TableRow> rows = new ArrayList<>();
        for (int count = random.nextInt(3); count >= 0; count--) {
            rows.add(row());
        }
        return new Table(rows);
    }

    private TableRow row() {
        List<TableCell> cells = new ArrayList<>();
        for (int count = random.nextInt(3); count >= 0; count--) {
            cells.add(new TableCell(random.nextInt(4) == 0 ? List.of(paragraph(), paragraph()) : List.of(paragraph())));
        }
        return new TableRow(random.nextInt(3) == 0, cells);
    }

    private Table edited(Table table) {
        List<TableRow> rows = new ArrayList<>(table.rows());
        int at = random.nextInt(rows.size());
        switch (random.nextInt(4)) {
            case 0 -> rows.add(at, row());
            case 1 -> {
                if (rows.size() > 1) {
                    rows.remove(at);
                }
            }
            default -> {
                List<TableCell> cells = new ArrayList<>(rows.get(at).cells());
                int cell = random.nextInt(cells.size());
                List<Paragraph> paragraphs = new ArrayList<>(cells.get(cell).paragraphs());
                paragraphs.set(0, edited(paragraphs.get(0)));
                cells.set(cell, new TableCell(paragraphs));
                if (random.nextInt(3) == 0) {
                    cells.add(random.nextInt(cells.size() + 1), new TableCell(List.of(paragraph())));
                }
                rows.set(at, new TableRow(rows.get(at).header(), cells));
            }
        }
        return new Table(rows);
    }

    private List<Block> edited(List<Block> old, int depth) {
        List<Block> blocks = new ArrayList<>(old);
        int at = random.nextInt(blocks.size());
        Block block = blocks.get(at);
        switch (random.nextInt(6)) {
            case 0 -> blocks.add(at, block(depth));
            case 1 -> blocks.remove(at);
            case 2 -> {
                if (block instanceof Paragraph paragraph && paragraph.inlines().size() > 1) {
                    int cut = 1 + random.nextInt(paragraph.inlines().size() - 1);
                    blocks.set(at, new Paragraph(paragraph.inlines().subList(0, cut)));
                    blocks.add(
                            at + 1,
                            new Paragraph(paragraph
                                    .inlines()
                                    .subList(cut, paragraph.inlines().size())));
                }
            }
            case 3 -> {
                if (at > 0 && block instanceof Paragraph paragraph && blocks.get(at - 1) instanceof Paragraph first) {
                    List<Inline> all = new ArrayList<>(first.inlines());
                    all.addAll(paragraph.inlines());
                    blocks.set(at - 1, new Paragraph(all));
                    blocks.remove(at);
                }
            }
            default ->
                blocks.set(
                        at,
                        block instanceof Table table
                                ? edited(table)
                                : block instanceof Subparagraph sub
                                        ? new Subparagraph(
                                                sub.blocks().isEmpty()
                                                        ? blocks(depth + 1)
                                                        : edited(sub.blocks(), depth + 1))
                                        : edited((Paragraph) block));
        }
        return blocks;
    }

    private Paragraph paragraph() {
        List<Inline> inlines = new ArrayList<>();
        for (int count = random.nextInt(8); count > 0; count--) {
            inlines.add(inline());
        }
        return new Paragraph(inlines);
    }

    private Paragraph edited(Paragraph paragraph) {
        return new Paragraph(edited(paragraph.inlines()));
    }

    private List<Inline> edited(List<Inline> old) {
        List<Inline> inlines = new ArrayList<>(old);
        int at = random.nextInt(inlines.size() + 1);
        switch (random.nextInt(3)) {
            case 0 -> inlines.add(at, inline());
            case 1 -> {
                if (at < inlines.size()) {
                    inlines.remove(at);
                }
            }
            default -> {
                if (at < inlines.size() && inlines.get(at) instanceof TextRun run) {
                    inlines.set(at, new TextRun(run.text(), !run.bold(), run.italic()));
                } else if (at < inlines.size() && inlines.get(at) instanceof Footnote footnote) {
                    inlines.set(at, new Footnote(withoutFootnotes(edited(footnote.inlines()))));
                }
            }
        }
        return inlines;
    }

    private static List<Inline> withoutFootnotes(List<Inline> inlines) {
        return inlines.stream().filter(inline -> !(inline instanceof Footnote)).toList();
    }

    private Inline inline() {
        if (footnotes && random.nextInt(5) == 0) {
            List<Inline> words = new ArrayList<>();
            for (int count = random.nextInt(4); count > 0; count--) {
                words.add(inline());
            }
            return new Footnote(withoutFootnotes(words));
        }
        if (random.nextInt(9) == 0) {
            return new LineBreak();
        }
        StringBuilder text = new StringBuilder();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            text.append(ATOMS[random.nextInt(ATOMS.length)]).append(random.nextBoolean() ? " " : "");
        }
        return new TextRun(text.toString(), random.nextInt(4) == 0, random.nextInt(5) == 0);
    }
}
