package org.plenary.server.negotiation;

/** How much of a draft is open to somebody, each level with all of those before it. The names are stored and sent. */
public enum AccessLevel {
    /** The draft is not there. */
    NONE,
    READ,
    COMMENT,
    /** May change the text. */
    DRAFT,
    /** May decide, and change the text also where delegates may not. */
    CHAIR
}
