package org.plenary.server.presence.redis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.StreamId;
import org.plenary.server.presence.Attendee;

/**
 * What one node says of one process: all of its people there.
 *
 * @param node the node; a restarted one is another
 * @param process the process
 * @param version rises with each report of the node that differs from the one before
 * @param expiryMillis for how long it holds without being said again
 * @param open those of its drafts that everybody of the process may read
 * @param drafts the people by draft, with times by the clock of Redis; empty when the node has nobody there any more
 */
record Report(
        String node,
        ProcessId process,
        long version,
        long expiryMillis,
        Set<StreamId> open,
        Map<StreamId, List<Attendee>> drafts) {}
