package org.plenary.crdt;

/** What became of a unit between two moments at one of which, at least, it was there. */
public enum Change {
    /** It was there at both. */
    KEPT,
    /** It was there at the second only. */
    INSERTED,
    /** It was there at the first only. */
    DELETED
}
