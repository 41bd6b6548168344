package org.plenary.server.identity.sql;

import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.Enrolment;
import org.plenary.server.identity.Person;

/**
 * A person as they are kept.
 *
 * @param email the address; null if none is known
 * @param lastSeenAtMillis when the person last did something here, to the minute, in milliseconds since 1970 UTC; null
 *     if never
 */
public record PersonRow(
        Person person,
        @Nullable Email email,
        Enrolment state,
        @Nullable Long lastSeenAtMillis) {
    /** Whether the person's access was not taken away. */
    public boolean hasAccess() {
        return state != Enrolment.REVOKED;
    }
}
