package org.plenary.server.negotiation;

/** A decision about a bracket. Delegates take some of them, so the record says who somebody is before they do. */
interface BracketDecision extends Decision {
    @Override
    default boolean isByTheIntroduced() {
        return true;
    }

    /** One that a holder takes, or whoever leads the draft for them. */
    interface ByHolder extends BracketDecision {
        /** Who holds the bracket, is to hold it, or leaves it. */
        Holder holder();

        @Override
        default void requireRight(Actor by, Standing now) {
            holder().requireRight(by, now);
        }
    }
}
