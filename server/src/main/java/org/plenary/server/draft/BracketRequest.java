package org.plenary.server.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.Anchor;
import org.plenary.instrument.anchor.Passages;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.DecisionException.Reason;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.PlaceBracket;
import org.plenary.server.negotiation.Stance;

/**
 * A bracket that somebody wants to place, on words that they name.
 *
 * @param kind what it says of the words
 * @param on the anchors, if they are known
 * @param words the words by what they are, if anchors are not known; null if there are anchors
 * @param holder who holds it
 * @param stance what the holder wants
 * @param note what the holder says of it, or null
 */
public record BracketRequest(
        BracketKind kind,
        List<Anchor> on,
        @Nullable Words words,
        Holder holder,
        Stance stance,
        @Nullable String note) {
    /**
     * Words as somebody reads them.
     *
     * @param quote what they are; null for the whole clause
     * @param occurrence which of the places where they are in the clause, from 1
     */
    public record Words(ClauseId clause, @Nullable String quote, int occurrence) {}

    /** Keeps a copy of the list. */
    public BracketRequest {
        on = List.copyOf(on);
    }

    /**
     * The decision, in a draft as it is.
     *
     * @throws DecisionException if the words are not there
     */
    public PlaceBracket decision(DraftState draft) {
        try {
            return new PlaceBracket(kind, anchors(draft), holder, stance, note);
        } catch (IllegalArgumentException e) {
            throw new DecisionException(
                    Reason.CONFLICT, "This cannot be put in brackets: " + e.getMessage() + ". Look at the text again.");
        }
    }

    private List<Anchor> anchors(DraftState draft) {
        Words named = words;
        if (named == null) {
            return on;
        }
        if (!draft.text().has(named.clause())) {
            throw new DecisionException(
                    Reason.NO_SUCH_CLAUSE,
                    "The draft has no clause " + named.clause() + " now. Look at its clauses again.");
        }
        return List.of(
                named.quote() == null
                        ? Passages.clause(draft.doc(), named.clause())
                        : Passages.find(draft.doc(), named.clause(), named.quote(), named.occurrence()));
    }
}
