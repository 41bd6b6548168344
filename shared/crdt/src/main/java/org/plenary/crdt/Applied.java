package org.plenary.crdt;

/**
 * What applying an update did.
 *
 * @param inserted the ids that are in the document now and were not before, those that had waited included
 * @param deleted the ids that are deleted now and were not before
 * @param missing the ids that what could not be applied waits for; empty if everything was applied
 */
public record Applied(IdSet inserted, IdSet deleted, IdSet missing) {
    /** Whether the document is the same as before. */
    public boolean changedNothing() {
        return inserted.isEmpty() && deleted.isEmpty();
    }
}
