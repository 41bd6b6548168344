package org.plenary.server.desk;

import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.Fields;

/**
 * What somebody does on a desk. Each kind is one class, which says all that is to be said of it: when it can be done,
 * what stands after it, how it is written into the record and read from there, and what people are told of it. {@link
 * DeskActs} lists them.
 */
interface DeskAct {
    /** Its kind. */
    DeskActKind kind();

    /**
     * Whether it changes anything, done by this person.
     *
     * @throws DeskException if it cannot be done
     */
    boolean changes(Desk now, PersonId by);

    /**
     * What stands after it. Whether it can be done is not looked at.
     *
     * @throws DeskException if what it is about is not there
     */
    Desk effect(Desk before, Said said);

    /** Adds what the record says of it, in the one order of its kind. */
    void write(Fields to);

    /**
     * What whoever listens is told, besides the desk and the entry: one field, named by what it is.
     *
     * @param after the desk after it
     * @param seq its entry; if it changed nothing, the desk's newest
     */
    Fields news(Desk after, long seq);

    /**
     * What lists of events tell of it besides who did it and when, without the words of comments.
     *
     * @param desk the one that it was done on
     * @param seq its entry
     */
    Fields about(Desk desk, long seq);

    /**
     * What it is about: people who are told of the desk as it is after a later act about the same miss nothing of this
     * one.
     *
     * @param seq its entry
     */
    String subject(long seq);
}
