package org.plenary.server.signin;

import org.plenary.server.identity.PersonId;

/**
 * An invitation just made: the only moment at which its secret is known here.
 *
 * @param expiresAtMillis until when it can be accepted, in milliseconds since 1970 UTC
 */
public record IssuedInvitation(PersonId person, String token, long expiresAtMillis) {
    /** Without the token, so that no log holds it. */
    @Override
    public String toString() {
        return "IssuedInvitation[person=" + person + "]";
    }
}
