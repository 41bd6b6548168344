package org.plenary.server.negotiation;

/** What a change of the text that belongs to a decision has to do. */
@FunctionalInterface
public interface Announcement {
    /** Any change will do. */
    Announcement ANY = after -> {};

    /**
     * Checks that it was done.
     *
     * @param after the text that the change has made
     * @throws DecisionException if it was not
     */
    void requireDone(DraftText after);
}
