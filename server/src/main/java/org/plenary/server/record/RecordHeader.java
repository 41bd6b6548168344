package org.plenary.server.record;

import org.plenary.server.identity.Checks;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;

/**
 * What the first line of a record's file says. Only stream, lineage and head are held by the hash chain; the rest is
 * what the server that wrote the file said.
 *
 * @param stream the draft
 * @param lineage the history that the record descends from
 * @param process the process that the draft belonged to
 * @param place the draft's place among those of the process, from 1
 * @param title the title that the draft was started with
 * @param createdAtMillis time of the first entry, milliseconds since 1970 UTC
 * @param head the end of the record: its last entry, of which there are as many as its number says
 */
public record RecordHeader(
        StreamId stream,
        Lineage lineage,
        Negotiation process,
        int place,
        String title,
        long createdAtMillis,
        Head head) {
    /** @throws IllegalArgumentException if a part is out of bounds */
    public RecordHeader {
        Checks.line("title", title, NewStream.MAX_TITLE_LENGTH);
        if (place < 1 || createdAtMillis < 0 || head.seq() < 1) {
            throw new IllegalArgumentException("expected a place and an entry from 1 and a time since 1970, got place="
                    + place + " entries=" + head.seq() + " createdAtMillis=" + createdAtMillis);
        }
    }

    /** That of a draft as it stood at one moment. */
    public static RecordHeader of(Stream stream, Negotiation process) {
        return new RecordHeader(
                stream.id(),
                stream.lineage(),
                process,
                stream.place(),
                stream.title(),
                stream.createdAtMillis(),
                stream.head());
    }
}
