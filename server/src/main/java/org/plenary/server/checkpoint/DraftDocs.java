package org.plenary.server.checkpoint;

import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.instrument.crdt.DraftClauses;

/**
 * Makes the documents that records are replayed into. They are without the cleanup of marks that have no effect: what it
 * deletes would be a deletion without an author. Stateless.
 */
public final class DraftDocs {
    private DraftDocs() {}

    /** An empty document that forgets what is deleted, as that of a room. */
    public static Doc live() {
        return doc(true);
    }

    /** An empty document that keeps everything. */
    public static Doc keeping() {
        return doc(false);
    }

    private static Doc doc(boolean gc) {
        Doc doc = new Doc(new DocOptions().withFormatCleanup(false).withGc(gc));
        DraftClauses.root(doc);
        return doc;
    }
}
