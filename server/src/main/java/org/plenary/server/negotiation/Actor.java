package org.plenary.server.negotiation;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Role;

/**
 * Who acts in a draft, as far as the law tells people apart: somebody who is there, of whom all is known, or somebody
 * of whom nothing is known but what the record says. Of the latter one can only ask whether they could have acted so.
 *
 * @param id who it is
 * @param role what they are in the process
 * @param delegation the code of the delegation that they speak for, or null
 * @param groups the groups of the delegation; null if they are not known, as by the record
 * @param observes whether they observe, and get COMMENT at most; the record does not say which delegations do, and by
 *     it those of the role do alone
 */
public record Actor(
        PersonId id,
        Role role,
        @Nullable String delegation,
        @Nullable Set<String> groups,
        boolean observes) {

    /** Keeps a copy of the groups. */
    public Actor {
        groups = groups == null ? null : Set.copyOf(groups);
    }

    /** Somebody who is there. */
    public static Actor of(Person person) {
        boolean observes = !person.role().decides() && !person.mayDraft();
        return new Actor(person.id(), person.role(), person.delegationCode(), person.groups(), observes);
    }

    /** Somebody of whom the record says this. */
    public static Actor of(PersonId id, Participant participant) {
        boolean observes = participant.role() == Role.OBSERVER;
        return new Actor(id, participant.role(), participant.delegationCode(), null, observes);
    }

    /**
     * Whether a rule of access is about them, or could be.
     *
     * @param asked the level that is asked for: of groups that are not known, those that give it could be theirs
     */
    boolean isConcernedBy(AccessRule rule, AccessLevel asked) {
        return switch (rule.scope()) {
            case PERSON -> rule.subject().equals(id.value());
            case DELEGATION -> !role.decides() && rule.subject().equals(delegation);
            case GROUP ->
                !role.decides()
                        && (groups == null ? rule.level().compareTo(asked) >= 0 : groups.contains(rule.subject()));
        };
    }
}
