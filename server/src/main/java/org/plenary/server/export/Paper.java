package org.plenary.server.export;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.history.ProposedChanges;
import org.plenary.server.negotiation.ProposalState;
import org.plenary.server.negotiation.Proposer;

/**
 * A proposal that becomes a paper.
 *
 * @param id its name
 * @param by in whose name it is
 * @param title what it is called
 * @param sponsors the codes of the delegations that sponsor it
 * @param rationale why, or null
 * @param symbol the symbol under which it was submitted; null for a wording that was not
 * @param state how far it has come, null for a wording that was not submitted
 * @param late whether it was new when it was too late for new ones
 * @param reason why it was not taken or was withdrawn, or null
 * @param atMillis when it was submitted, or else changed last, milliseconds since 1970 UTC
 * @param changes what it changes
 * @param redline whether the changes are shown, and not the text that they make
 * @param whole whether the whole text is shown, and not only what the proposal changes
 */
public record Paper(
        String id,
        Proposer by,
        String title,
        List<String> sponsors,
        @Nullable String rationale,
        @Nullable String symbol,
        @Nullable ProposalState state,
        boolean late,
        @Nullable String reason,
        long atMillis,
        ProposedChanges changes,
        boolean redline,
        boolean whole) {
    /** Keeps a copy of the list. */
    public Paper {
        sponsors = List.copyOf(sponsors);
    }

    /** What tells it from any other, and from itself at another time. */
    String tag() {
        return String.join(
                "\n",
                id,
                String.valueOf(by),
                title,
                String.valueOf(sponsors),
                String.valueOf(rationale),
                String.valueOf(symbol),
                String.valueOf(state),
                String.valueOf(late),
                String.valueOf(reason),
                String.valueOf(atMillis),
                String.valueOf(changes.on()),
                Base64.getEncoder().encodeToString(changes.changes().bytes()),
                String.valueOf(redline),
                String.valueOf(whole));
    }
}
