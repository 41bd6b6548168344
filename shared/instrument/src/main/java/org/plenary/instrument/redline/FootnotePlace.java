package org.plenary.instrument.redline;

/**
 * The footnote that text stands in, between two moments.
 *
 * @param id the same for all runs of the footnote, and for those of no other in the redline
 * @param before its number in the draft at the first moment, 0 if it is not there
 * @param after its number in the draft at the second moment, 0 if it is not there
 */
public record FootnotePlace(int id, int before, int after) {
    /** The number by which it is to be shown: the one that it has, or had if it is gone; 0 if it was gone before. */
    public int number() {
        return after == 0 ? before : after;
    }
}
