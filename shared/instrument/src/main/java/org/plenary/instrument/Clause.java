package org.plenary.instrument;

import java.util.List;

/**
 * A provision of an instrument, the unit of negotiation.
 *
 * @param id its name, which never changes
 * @param kind what it is
 * @param blocks its content: exactly one paragraph for a {@linkplain ClauseKind#isOneLine() one-line} kind
 */
public record Clause(ClauseId id, ClauseKind kind, List<Block> blocks) {

    /**
     * Keeps a copy of the list.
     *
     * @throws IllegalArgumentException if a title or heading is not exactly one paragraph
     */
    public Clause {
        blocks = List.copyOf(blocks);
        if (kind.isOneLine() && (blocks.size() != 1 || !(blocks.get(0) instanceof Paragraph))) {
            throw new IllegalArgumentException("a " + kind.wireName() + " is one paragraph, but got blocks="
                    + blocks.size() + " in clause id=" + id);
        }
    }

    /** A clause that is one paragraph of plain text. */
    public static Clause of(ClauseId id, ClauseKind kind, String text) {
        return new Clause(id, kind, List.of(Paragraph.of(text)));
    }
}
