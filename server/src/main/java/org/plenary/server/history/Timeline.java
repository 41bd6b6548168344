package org.plenary.server.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.plenary.server.checkpoint.EntryTable;
import org.plenary.server.history.Decisions.Taken;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.Standing;

/**
 * What happened to a draft when.
 *
 * @param first its seed
 * @param last its newest entry
 * @param activity how much was written, in stretches of the record: at most {@value #MAX_BUCKETS} of one length, and
 *     cut where a revision was issued and at the {@value #MAX_PAUSES} longest pauses, so that none of these is within
 *     one
 * @param marks what was decided, in order, the newest {@value #MAX_MARKS}; of a branch's followings of its draft that
 *     come one after the other, with no words of its own people between them, the last alone
 */
public record Timeline(Moment first, Moment last, List<Bucket> activity, List<Mark> marks) {
    static final int MAX_BUCKETS = 200;
    static final int MAX_PAUSES = 100;
    static final int MAX_MARKS = 2_000;

    /** Keeps copies of the lists. */
    public Timeline {
        activity = List.copyOf(activity);
        marks = List.copyOf(marks);
    }

    /**
     * A stretch of the record.
     *
     * @param seq its last entry
     * @param fromMillis when its first entry was made, milliseconds since 1970 UTC
     * @param atMillis when its last entry was made
     * @param edits how many changes of the text it holds
     * @param inserted how many units (characters, marks, elements) they inserted
     * @param deleted how many units they deleted
     * @param followed how many units of both came along with the draft that a branch follows; 0 in a draft
     */
    public record Bucket(
            long seq, long fromMillis, long atMillis, int edits, long inserted, long deleted, long followed) {}

    /**
     * A decision on the way.
     *
     * @param named how that was called which it is about, where it does not say it itself
     */
    public record Mark(long seq, long atMillis, Author by, Decision decision, Fields named) {
        static Mark of(Taken taken, Standing before) {
            return new Mark(
                    taken.seq(),
                    taken.atMillis(),
                    taken.by(),
                    taken.decision(),
                    taken.decision().named(before));
        }
    }

    static Timeline of(History history) {
        return new Timeline(
                history.moment(history.first()), history.moment(history.last()), activity(history), marks(history));
    }

    private static List<Mark> marks(History history) {
        Decisions decisions = history.decisions();
        List<Taken> all = Followings.joined(decisions.all(), history.entries());
        List<Taken> newest = all.subList(Math.max(0, all.size() - MAX_MARKS), all.size());
        return newest.stream()
                .map(taken -> Mark.of(taken, decisions.at(taken.seq() - 1)))
                .toList();
    }

    /** Some decisions that were taken one after the other. */
    static List<Mark> marks(Decisions decisions, List<Taken> taken) {
        List<Mark> marks = new ArrayList<>();
        Standing standing =
                taken.isEmpty() ? Standing.INITIAL : decisions.at(taken.get(0).seq() - 1);
        for (Taken each : taken) {
            marks.add(Mark.of(each, standing));
            standing = each.after(standing);
        }
        return marks;
    }

    private static List<Bucket> activity(History history) {
        EntryTable entries = history.entries();
        long first = history.first() + 1;
        long width = Math.max(1, (history.last() - history.first() + MAX_BUCKETS - 1) / MAX_BUCKETS);
        NavigableSet<Long> ends = new TreeSet<>(longestPauses(entries, first, history.last()));
        history.revisions().forEach(revision -> ends.add(revision.seq()));
        List<Bucket> buckets = new ArrayList<>();
        for (long from = first; from <= history.last(); ) {
            Long end = ends.ceiling(from);
            long to = Math.min(from + width - 1, history.last());
            to = end == null ? to : Math.min(to, end);
            buckets.add(bucket(entries, from, to));
            from = to + 1;
        }
        return buckets;
    }

    /** The entries before the longest pauses. */
    private static List<Long> longestPauses(EntryTable entries, long first, long last) {
        PriorityQueue<Long> longest =
                new PriorityQueue<>(Comparator.comparingLong(seq -> entries.atMillis(seq + 1) - entries.atMillis(seq)));
        for (long seq = first; seq < last; seq++) {
            longest.add(seq);
            if (longest.size() > MAX_PAUSES) {
                longest.remove();
            }
        }
        return List.copyOf(longest);
    }

    private static Bucket bucket(EntryTable entries, long from, long to) {
        int edits = 0;
        long inserted = 0;
        long deleted = 0;
        long followed = 0;
        for (long seq = from; seq <= to; seq++) {
            edits += entries.kind(seq).isText() ? 1 : 0;
            inserted += entries.inserted(seq);
            deleted += entries.deleted(seq);
            if (Branch.isBy(entries.author(seq))) {
                followed += entries.inserted(seq) + entries.deleted(seq);
            }
        }
        return new Bucket(to, entries.atMillis(from), entries.atMillis(to), edits, inserted, deleted, followed);
    }
}
