package org.plenary.server.proposal;

import java.util.Map;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.server.draft.DraftState;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.Standing;

/**
 * A branch as its room has it.
 *
 * @param branch what it is
 * @param standing what stands in it
 * @param written all that was written in it
 * @param deleted all that is deleted in it, by its own people or in the draft
 * @param known what it knows
 * @param participants who took part in it
 * @param head the newest entry of its record
 */
record BranchNow(
        Branch branch,
        Standing standing,
        Update written,
        IdSet deleted,
        StateVector known,
        Map<PersonId, Participant> participants,
        Head head) {
    /** To be asked on the branch's loop. */
    static BranchNow of(DraftState state, Head head) {
        Branch branch = state.standing().branch();
        if (branch == null) {
            throw new IllegalStateException("expected a branch, got a draft");
        }
        return new BranchNow(
                branch,
                state.standing(),
                BranchTexts.written(state.doc()),
                state.doc().deleteSet(),
                state.doc().stateVector(),
                Map.copyOf(state.participants()),
                head);
    }
}
