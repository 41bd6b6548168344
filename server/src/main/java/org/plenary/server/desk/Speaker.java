package org.plenary.server.desk;

import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Role;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.Participant;

/**
 * Who said something on a desk, as it was then.
 *
 * @param delegation the code of the delegation the person spoke for, or null
 */
public record Speaker(
        PersonId id, String name, Role role, @Nullable String delegation) {
    /** Somebody of whom the record says this. */
    static Speaker of(PersonId id, Participant participant) {
        return new Speaker(id, participant.name(), participant.role(), participant.delegationCode());
    }

    /** As it is told to people: {@code person, name, role, delegation}. */
    Fields toFields() {
        return new Fields()
                .put("person", id.value())
                .put("name", name)
                .put("role", role.name())
                .put("delegation", delegation);
    }
}
