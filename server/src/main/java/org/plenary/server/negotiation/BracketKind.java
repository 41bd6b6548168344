package org.plenary.server.negotiation;

/** What a bracket says of its words. The names are stored and sent: they never change. */
public enum BracketKind {
    /** They are contested: its holders want them kept, deleted, or reserve their position. */
    CONTESTED,
    /** They stand for words that are to come. */
    PLACEHOLDER
}
