package org.plenary.instrument;

import org.jspecify.annotations.Nullable;

/**
 * A paragraph at its place in an instrument, with the number that a reader sees beside it.
 *
 * @param clause the clause that it is in
 * @param depth 0 directly in the clause, 1 to {@value Subparagraph#MAX_DEPTH} in sub-paragraphs
 * @param opens whether it is the first of its clause or sub-paragraph; only then does it show a label
 * @param label the label of its clause or sub-paragraph, {@code ""} for a title or heading
 * @param paragraph the text
 * @param cell where it stands in a table, null if it is in none
 */
public record NumberedParagraph(
        Clause clause,
        int depth,
        boolean opens,
        String label,
        Paragraph paragraph,
        @Nullable CellPlace cell) {}
