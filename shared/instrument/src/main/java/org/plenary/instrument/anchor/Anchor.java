package org.plenary.instrument.anchor;

import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.instrument.ClauseId;

/**
 * Words of a clause, or the whole clause, that something is about: a bracket, a comment. It holds on to the first and
 * the last of them, so that it grows with what is written between them, and not with what is written beside.
 *
 * <pre>
 *     The parties shall [cooperate closely] in this.
 *                        ↑ from           ↑ to
 * </pre>
 *
 * <p>As Yjs has it, it is between the relative positions {@code {item: from, assoc: 0}} and {@code {item: to, assoc:
 * -1}}. Words of two clauses need two anchors, and so do words of a text and of a footnote in it; those of several
 * paragraphs, sub-paragraphs or cells of one clause need one.
 *
 * @param clause the clause
 * @param from the first UTF-16 unit that it holds, null if it holds the whole clause
 * @param to the last one, null if it holds the whole clause
 * @param quote the words as they were, with {@code "\n"} between lines; of a whole clause the first
 *     {@value Passages#EXCERPT} characters of it, and then {@code "…"} if there are more
 */
public record Anchor(
        ClauseId clause, @Nullable Id from, @Nullable Id to, String quote) {
    /** The most UTF-16 units that words may have; who is about more is about clauses. */
    public static final int MAX_QUOTE = 20_000;

    /**
     * Checks what can be known without the document.
     *
     * @throws IllegalArgumentException if it has one end only, no words between them, or too many
     */
    public Anchor {
        if ((from == null) != (to == null)) {
            throw new IllegalArgumentException(
                    "an anchor has a first and a last unit, or is about a whole clause and has neither: from=" + from
                            + " to=" + to);
        }
        if (from != null && to != null) {
            requireId(from);
            requireId(to);
            if (quote.isEmpty()) {
                throw new IllegalArgumentException("an anchor that is about words quotes them, but the quote is empty");
            }
        }
        int most = from == null ? Passages.EXCERPT + 1 : MAX_QUOTE;
        if (quote.length() > most) {
            throw new IllegalArgumentException(
                    "an anchor quotes " + most + " characters at most, but got " + quote.length());
        }
    }

    private static void requireId(Id id) {
        if (id.client() < 0
                || id.clock() < 0
                || id.client() > Encoder.MAX_INTEGER
                || id.clock() > Encoder.MAX_INTEGER) {
            throw new IllegalArgumentException("the client and the clock of a unit have 53 bits, but got " + id);
        }
    }

    /** Whether it is about the whole clause. */
    public boolean isWholeClause() {
        return from == null;
    }
}
