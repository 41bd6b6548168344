package org.plenary.server.identity;

/** What a person is in a process. The names are stored and sent: they never change. */
public enum Role {
    /** Leads the negotiation and decides on the text. */
    CHAIR,
    /** Leads it together with the chair, with the same rights. */
    CO_FACILITATOR,
    /** Sets the process up and keeps its revisions. */
    SECRETARIAT,
    /** Speaks for a delegation. */
    DELEGATE,
    /** Reads, and changes no text. */
    OBSERVER;

    /** Whether this role decides on clauses, modes and access. */
    public boolean decides() {
        return this == CHAIR || this == CO_FACILITATOR || this == SECRETARIAT;
    }
}
