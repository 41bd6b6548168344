package org.plenary.server.proposal;

import org.jspecify.annotations.Nullable;
import org.plenary.server.history.ProposedChanges;
import org.plenary.server.journal.Stream;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.Proposal;

/**
 * A proposal in one of its wordings, as whoever may read it gets it.
 *
 * @param draft the draft
 * @param stream the branch
 * @param branch what it is
 * @param tabled as it was tabled last, if that is the wording; null for that of the branch
 * @param changes what it changes
 * @param atMillis when it was tabled, or else changed last, milliseconds since 1970 UTC
 */
public record ProposedWording(
        Stream draft,
        Stream stream,
        Branch branch,
        @Nullable Proposal tabled,
        ProposedChanges changes,
        long atMillis) {}
