package org.plenary.server.negotiation;

/** By what the clauses of a draft are numbered. */
public enum NumberingMode {
    /** As they stand. */
    RUNNING,
    /** The numbers of a revision hold. */
    HELD
}
