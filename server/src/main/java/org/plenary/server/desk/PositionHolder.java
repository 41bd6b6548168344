package org.plenary.server.desk;

import java.util.Set;
import org.plenary.server.identity.Delegation;
import org.plenary.server.negotiation.Fields;

/**
 * Whose position it is.
 *
 * @param code that of the delegation or the group
 */
public record PositionHolder(Kind kind, String code) {
    /** The kinds that there are. */
    public enum Kind {
        /** A delegation. */
        DELEGATION,
        /** A group, that speaks for its members; a member may differ. */
        GROUP
    }

    /** @throws IllegalArgumentException if the code is out of bounds */
    public PositionHolder {
        Delegation.requireCode(code);
    }

    Fields toFields() {
        return new Fields().put("kind", kind.name()).put("code", code);
    }

    static PositionHolder read(Fields from) {
        from.requireNoOthers(Set.of("kind", "code"));
        return new PositionHolder(from.one(Kind.class, "kind"), from.text("code"));
    }
}
