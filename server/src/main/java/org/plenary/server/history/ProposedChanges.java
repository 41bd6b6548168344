package org.plenary.server.history;

import java.util.List;
import org.plenary.crdt.Update;
import org.plenary.server.negotiation.ProposalWriter;

/**
 * What a proposal changes, and of which text.
 *
 * @param on the entry of the draft's record after which the draft's text is what is changed
 * @param changes what was written and deleted on top of that text
 * @param writers who did it
 */
public record ProposedChanges(long on, Update changes, List<ProposalWriter> writers) {
    /** Keeps a copy of the list. */
    public ProposedChanges {
        writers = List.copyOf(writers);
    }
}
