package org.plenary.server.desk;

import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.Anchor;
import org.plenary.instrument.anchor.Passages;
import org.plenary.server.draft.DraftState;
import org.plenary.server.negotiation.Proposer;

/**
 * A thread that somebody wants to begin.
 *
 * @param audience who is to hear it
 * @param text its first comment, as it was typed
 * @param on what of the draft it is about; null for the whole draft, or a proposal
 * @param proposal the proposal that it is about, which whoever asks may know of; null for the draft
 */
public record ThreadRequest(
        Audience audience,
        String text,
        @Nullable Place on,
        @Nullable OnProposal proposal) {
    /** About a draft. */
    public ThreadRequest(Audience audience, String text, @Nullable Place on) {
        this(audience, text, on, null);
    }

    /**
     * A proposal that somebody may know of.
     *
     * @param by in whose name it is; those alone know of it while it is being drafted
     */
    public record OnProposal(ProposalPlace place, Proposer by) {
        /** @throws DeskException if others would hear of a proposal that is being drafted */
        void requireFor(Audience audience) {
            if (place.revision() == null && !audience.equals(Audience.of(by))) {
                throw new DeskException(
                        DeskException.Reason.CONFLICT,
                        "A proposal that is being drafted is talked of by those alone in whose name it is made: "
                                + Audience.of(by) + ". Say it to them, or wait until it is submitted.");
            }
        }
    }

    /**
     * A place of a draft: a clause, or words in it, either as they read or by their units.
     *
     * @param quote the words; null if they are named by their units alone, or if it is the whole clause
     * @param occurrence which of the places where the words are in the clause, from 1
     * @param from the first unit, null if words are named by what they are
     * @param to the last unit, null if there is no first
     */
    public record Place(
            ClauseId clause,
            @Nullable String quote,
            int occurrence,
            @Nullable Id from,
            @Nullable Id to) {
        /** @throws IllegalArgumentException if there is one end and not the other */
        public Place {
            if ((from == null) != (to == null)) {
                throw new IllegalArgumentException("expected from and to together, got one of them");
            }
        }

        /**
         * It as an anchor.
         *
         * @param seq the newest entry of the draft's record
         * @throws DeskException if the draft has no such place now
         */
        DeskAnchor in(DraftState draft, long seq) {
            if (!draft.text().has(clause)) {
                throw new DeskException(DeskException.Reason.NO_SUCH_CLAUSE);
            }
            try {
                return new DeskAnchor(anchor(draft), seq);
            } catch (IllegalArgumentException e) {
                throw new DeskException(
                        DeskException.Reason.CONFLICT,
                        "The words do not stand there now: " + e.getMessage()
                                + ". Look at the text and mark them again.");
            }
        }

        private Anchor anchor(DraftState draft) {
            if (from == null || to == null) {
                return quote == null
                        ? Passages.clause(draft.doc(), clause)
                        : Passages.find(draft.doc(), clause, quote, occurrence);
            }
            // Of units that are there the words follow; that they are whole characters is checked with them.
            String words = quote == null
                    ? Passages.words(draft.doc(), new Anchor(clause, from, to, "?"))
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "expected two units of one text of the clause, in their order"))
                    : quote;
            Anchor anchor = new Anchor(clause, from, to, words);
            Passages.requireFit(draft.doc(), anchor);
            return anchor;
        }
    }
}
