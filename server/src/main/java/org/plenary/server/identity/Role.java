package org.plenary.server.identity;

/** What a person is in a process. The names are stored and sent: they never change. */
public enum Role {
    /** Chair or co-facilitator. */
    CHAIR,
    /** Sets the process up and keeps its revisions. */
    SECRETARIAT,
    /** Speaks for a delegation. */
    DELEGATE,
    /** Reads, and changes no text. */
    OBSERVER
}
