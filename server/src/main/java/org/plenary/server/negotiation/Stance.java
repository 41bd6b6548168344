package org.plenary.server.negotiation;

/** What a holder of a bracket wants of its words. The names are stored and sent: they never change. */
public enum Stance {
    /** That they stay. */
    KEEP,
    /** That they go. */
    DELETE,
    /** Nothing yet: the holder reserves its position. */
    RESERVE
}
