package org.plenary.server.negotiation;

import java.util.Objects;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Role;

/**
 * Who holds a bracket.
 *
 * @param code the code of a delegation, {@code chair}, or {@code unknown}: of brackets that stood in a text that was
 *     brought in, nobody knows whose they are
 */
public record Holder(String code) {
    /** Whoever chairs, in the name of nobody else. */
    public static final Holder CHAIR = new Holder("chair");
    /** Nobody knows who. */
    public static final Holder UNKNOWN = new Holder("unknown");

    /** @throws IllegalArgumentException if nobody can be called so */
    public Holder {
        if (!code.equals("chair") && !code.equals("unknown")) {
            Delegation.requireCode(code);
        }
    }

    /** Whether it is a delegation. */
    public boolean isDelegation() {
        return !equals(CHAIR) && !equals(UNKNOWN);
    }

    /**
     * Checks that somebody may act for this holder: a delegate for the delegation that they speak for, as far as the
     * draft is open to them for comments, and whoever leads the draft for anybody.
     *
     * @throws DecisionException if they may not
     */
    void requireRight(Actor by, Standing standing) {
        if (standing.access().leads(by) || (isSpokenForBy(by) && speaks(by, standing.access()))) {
            return;
        }
        throw new DecisionException(
                DecisionException.Reason.NOT_ALLOWED,
                isSpokenForBy(by)
                        ? "You read this draft, and for delegations act in it those who may comment. Ask the chair or the"
                                + " secretariat."
                        : "For " + inWords() + " acts " + whoActs()
                                + "the chair, the co-facilitators and the secretariat. Ask one of them.");
    }

    /** Whether somebody may hold brackets for the delegation that they speak for. */
    static boolean speaks(Actor by, Access access) {
        return by.role() == Role.DELEGATE && !by.observes() && access.gives(by, AccessLevel.COMMENT);
    }

    private boolean isSpokenForBy(Actor by) {
        return isDelegation() && by.role() == Role.DELEGATE && Objects.equals(by.delegation(), code);
    }

    private String whoActs() {
        return isDelegation() ? "its own delegates, or " : "";
    }

    /** As people call it. */
    String inWords() {
        return isDelegation() ? code : equals(CHAIR) ? "the chair" : "a holder that nobody knows";
    }

    @Override
    public String toString() {
        return code;
    }
}
