package org.plenary.server.desk;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Update;
import org.plenary.instrument.anchor.AnchorNow;
import org.plenary.instrument.anchor.Anchors;
import org.plenary.server.draft.DraftDocs;
import org.plenary.server.journal.Entry;

/**
 * Where the words of one desk's threads are, as the entries of the draft's record move them one after the other. A
 * function of the two records alone. Single-threaded.
 */
final class ThreadFollower {
    private final Doc doc;
    private final Anchors anchors = new Anchors();
    private final Set<ThreadId> placed = new HashSet<>();
    private long seq;

    /**
     * @param doc the draft's document after an entry
     * @param seq that entry
     */
    ThreadFollower(Doc doc, long seq) {
        this.doc = doc;
        this.seq = seq;
    }

    /** The entry of the draft's record from which on the threads of a desk are to be followed; 0 if there are none. */
    static long start(Desk desk) {
        return anchored(desk).min().orElse(0);
    }

    private static LongStream anchored(Desk desk) {
        return desk.threads().values().stream()
                .filter(thread -> thread.anchor() != null)
                .mapToLong(thread -> seqOf(thread));
    }

    private static long seqOf(CommentThread thread) {
        return Objects.requireNonNull(thread.anchor()).seq();
    }

    /** The entry of the draft's record that was taken last. */
    long seq() {
        return seq;
    }

    /** Whether all threads of a desk that are not followed yet are about this moment of the draft or a later one. */
    boolean isInTimeFor(Desk desk) {
        return desk.threads().values().stream()
                .filter(thread -> thread.anchor() != null && !placed.contains(thread.id()))
                .allMatch(thread -> seqOf(thread) >= seq);
    }

    /** Takes the next entries of the draft's record; a thread is followed from the entry on at which it was begun. */
    void take(Desk desk, List<Entry> entries) {
        place(desk);
        Set<Long> starts = new HashSet<>(anchored(desk).boxed().toList());
        for (Entry entry : entries) {
            if (entry.kind().isText()) {
                Update update = DraftDocs.update(entry);
                anchors.take(doc, entry.seq(), update, () -> DraftDocs.apply(doc, update));
            }
            seq = entry.seq();
            if (starts.contains(seq)) {
                place(desk);
            }
        }
    }

    private void place(Desk desk) {
        for (CommentThread thread : desk.threads().values()) {
            DeskAnchor anchor = thread.anchor();
            if (anchor != null && anchor.seq() == seq && placed.add(thread.id())) {
                try {
                    anchors.place(doc, seq, thread.id().value(), List.of(anchor.on()));
                } catch (IllegalArgumentException e) {
                    // What the desk's record says was not there then: nothing can be told of it.
                    placed.add(thread.id());
                }
            }
        }
    }

    /**
     * Where the words of a thread are: their parts in the order of the text, or one that says that nothing is left of
     * them. None if they are not followed.
     */
    List<AnchorNow> of(ThreadId thread) {
        return anchors.of(doc, thread.value());
    }
}
