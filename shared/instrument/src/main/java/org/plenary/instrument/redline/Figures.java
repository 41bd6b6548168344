package org.plenary.instrument.redline;

/**
 * A redline in numbers.
 *
 * @param clauses how many clauses were touched
 * @param inserted how many characters were inserted
 * @param deleted how many characters were deleted
 */
public record Figures(int clauses, long inserted, long deleted) {
    /** No changes. */
    public static final Figures NONE = new Figures(0, 0, 0);
}
