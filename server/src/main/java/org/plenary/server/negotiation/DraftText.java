package org.plenary.server.negotiation;

import java.util.Set;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.anchor.Anchor;

/** The text of a draft at one moment, as far as decisions depend on it. */
public interface DraftText {
    /** Whether it has a clause. */
    boolean has(ClauseId clause);

    /** All of it. */
    Instrument instrument();

    /**
     * Checks that an anchor is one of this text, and quotes what stands there.
     *
     * @throws IllegalArgumentException if it is not; the message says what was expected
     */
    void requireFits(Anchor anchor);

    /**
     * The clauses that the words of a bracket are in, wherever they have gone since it was placed. Of words of which
     * nothing is left, the clause that they were in last.
     */
    Set<ClauseId> clausesOf(Bracket bracket);

    /** Whether nothing is left of the words of a bracket. */
    boolean isGone(Bracket bracket);
}
