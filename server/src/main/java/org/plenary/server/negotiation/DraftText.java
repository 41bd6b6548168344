package org.plenary.server.negotiation;

import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;

/** The text of a draft at one moment, as far as decisions depend on it. */
public interface DraftText {
    /** Whether it has a clause. */
    boolean has(ClauseId clause);

    /** All of it. */
    Instrument instrument();
}
