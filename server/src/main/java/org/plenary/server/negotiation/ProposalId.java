package org.plenary.server.negotiation;

import org.plenary.server.identity.Checks;

/**
 * Identifies a proposal: the id of its branch's stream.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9_-]}
 */
public record ProposalId(String value) {
    /** @throws IllegalArgumentException if {@code value} is not an identifier */
    public ProposalId {
        Checks.id("proposal id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
