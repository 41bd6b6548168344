package org.plenary.server.signin;

import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.Enrolment;
import org.plenary.server.identity.Person;

/**
 * A person with what only the secretariat sees. Times are milliseconds since 1970 UTC.
 *
 * @param lastSeenAtMillis when the person last did something here, to the minute; null if never
 * @param invitationExpiresAtMillis when the invitation ends that the person has not accepted yet; null if there is none
 */
public record EnrolledPerson(
        Person person,
        @Nullable Email email,
        Enrolment state,
        @Nullable Long lastSeenAtMillis,
        @Nullable Long invitationExpiresAtMillis) {}
