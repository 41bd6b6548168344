package org.plenary.server.signin;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.PersonId;

/**
 * The sessions of people who are signed in. Safe from any thread, like {@link Accounts}. Their beginnings and ends are
 * in the audit trail.
 */
public interface Sessions {
    /**
     * Opens a session and returns its secret, 256 random bits as base64url. It outlives a restart of the server, and
     * ends after a configured time, or when it is not used for another. The oldest sessions of a person end when there
     * are too many.
     *
     * <p>Fails with {@link IdentityException.Reason#NOT_FOUND} if the person is not known or may not sign in.
     */
    Future<String> open(PersonId person, Means means, Arrival arrival);

    /** Ends the session of this secret; does nothing if there is none. */
    Future<Void> close(String session);

    /** The sessions of a person that are open, newest first. */
    Future<List<OpenSession>> of(PersonId person);

    /** Ends one of one's own sessions. Fails with {@link IdentityException.Reason#NOT_FOUND} if it is not. */
    Future<Void> end(SignedIn who, SessionNumber number);

    /** Ends all of one's sessions but the one that asks for it. */
    Future<Void> endOthers(SignedIn who);

    /** Counts these sessions as used now; returns those of them that have ended. */
    Future<Set<SessionNumber>> keep(Set<SessionNumber> inUse);
}
