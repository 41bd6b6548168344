package org.plenary.server.room;

/** The kinds of what a room tells of its own accord, besides changes of the text. */
public enum Notice {
    /** What stands in the draft: mode and status of clauses. */
    STANDING,
    /** What has changed of it since the last such notice: each counts. */
    STANDING_CHANGE,
    /** Where the words of brackets are now. */
    BRACKET_PLACES,
    /** What the member's person may do now. */
    RIGHTS,
    /** Somebody decided something; the same may be told again. */
    DECISION,
    /** Somebody has removed many clauses at once. */
    REMOVAL;

    /** Whether one that did not come is made up for by the next of its kind. */
    public boolean isMadeUpFor() {
        return this != STANDING_CHANGE && this != BRACKET_PLACES;
    }
}
