package org.plenary.server.identity;

/** What a delegate is within the delegation. The names are stored and sent: they never change. */
public enum Rank {
    HEAD,
    /** Stands in for the head. */
    ALTERNATE,
    ADVISER
}
