package org.plenary.server.room;

import java.util.ArrayList;
import java.util.List;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Update;

/**
 * The changes of a batch as each is shown by itself. Single-threaded.
 *
 * <p>Who splits or joins paragraphs deletes words and writes them anew in one change. What such a change deletes says
 * which words its author knew, and by that the others' editors carry to the new place what was typed meanwhile at the
 * old one. So it is not joined with other changes, and says all that its author deleted, also what somebody else had
 * deleted before. Nor is a change joined by which more went than its author knew of, such as words that somebody was
 * typing in a paragraph that was empty for them: whoever typed those brings them back.
 */
final class Showing {
    /** A batch of more changes is shown as one, so that no turn sends without end. */
    static final int MOST = 64;

    /**
     * @param entry the index of its entry in the batch
     * @param bytes the update
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
    record Change(int entry, byte[] bytes) {}

    private final List<Change> changes = new ArrayList<>();
    private boolean moving;
    private int count;

    /**
     * What others are shown of a change.
     *
     * @param update as its author sent it
     * @param novelty what of it {@code doc} does not have yet
     * @param doc as it is before it takes the change in
     */
    static Update asMade(Update update, Update novelty, Doc doc) {
        boolean whole = novelty.deletes().equals(update.deletes());
        return whole || !mayMove(update) ? novelty : update.since(doc.stateVector());
    }

    private static boolean mayMove(Update update) {
        return update.structCount() > 0 && !update.deletes().isEmpty();
    }

    /**
     * The next change.
     *
     * @param applied what it did
     */
    void add(int entry, Update shown, Applied applied) {
        count++;
        moving |= mayMove(shown) || !shown.deletes().containsAll(applied.deleted());
        if (count <= MOST) {
            changes.add(new Change(entry, shown.bytes()));
        }
    }

    /** Whether the changes are to be shown one by one. */
    boolean isOneByOne() {
        return count == 1 || (moving && count <= MOST);
    }

    /** All changes, in order; those of a batch that is to be shown as one may be left out. */
    List<Change> changes() {
        return changes;
    }
}
