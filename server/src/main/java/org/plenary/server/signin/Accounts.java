package org.plenary.server.signin;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.identity.Person;

/**
 * Who is known here, and by which secrets.
 *
 * <p>Safe from any thread. Nothing blocks the caller. Futures complete on the caller's Vert.x context and fail with
 * {@link IdentityException}. Tokens and sessions are stored as SHA-256 hashes only. Who has been
 * {@linkplain People#revoke revoked} is nobody here.
 */
public interface Accounts {
    /**
     * The person whose access token this is, and its number; empty if it is nobody's, or has expired. Being asked for
     * counts as use of the token; that is written down at most once an hour.
     */
    Future<Optional<SignedIn>> byToken(String token);

    /** The person whose access token this is; as {@link #byToken}. */
    default Future<Optional<Person>> personByToken(String token) {
        return byToken(token).map(who -> who.map(SignedIn::person));
    }

    /**
     * The person whose session this is, and its number; empty if it is unknown, closed, expired or idle for too long.
     * Being asked for counts as use of the session; that is written down at most once a minute.
     */
    Future<Optional<SignedIn>> bySession(String session);

    /**
     * The same sign-in as it stands now; empty if its session or token has ended or the person's access was revoked.
     */
    Future<Optional<SignedIn>> again(SignedIn who);

    /**
     * Registers processes, delegations, people and their access tokens, all or none. Doing it again changes nothing; a
     * changed name, role, rank, e-mail address, kind or capacity replaces the old one; another token for a known person
     * is added. Nobody gets a revoked access back by this.
     *
     * <p>Fails with {@link IdentityException.Reason#CONFLICT} if a token or an address is another person's already.
     */
    Future<Void> admit(List<Admission> admissions);
}
