package org.plenary.instrument.anchor;

/** What became of the words of an anchor. */
public enum AnchorState {
    /** They are what it quotes, wherever they stand and their lines end; or the whole clause is there. */
    HELD,
    /** Some are there, and they are others than it quotes. */
    CHANGED,
    /** None is there, or the whole clause is not; they may come back. */
    GONE
}
