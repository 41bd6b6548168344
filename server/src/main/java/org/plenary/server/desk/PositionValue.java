package org.plenary.server.desk;

/** Where somebody stands. */
public enum PositionValue {
    /** For it. */
    SUPPORT,
    /** Could live with it, or with something else. */
    FLEXIBLE,
    /** Keeps the right to come back to it. */
    RESERVE,
    /** Against it. */
    OPPOSE,
    /** Does not know yet. */
    AWAITING_INSTRUCTIONS
}
