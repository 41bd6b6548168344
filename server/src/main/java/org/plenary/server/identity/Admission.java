package org.plenary.server.identity;

/**
 * A person and the access token by which that person signs in.
 *
 * @param person the person, with delegation and process
 * @param token a secret that must be random, since only its hash is kept; see {@link Secrets#random()}
 */
public record Admission(Person person, String token) {
    /** @throws IllegalArgumentException if the token is not of a secret's form */
    public Admission {
        if (!Secrets.isSecret(token)) {
            throw new IllegalArgumentException(
                    "expected a token of 22 to 200 characters [A-Za-z0-9_-], got one of length " + token.length());
        }
    }

    /** Without the token, so that no log holds it. */
    @Override
    public String toString() {
        return "Admission[person=" + person + "]";
    }
}
