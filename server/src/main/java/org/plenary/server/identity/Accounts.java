package org.plenary.server.identity;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Who is known here, and by which secrets.
 *
 * <p>Safe from any thread. Nothing blocks the caller. Futures complete on the caller's Vert.x context and fail with
 * {@link AccountsException}. Tokens and sessions are stored as SHA-256 hashes only.
 */
public interface Accounts {
    /** The most people that {@link #people} returns. */
    int MAX_PEOPLE = 10_000;

    /** The person whose access token this is; empty if nobody's. */
    Future<Optional<Person>> personByToken(String token);

    /** The person whose session this is; empty if it is unknown, closed or expired. */
    Future<Optional<Person>> personBySession(String session);

    /**
     * Opens a session and returns its secret, 256 random bits as base64url. It outlives a restart of the server and ends
     * after a configured time. The oldest sessions of a person end when there are too many.
     *
     * <p>Fails with {@link AccountsException.Reason#NOT_FOUND} if the person is not known.
     */
    Future<String> openSession(PersonId person);

    /** Ends a session; does nothing if there is no such session. */
    Future<Void> closeSession(String session);

    /**
     * Registers processes, delegations, people and their access tokens, all or none. Doing it again changes nothing; a
     * changed name, role, kind or capacity replaces the old one; another token for a known person is added.
     *
     * <p>Fails with {@link AccountsException.Reason#CONFLICT} if a token is another person's already.
     */
    Future<Void> admit(List<Admission> admissions);

    /** The people of a process by name, at most {@value #MAX_PEOPLE}; empty if there is no such process. */
    Future<List<Person>> people(ProcessId process);

    /** A process by its id; empty if there is none. */
    Future<Optional<Negotiation>> process(ProcessId process);
}
