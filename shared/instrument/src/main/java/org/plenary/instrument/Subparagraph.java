package org.plenary.instrument;

import java.util.List;

/**
 * A labelled part of a clause, such as (a) or (i).
 *
 * @param blocks its paragraphs and the sub-paragraphs under it, in order
 */
public record Subparagraph(List<Block> blocks) implements Block {
    /** How deep sub-paragraphs may nest: (a), (i), (A), (1). */
    public static final int MAX_DEPTH = 4;

    /**
     * Keeps a copy of the list.
     *
     * @throws IllegalArgumentException if sub-paragraphs would nest more than {@value #MAX_DEPTH} deep
     */
    public Subparagraph {
        blocks = List.copyOf(blocks);
        int height = heightAbove(blocks);
        if (height > MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "sub-paragraphs nest at most " + MAX_DEPTH + " deep, but got height=" + height);
        }
    }

    @Override
    public int height() {
        return heightAbove(blocks);
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.subparagraph(this);
    }

    private static int heightAbove(List<Block> blocks) {
        return 1 + blocks.stream().mapToInt(Block::height).max().orElse(0);
    }
}
