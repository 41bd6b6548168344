package org.plenary.server.identity;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part in a process.
 *
 * @param id identifier
 * @param name name as shown to others, 1 to {@value #MAX_NAME_LENGTH} characters on one line
 * @param role what the person is in the process
 * @param delegation the delegation the person speaks for; a {@link Role#DELEGATE} has one, others may have none
 * @param process the process
 */
public record Person(
        PersonId id, String name, Role role, @Nullable Delegation delegation, Negotiation process) {
    /** The most UTF-16 units a person's name has. */
    public static final int MAX_NAME_LENGTH = 200;

    /** @throws IllegalArgumentException if the name is out of bounds, or a delegate has no delegation */
    public Person {
        Checks.line("person name", name, MAX_NAME_LENGTH);
        if (role == Role.DELEGATE && delegation == null) {
            throw new IllegalArgumentException("expected a delegation for a delegate, got none; person=" + id);
        }
    }

    /** The code of the person's delegation, or null if there is none. */
    public @Nullable String delegationCode() {
        return delegation == null ? null : delegation.code();
    }

    /** The colour of the person's delegation, as {@code #rrggbb}; of the role, for those without a delegation. */
    public String color() {
        return Color.of(delegation == null ? role.name() : delegation.code());
    }

    /** Whether the person may change the text of a draft at all. */
    public boolean mayDraft() {
        return role != Role.OBSERVER && (delegation == null || delegation.capacity() == Capacity.PARTICIPANT);
    }

    /** Whether the person may open a new draft. */
    public boolean mayCreateDrafts() {
        return role == Role.CHAIR || role == Role.SECRETARIAT;
    }
}
