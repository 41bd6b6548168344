package org.plenary.server.negotiation;

/** What a proposal does to a clause. The names are recorded and sent: they never change. */
public enum ProposedChange {
    /** It reads otherwise. */
    CHANGED,
    /** It comes into the text. */
    NEW,
    /** It goes. */
    REMOVED
}
