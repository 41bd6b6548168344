package org.plenary.server.signin;

import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Email;
import org.plenary.server.identity.Person;

/**
 * A person and the access token by which that person signs in.
 *
 * @param person the person, with delegation and process
 * @param email the person's address; null leaves what is known
 * @param token a secret that must be random, since only its hash is kept; see {@link Secrets#random()}
 */
public record Admission(Person person, @Nullable Email email, String token) {
    /** @throws IllegalArgumentException if the token is not of a secret's form */
    public Admission {
        if (!Secrets.isSecret(token)) {
            throw new IllegalArgumentException(
                    "expected a token of 22 to 200 characters [A-Za-z0-9_-], got one of length " + token.length());
        }
    }

    /** An admission that says nothing of the person's address. */
    public Admission(Person person, String token) {
        this(person, null, token);
    }

    /** Without the token, so that no log holds it. */
    @Override
    public String toString() {
        return "Admission[person=" + person + "]";
    }
}
