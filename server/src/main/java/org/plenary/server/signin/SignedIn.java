package org.plenary.server.signin;

import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Person;

/**
 * What a request or a connection is signed in as.
 *
 * @param person who it is
 * @param session the session that it belongs to; null for who is signed in by an access token
 * @param token the access token by which it is signed in; null for who is signed in by a session
 */
public record SignedIn(
        Person person,
        @Nullable SessionNumber session,
        @Nullable TokenNumber token) {
    /** A sign-in by a session. */
    public SignedIn(Person person, SessionNumber session) {
        this(person, session, null);
    }

    /** A sign-in by an access token. */
    public SignedIn(Person person, TokenNumber token) {
        this(person, null, token);
    }
}
