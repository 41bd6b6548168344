package org.plenary.server.desk;

import io.vertx.core.Future;
import java.util.Optional;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.StreamId;

/**
 * Which stream is the desk of a draft for an audience, and how far people have read desks. Safe from any thread.
 * Futures fail with {@link org.plenary.server.journal.JournalException}.
 */
public interface DeskStore {
    /** The desk of a draft for an audience; empty if nothing was said on it yet. */
    Future<Optional<StreamId>> find(StreamId draft, Audience audience);

    /**
     * Begins the desk of a draft for an audience, with its first entries, unless there is one: all or nothing.
     *
     * @return the desk that there is now, this one or another
     */
    Future<StreamId> begin(StreamId draft, Audience audience, NewStream stream);

    /** The newest entry of a desk that a person has read; 0 if none. */
    Future<Long> seen(PersonId person, StreamId desk);

    /** A person has read a desk up to an entry; one that is older than before changes nothing. */
    Future<Void> see(PersonId person, StreamId desk, long seq);
}
