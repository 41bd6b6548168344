package org.plenary.server.draft;

import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Snapshot;
import org.plenary.crdt.Update;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.JournalException;

/**
 * Makes the documents that records are replayed into. They are without the cleanup of marks that have no effect: what
 * it deletes would be a deletion without an author. Stateless.
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

    /** The document of a room at an earlier moment of one that keeps everything. */
    public static Doc live(Doc keeping, Snapshot at) {
        return keeping.createFromSnapshot(at, options(true));
    }

    /** A document that keeps everything from an earlier moment of such a one on. */
    public static Doc keeping(Doc keeping, Snapshot at) {
        return keeping.createFromSnapshot(at, options(false));
    }

    /**
     * Applies the change of the text that an entry is, to a document with all entries before it.
     *
     * @throws JournalException {@link JournalException.Reason#CORRUPT} if it builds on something that no entry before
     *     it brought; the document is of no use then
     */
    public static Applied apply(Doc doc, Entry entry) {
        return apply(doc, update(entry));
    }

    /** The change of the text that an entry is. */
    public static Update update(Entry entry) {
        return Update.decode(entry.payload());
    }

    /** As {@link #apply(Doc, Entry)}. */
    public static Applied apply(Doc doc, Update update) {
        Applied applied = doc.apply(update, null);
        if (!applied.missing().isEmpty()) {
            throw new JournalException(
                    JournalException.Reason.CORRUPT,
                    "expected a change that builds on the entries before it, got one that builds on something else: missing="
                            + applied.missing());
        }
        return applied;
    }

    private static DocOptions options(boolean gc) {
        return new DocOptions().withFormatCleanup(false).withGc(gc);
    }

    private static Doc doc(boolean gc) {
        Doc doc = new Doc(options(gc));
        DraftClauses.root(doc);
        return doc;
    }
}
