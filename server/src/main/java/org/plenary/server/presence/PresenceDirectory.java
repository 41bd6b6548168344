package org.plenary.server.presence;

import io.vertx.core.Future;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.StreamId;

/**
 * Who is in which draft, in which clause, since when and on how many devices, on all nodes together.
 *
 * <p>Safe from any thread. Nothing blocks, and nothing but {@link #close} waits for a network: questions are answered
 * from what this node knows. A node's own people are always known, at once; those of other nodes shortly after.
 */
public interface PresenceDirectory {

    /** A person has come into a draft on one more connection. */
    Presence enter(Person person, StreamId draft);

    /** Who is in the drafts of a process now; nobody of any other process. */
    Roll of(ProcessId process);

    /** How far this directory sees now. */
    PresenceState state();

    /** Figures for whoever watches the server. */
    PresenceStatistics statistics();

    /** Takes this node's people out of the directory and lets go of everything. */
    Future<Void> close();
}
