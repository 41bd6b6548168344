package org.plenary.server.signin;

import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.Person;

/**
 * By what a person can sign in.
 *
 * @param person who it is
 * @param email the address; null if none is known
 * @param passwordHash what is stored of the password; null if there is none
 */
public record Credential(
        Person person, @Nullable Email email, @Nullable String passwordHash) {
    /** Without the hash, so that no log holds it. */
    @Override
    public String toString() {
        return "Credential[person=" + person + "]";
    }
}
