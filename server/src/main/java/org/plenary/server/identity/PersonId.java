package org.plenary.server.identity;

/**
 * Identifies a person for as long as the installation lives.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9_-]}
 */
public record PersonId(String value) {
    /** @throws IllegalArgumentException if {@code value} is not an identifier */
    public PersonId {
        Checks.id("person id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
