package org.plenary.server.proposal;

import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.negotiation.Proposal;
import org.plenary.server.negotiation.Rights;

/**
 * Somebody before a proposal that they may know of.
 *
 * @param person who
 * @param draft the draft
 * @param summary the draft's
 * @param stream the branch
 * @param branch what it is
 * @param tabled as it was tabled last, null if it never was
 */
record Seat(
        Person person,
        Stream draft,
        DraftSummary summary,
        Stream stream,
        Branch branch,
        @Nullable Proposal tabled) {
    /** What the person may do in the branch. */
    Rights rights() {
        return branch.rights(person, summary);
    }

    /** Whether the person may know of the proposal. */
    boolean isVisible() {
        return tabled != null || rights().mayRead();
    }

    /** Whether the person is one of those in whose name it is made. */
    boolean isOwn() {
        return rights().mayRead()
                && Branch.isOf(branch.by(), person, summary.rights(person).leads());
    }

    /** Whether the person may table and withdraw it. */
    boolean speaks() {
        return Branch.speaks(branch.by(), person, summary.access()) && !summary.archived();
    }
}
