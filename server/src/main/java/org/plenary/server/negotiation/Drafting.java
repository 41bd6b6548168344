package org.plenary.server.negotiation;

/**
 * Who drafts now.
 *
 * @param mode the drafting mode
 * @param archived whether the draft is among the archived ones, where nobody changes or decides anything
 */
public record Drafting(DraftingMode mode, boolean archived) {
    /** Everybody who may. */
    static final Drafting INITIAL = new Drafting(DraftingMode.EVERYBODY, false);

    Drafting with(DraftingMode next) {
        return new Drafting(next, archived);
    }

    Drafting archived(boolean next) {
        return new Drafting(mode, next);
    }
}
