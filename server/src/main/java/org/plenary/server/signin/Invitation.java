package org.plenary.server.signin;

import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.Person;

/**
 * What an invitation says to who holds it.
 *
 * @param person who is invited
 * @param email the address by which that person will sign in
 * @param expiresAtMillis until when it can be accepted, in milliseconds since 1970 UTC
 */
public record Invitation(Person person, @Nullable Email email, long expiresAtMillis) {}
