package org.plenary.instrument.redline;

/** What became of a clause between two moments. */
public enum ClauseChange {
    /** It reads the same at both, perhaps under another number or at another place. */
    KEPT,
    /** Its text, its paragraphs, its kind, or how its text looks is different. */
    CHANGED,
    /** It is there at the second only. */
    ADDED,
    /** It is there at the first only. */
    REMOVED
}
