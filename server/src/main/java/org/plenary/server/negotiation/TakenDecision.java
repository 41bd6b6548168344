package org.plenary.server.negotiation;

/** A decision that was taken, with who took it and when. */
public record TakenDecision(Decision decision, Act act) {
    /** What stands after it. Whether it could be taken is not looked at. */
    public Standing after(Standing before) {
        return decision.effect(before, act);
    }
}
