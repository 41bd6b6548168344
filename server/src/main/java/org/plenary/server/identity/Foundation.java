package org.plenary.server.identity;

import io.vertx.core.Future;

/** The beginning of a server: its first process and first person. Safe from any thread, like {@link Accounts}. */
public interface Foundation {
    /** Whether nobody is known here yet. */
    Future<Boolean> isAwaited();

    /**
     * Begins a process, with the first person of its secretariat, and opens a session of theirs, whose secret is returned.
     *
     * <p>Fails with {@link AccountsException.Reason#CONFLICT} if somebody is known here already.
     */
    Future<String> lay(String processName, Profile secretariat, String passwordHash, Arrival arrival);
}
