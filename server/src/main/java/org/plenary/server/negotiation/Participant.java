package org.plenary.server.negotiation;

import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.Role;

/**
 * What the record says of a person, so that it can be read without the server that made it.
 *
 * @param name the name at that time
 * @param role what the person was in the process then
 * @param delegation the delegation that the person spoke for then, or null
 */
public record Participant(String name, Role role, @Nullable Party delegation) {
    /** @throws IllegalArgumentException if the name is out of bounds */
    public Participant {
        Person.requireName(name);
    }

    /** What is to be said of a person as they are now. */
    public static Participant of(Person person) {
        Delegation delegation = person.delegation();
        return new Participant(person.name(), person.role(), delegation == null ? null : Party.of(delegation));
    }

    /** The code of the delegation, or null. */
    public @Nullable String delegationCode() {
        return delegation == null ? null : delegation.code();
    }
}
