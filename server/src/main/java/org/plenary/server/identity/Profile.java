package org.plenary.server.identity;

import org.jspecify.annotations.Nullable;

/**
 * What the secretariat says of a person.
 *
 * @param name as {@link Person#name}
 * @param email the address by which the person signs in; null for who signs in by other means only
 * @param role as {@link Person#role}
 * @param rank as {@link Person#rank}
 * @param delegation the code of the person's delegation
 */
public record Profile(
        String name,
        @Nullable Email email,
        Role role,
        @Nullable Rank rank,
        @Nullable String delegation) {
    /** @throws IllegalArgumentException if something is out of bounds or does not fit together */
    public Profile {
        Checks.line("person name", name, Person.MAX_NAME_LENGTH);
        Person.requireFitting(role, rank, delegation != null);
        if (delegation != null) {
            Delegation.requireCode(delegation);
        }
    }
}
