package org.plenary.server.desk;

import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.Role;
import org.plenary.server.negotiation.Rights;

/**
 * A position that somebody wants to be said.
 *
 * @param value null to take back what was said
 * @param note what is said of it, or null
 * @param delegation the delegation whose it is; null for one's own, or for a group
 * @param group the group that is spoken for; null if none is
 */
public record PositionRequest(
        Audience audience,
        PositionScope scope,
        @Nullable PositionValue value,
        @Nullable String note,
        @Nullable String delegation,
        @Nullable String group) {
    /** @throws IllegalArgumentException if it is for both, or the note is out of bounds */
    public PositionRequest {
        if (delegation != null && group != null) {
            throw new IllegalArgumentException("expected a delegation or a group, got both");
        }
        TakePosition.requireNote(value, note);
    }

    /**
     * Whose position it is, said by this person.
     *
     * @throws DeskException if they do not speak for whom they name
     */
    PositionHolder holder(Person person, Rights rights) {
        boolean speaks = person.role() == Role.DELEGATE && person.mayDraft();
        String own = person.delegationCode();
        if (group != null) {
            if (!speaks || !person.groups().contains(group)) {
                throw new DeskException(
                        DeskException.Reason.NOT_ALLOWED,
                        "Delegates speak for groups that their delegation is in, and nobody for others.");
            }
            return new PositionHolder(PositionHolder.Kind.GROUP, group);
        }
        String whose = delegation == null ? own : delegation;
        boolean forAny = rights.leads() && delegation != null;
        boolean forOwn = speaks && whose != null && whose.equals(own);
        if (whose == null || !(forAny || forOwn)) {
            throw new DeskException(
                    DeskException.Reason.NOT_ALLOWED,
                    "Delegates speak for their own delegation; chair and secretariat say for which one they do.");
        }
        return new PositionHolder(PositionHolder.Kind.DELEGATION, whose);
    }

    /** As it is recorded. */
    TakePosition by(PositionHolder holder) {
        return new TakePosition(holder, scope, value, note);
    }
}
