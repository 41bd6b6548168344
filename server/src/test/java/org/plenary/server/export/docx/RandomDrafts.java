package org.plenary.server.export.docx;

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
import org.plenary.instrument.TextRun;

/** Texts at random, and what people make of them: words, formatting, paragraphs, levels, kinds, places. */
final class RandomDrafts {
    private static final List<ClauseKind> KINDS = List.of(ClauseKind.values());

    private final Random random;
    private final boolean empty;
    private final boolean footnotes;
    private int words;
    private int clauses;

    /** @param empty whether there are paragraphs without text */
    RandomDrafts(Random random, boolean empty) {
        this(random, empty, false);
    }

    /** @param footnotes whether there are footnotes */
    RandomDrafts(Random random, boolean empty, boolean footnotes) {
        this.random = random;
        this.empty = empty;
        this.footnotes = footnotes;
    }

    Instrument begin() {
        List<Clause> made = new ArrayList<>();
        made.add(clause(ClauseKind.TITLE));
        int count = 2 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            made.add(clause(kind()));
        }
        return new Instrument(made);
    }

    private ClauseKind kind() {
        return KINDS.get(random.nextInt(KINDS.size()));
    }

    private Clause clause(ClauseKind kind) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(paragraph());
        for (int n = kind.isOneLine() ? 0 : random.nextInt(4); n > 0; n--) {
            blocks.add(block(1));
        }
        return new Clause(new ClauseId("c" + ++clauses), kind, blocks);
    }

    private Block block(int depth) {
        if (depth > Subparagraph.MAX_DEPTH || random.nextInt(3) == 0) {
            return paragraph();
        }
        List<Block> blocks = new ArrayList<>();
        if (!empty || random.nextInt(8) > 0) {
            blocks.add(paragraph());
        }
        for (int n = random.nextInt(3); n > 0; n--) {
            blocks.add(block(depth + 1));
        }
        return new Subparagraph(blocks);
    }

    private Paragraph paragraph() {
        List<Inline> inlines = new ArrayList<>();
        for (int n = empty && random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2); n > 0; n--) {
            inlines.add(new TextRun(words(), random.nextInt(4) == 0, random.nextInt(4) == 0));
            if (random.nextInt(9) == 0) {
                inlines.add(new LineBreak());
            }
            if (footnotes && random.nextInt(3) == 0) {
                inlines.add(footnote());
            }
        }
        return new Paragraph(inlines);
    }

    private Footnote footnote() {
        List<Inline> inlines = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            inlines.add(new TextRun(words(), random.nextInt(4) == 0, random.nextInt(4) == 0));
            if (random.nextInt(9) == 0) {
                inlines.add(new LineBreak());
            }
        }
        return new Footnote(inlines);
    }

    private String words() {
        StringBuilder text = new StringBuilder();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            // Few of them begin or end alike, so that no text is the same as another by chance.
            text.append(Long.toString(60_466_176L + ++words * 7_654_321L % 60_466_176L, 36))
                    .append(' ');
        }
        return text.toString();
    }

    /** What somebody made of it. */
    Instrument edit(Instrument text) {
        List<Clause> edited = new ArrayList<>(text.clauses());
        for (int n = 1 + random.nextInt(2); n > 0; n--) {
            int at = random.nextInt(edited.size());
            switch (random.nextInt(8)) {
                case 0 -> edited.add(random.nextInt(edited.size() + 1), clause(kind()));
                case 1 -> {
                    if (edited.size() > 1) {
                        edited.remove(at);
                    }
                }
                case 2, 3 -> edited.add(random.nextInt(edited.size()), edited.remove(at));
                case 4 -> edited.set(at, rekinded(edited.get(at)));
                default ->
                    edited.set(
                            at, new Clause(edited.get(at).id(), edited.get(at).kind(), blocks(edited.get(at))));
            }
        }
        return new Instrument(edited);
    }

    private Clause rekinded(Clause clause) {
        ClauseKind kind = kind();
        boolean fits = !kind.isOneLine()
                || (clause.blocks().size() == 1 && clause.blocks().get(0) instanceof Paragraph);
        return fits ? new Clause(clause.id(), kind, clause.blocks()) : clause;
    }

    private List<Block> blocks(Clause clause) {
        boolean oneLine = clause.kind().isOneLine();
        List<Block> blocks = new ArrayList<>(clause.blocks());
        int at = random.nextInt(blocks.size());
        Block block = blocks.get(at);
        int choice = random.nextInt(oneLine ? 2 : 8);
        if (choice < 3) {
            blocks.set(at, edited(block));
        } else if (choice == 3) {
            blocks.add(random.nextInt(blocks.size() + 1), block(1));
        } else if (choice == 4 && blocks.size() > 1) {
            blocks.remove(at);
        } else if (choice == 5
                && block instanceof Paragraph paragraph
                && paragraph.inlines().size() > 1) {
            int split = 1 + random.nextInt(paragraph.inlines().size() - 1);
            blocks.set(at, new Paragraph(paragraph.inlines().subList(0, split)));
            blocks.add(
                    at + 1,
                    new Paragraph(paragraph
                            .inlines()
                            .subList(split, paragraph.inlines().size())));
        } else if (choice == 6
                && at > 0
                && block instanceof Paragraph two
                && blocks.get(at - 1) instanceof Paragraph one) {
            List<Inline> joined = new ArrayList<>(one.inlines());
            joined.addAll(two.inlines());
            blocks.set(at - 1, new Paragraph(joined));
            blocks.remove(at);
        } else if (choice == 7 && at > 0 && block instanceof Paragraph) {
            blocks.set(at, new Subparagraph(List.of(block)));
        }
        return blocks;
    }

    private Block edited(Block block) {
        if (block instanceof Subparagraph subparagraph && !subparagraph.blocks().isEmpty()) {
            List<Block> blocks = new ArrayList<>(subparagraph.blocks());
            int at = random.nextInt(blocks.size());
            if (random.nextInt(5) == 0 && (empty || at > 0)) {
                blocks.remove(at);
            } else {
                blocks.set(at, edited(blocks.get(at)));
            }
            return new Subparagraph(blocks);
        }
        if (!(block instanceof Paragraph paragraph) || paragraph.inlines().isEmpty()) {
            return paragraph();
        }
        List<Inline> inlines = edited(paragraph.inlines());
        if (!empty && inlines.stream().noneMatch(TextRun.class::isInstance)) {
            return paragraph();
        }
        return new Paragraph(inlines);
    }

    private List<Inline> edited(List<Inline> old) {
        List<Inline> inlines = new ArrayList<>(old);
        int at = random.nextInt(inlines.size());
        if (footnotes && random.nextInt(4) == 0) {
            inlines.add(at, footnote());
        } else if (inlines.get(at) instanceof Footnote footnote
                && !footnote.inlines().isEmpty()
                && random.nextInt(4) > 0) {
            inlines.set(at, new Footnote(withoutFootnotes(edited(footnote.inlines()))));
        } else if (!(inlines.get(at) instanceof TextRun run)) {
            inlines.remove(at);
        } else if (random.nextInt(3) == 0) {
            inlines.set(at, new TextRun(run.text(), !run.bold(), random.nextBoolean() == run.italic()));
        } else {
            int cut = random.nextInt(run.text().length());
            int end = cut + random.nextInt(run.text().length() - cut);
            String words = random.nextInt(3) == 0 ? "" : words();
            inlines.set(
                    at,
                    new TextRun(
                            run.text().substring(0, cut) + words + run.text().substring(end),
                            run.bold(),
                            run.italic()));
        }
        inlines.removeIf(inline -> inline instanceof TextRun text && text.text().isEmpty());
        return inlines;
    }

    private static List<Inline> withoutFootnotes(List<Inline> inlines) {
        return inlines.stream().filter(inline -> !(inline instanceof Footnote)).toList();
    }
}
