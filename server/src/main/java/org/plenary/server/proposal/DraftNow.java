package org.plenary.server.proposal;

import org.plenary.crdt.IdSet;
import org.plenary.server.draft.DraftState;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.Standing;

/**
 * A draft as its room has it, in values that a worker may take.
 *
 * @param state what its document encodes as
 * @param deleted all that is deleted in it
 * @param standing what stands
 * @param head the newest entry of its record
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
record DraftNow(byte[] state, IdSet deleted, Standing standing, Head head) {
    /** To be asked on the draft's loop. */
    static DraftNow of(DraftState draft, Head head) {
        return new DraftNow(draft.doc().encodeStateAsUpdate(), draft.doc().deleteSet(), draft.standing(), head);
    }
}
