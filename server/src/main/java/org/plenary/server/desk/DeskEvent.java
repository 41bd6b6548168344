package org.plenary.server.desk;

import org.plenary.server.journal.Entry;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.Participant;

/**
 * That something was done on a desk, without the words of comments.
 *
 * @param seq its entry in the desk's record
 * @param atMillis when, milliseconds since 1970 UTC
 * @param by who, with the delegation of then and the name that the record says last
 * @param told {@code kind} and what it is about
 */
public record DeskEvent(long seq, long atMillis, Author by, Fields told) {
    /** That of an entry which is an act, and does not open the desk. */
    static DeskEvent of(Desk desk, Entry entry) {
        DeskAct act = DeskActs.decode(entry);
        Participant participant = desk.participant(entry.person());
        String name = participant == null ? entry.person().value() : participant.name();
        return new DeskEvent(
                entry.seq(),
                entry.atMillis(),
                new Author(entry.person(), name, entry.delegation()),
                new Fields().put("kind", entry.kind().wireName()).putAll(act.about(desk, entry.seq())));
    }
}
