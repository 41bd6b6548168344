package org.plenary.server.signin;

import io.vertx.core.Future;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Profile;

/** The beginning of a server: its first process and first person. Safe from any thread, like {@link Accounts}. */
public interface Foundation {
    /** Whether nobody is known here yet. */
    Future<Boolean> isAwaited();

    /**
     * Begins a process, with the first person of its secretariat, and opens a session of theirs, whose secret is
     * returned. Where drafts were imported before anybody was known, the process is the one that came with them, which
     * gets this name; of several, the one that has this name already.
     *
     * <p>Fails with {@link IdentityException.Reason#CONFLICT} if somebody is known here already, or it cannot be told
     * which of several processes is meant.
     */
    Future<String> lay(String processName, Profile secretariat, String passwordHash, Arrival arrival);
}
