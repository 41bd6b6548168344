package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;

/** Puts numbers that were taken off a clause back among its words. For one thread, one use. */
final class NumberWords {
    private final Map<Integer, String> texts;
    private int part;

    private NumberWords(Map<Integer, String> texts) {
        this.texts = texts;
    }

    /**
     * The clause with these numbers in its text. A sub-paragraph whose number is words is none: its paragraphs and its
     * own sub-paragraphs stand in what is around it.
     *
     * @param texts numbers by the sub-paragraphs they belong to, in reading order from 1; at 0 that of the clause
     */
    static Clause in(Clause clause, Map<Integer, String> texts) {
        List<Block> blocks = new NumberWords(texts).blocks(clause.blocks());
        String own = texts.get(0);
        return new Clause(clause.id(), clause.kind(), own == null ? blocks : prefixed(own, blocks));
    }

    private List<Block> blocks(List<Block> blocks) {
        List<Block> all = new ArrayList<>();
        for (Block block : blocks) {
            block.accept(new Block.Visitor() {
                @Override
                public void paragraph(Paragraph paragraph) {
                    all.add(paragraph);
                }

                @Override
                public void table(Table table) {
                    all.add(table);
                }

                @Override
                public void subparagraph(Subparagraph subparagraph) {
                    part++;
                    String text = texts.get(part);
                    List<Block> inner = blocks(subparagraph.blocks());
                    if (text == null) {
                        all.add(new Subparagraph(inner));
                    } else {
                        all.addAll(prefixed(text, inner));
                    }
                }
            });
        }
        return all;
    }

    private static List<Block> prefixed(String number, List<Block> blocks) {
        List<Block> all = new ArrayList<>(blocks);
        List<Inline> first = List.of();
        if (!all.isEmpty() && all.get(0) instanceof Paragraph paragraph) {
            first = paragraph.inlines();
            all.remove(0);
        }
        all.add(0, new Paragraph(InlineText.prefixed(first.isEmpty() ? number : number + " ", first)));
        return all;
    }
}
