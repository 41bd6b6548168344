package org.plenary.server.negotiation;

/** How clauses of a proposal come into the draft. The names are recorded and sent: they never change. */
public enum Taking {
    /** They read as proposed. */
    PROPOSED,
    /** They read as proposed, with what the draft has changed in them since. */
    MERGED,
    /** What is proposed stands in brackets, held by its proposer and sponsors. */
    BRACKETED,
    /** What is proposed competes with what the draft has. */
    ALTERNATIVE,
    /** It became one wording with what others propose: by {@link Streamline}, and by nothing else. */
    STREAMLINED
}
