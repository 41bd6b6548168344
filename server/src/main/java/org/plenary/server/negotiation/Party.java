package org.plenary.server.negotiation;

import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;

/**
 * A delegation as the record names it.
 *
 * @param code its code
 * @param name its full name at that time
 * @param kind what kind of party it was then
 */
public record Party(String code, String name, DelegationKind kind) {
    /** @throws IllegalArgumentException if the code or the name is out of bounds */
    public Party {
        Delegation.requireCode(code);
        Delegation.requireName(name);
    }

    /** That of a delegation as it is now. */
    public static Party of(Delegation delegation) {
        return new Party(delegation.code(), delegation.name(), delegation.kind());
    }
}
