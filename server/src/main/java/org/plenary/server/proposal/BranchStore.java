package org.plenary.server.proposal;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.StreamId;

/** Which streams are branches of which drafts. Safe from any thread; fails as a journal does. */
public interface BranchStore {
    /** The most branches of one draft, discarded ones among them. */
    int MAX_OF_DRAFT = 2_000;

    /** Begins the stream of a branch, which the draft has from now on; false if it has too many. */
    Future<Boolean> begin(StreamId draft, NewStream stream);

    /** The branches of a draft that were not discarded, the oldest first. */
    Future<List<StreamId>> of(StreamId draft);

    /** The draft of a branch; empty if there is no such branch, or it was discarded. */
    Future<Optional<StreamId>> draftOf(StreamId branch);

    /** Nobody finds the branch any more. Its record stays. */
    Future<Void> discard(StreamId branch);
}
