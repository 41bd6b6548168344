package org.plenary.server.presence;

import io.vertx.core.Future;
import java.util.Set;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.StreamId;

/**
 * Knows which of this node's drafts everybody of their process may read. Other nodes show the people in those to
 * everybody, and the people in others to nobody, since they know no rules of drafts that they do not hold.
 */
@FunctionalInterface
public interface OpenDrafts {
    /** Those of a process; from any Vert.x context. */
    Future<Set<StreamId>> of(ProcessId process);
}
