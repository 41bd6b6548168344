package org.plenary.server.identity;

import org.jspecify.annotations.Nullable;

/**
 * A person with what only the secretariat sees. Times are milliseconds since 1970 UTC.
 *
 * @param lastSeenAtMillis when the person last did something here, to the minute; null if never
 * @param invitationExpiresAtMillis when the invitation ends that the person has not accepted yet; null if there is none
 */
public record EnrolledPerson(
        Person person,
        @Nullable Email email,
        AccountState state,
        @Nullable Long lastSeenAtMillis,
        @Nullable Long invitationExpiresAtMillis) {}
