package org.plenary.server.negotiation;

/** Who changes the text of a draft at present. The names are stored and sent: they never change. */
public enum DraftingMode {
    /** Everybody who may draft. */
    EVERYBODY,
    /** Those who chair, and the secretariat: the screen text. */
    CHAIR,
    /** Nobody. */
    CLOSED
}
