package org.plenary.server.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part in a process.
 *
 * @param id identifier
 * @param name name as shown to others, 1 to {@value #MAX_NAME_LENGTH} characters on one line
 * @param role what the person is in the process
 * @param rank what the person is within the delegation, if that was said; only a {@link Role#DELEGATE} has one
 * @param delegation the delegation the person speaks for; a {@link Role#DELEGATE} has one, others may have none
 * @param groups the codes of the {@linkplain Group groups} that the delegation is in
 * @param process the process
 */
public record Person(
        PersonId id,
        String name,
        Role role,
        @Nullable Rank rank,
        @Nullable Delegation delegation,
        Set<String> groups,
        Negotiation process) {
    /** The most UTF-16 units a person's name has. */
    public static final int MAX_NAME_LENGTH = 200;

    /**
     * @throws IllegalArgumentException if the name is out of bounds, or role, rank and delegation do not fit together
     */
    public Person {
        requireName(name);
        requireFitting(role, rank, delegation != null);
        groups = Set.copyOf(groups);
    }

    /** Somebody without a rank, whose delegation is in no group. */
    public Person(PersonId id, String name, Role role, @Nullable Delegation delegation, Negotiation process) {
        this(id, name, role, null, delegation, Set.of(), process);
    }

    /**
     * Checks that {@code name} can be a person's name.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static void requireName(String name) {
        Checks.line("person name", name, MAX_NAME_LENGTH);
    }

    /**
     * Checks that role, rank and delegation fit together.
     *
     * @throws IllegalArgumentException if a delegate has no delegation, or somebody else has a rank
     */
    static void requireFitting(Role role, @Nullable Rank rank, boolean hasDelegation) {
        if (role == Role.DELEGATE && !hasDelegation) {
            throw new IllegalArgumentException("expected a delegation for a delegate, got none");
        }
        if (role != Role.DELEGATE && rank != null) {
            throw new IllegalArgumentException("expected a rank for delegates only, got " + rank + " for " + role);
        }
    }

    /** The code of the person's delegation, or null if there is none. */
    public @Nullable String delegationCode() {
        return delegation == null ? null : delegation.code();
    }

    /** The colour of the person's delegation, as {@code #rrggbb}; of the role, for those without a delegation. */
    public String color() {
        return delegation == null ? Color.of(role.name()) : delegation.color();
    }

    /** Whether the person may change the text of a draft at all. */
    public boolean mayDraft() {
        return role != Role.OBSERVER && (delegation == null || delegation.capacity() == Capacity.PARTICIPANT);
    }

    /** Whether the person may open a new draft. */
    public boolean mayCreateDrafts() {
        return role.decides();
    }

    /** Whether the person sets the process up: delegations, groups, people. */
    public boolean mayManage() {
        return role == Role.SECRETARIAT;
    }
}
