package org.plenary.server.negotiation;

import org.jspecify.annotations.Nullable;

/**
 * How a bracket was settled by who leads the draft.
 *
 * @param as what became of its words
 * @param agreed whether the holders agreed; otherwise it is the chair's proposal
 * @param reason why, or null
 * @param act by whom, when and by which entry of the record
 */
public record Settlement(
        Outcome as, boolean agreed, @Nullable String reason, Act act) {
    /** What becomes of the words. The names are stored and sent: they never change. */
    public enum Outcome {
        /** They stay. */
        KEEP,
        /** They are deleted, by an edit that is recorded right after. */
        DELETE
    }
}
