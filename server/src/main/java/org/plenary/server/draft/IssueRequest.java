package org.plenary.server.draft;

import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.negotiation.Revision;

/**
 * What somebody wants to issue: the draft as it is on disk when its turn comes.
 *
 * @param title what the revision is called
 * @param note the cover note, or null
 * @param corrects the symbol of the revision that it corrects; null if it is a new one
 */
public record IssueRequest(
        String title, @Nullable String note, @Nullable String corrects) {
    /** @throws IllegalArgumentException if a part is out of bounds; the message says what was expected */
    public IssueRequest {
        Revision.requireTitle(title);
        Revision.requireNote(note);
        if (corrects != null) {
            SymbolPattern.requireSymbol(corrects);
        }
    }
}
