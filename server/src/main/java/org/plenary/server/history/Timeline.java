package org.plenary.server.history;

import java.util.ArrayList;
import java.util.List;
import org.plenary.server.checkpoint.EntryTable;
import org.plenary.server.history.Decisions.Taken;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.standing.ClauseDecision.Author;
import org.plenary.server.standing.Decision;

/**
 * What happened to a draft when.
 *
 * @param first its seed
 * @param last its newest entry
 * @param activity how much was written, in at most {@value #MAX_BUCKETS} stretches of the record of one length
 * @param marks what was decided, in order, the newest {@value #MAX_MARKS}
 */
public record Timeline(Moment first, Moment last, List<Bucket> activity, List<Mark> marks) {
    static final int MAX_BUCKETS = 200;
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
     * @param atMillis when that was made, milliseconds since 1970 UTC
     * @param edits how many changes of the text it holds
     * @param inserted how many units (characters, marks, elements) they inserted
     * @param deleted how many units they deleted
     */
    public record Bucket(long seq, long atMillis, int edits, long inserted, long deleted) {}

    /** A decision on the way. */
    public record Mark(long seq, long atMillis, Author by, Decision decision) {}

    static Timeline of(History history) {
        List<Taken> decisions = history.decisions().all();
        List<Mark> marks = new ArrayList<>();
        for (Taken taken : decisions.subList(Math.max(0, decisions.size() - MAX_MARKS), decisions.size())) {
            marks.add(new Mark(taken.seq(), taken.atMillis(), taken.by(), taken.decision()));
        }
        return new Timeline(history.moment(history.first()), history.moment(history.last()), activity(history), marks);
    }

    private static List<Bucket> activity(History history) {
        EntryTable entries = history.entries();
        long first = history.first() + 1;
        long width = Math.max(1, (history.last() - history.first() + MAX_BUCKETS - 1) / MAX_BUCKETS);
        List<Bucket> buckets = new ArrayList<>();
        for (long from = first; from <= history.last(); from += width) {
            buckets.add(bucket(entries, from, Math.min(from + width - 1, history.last())));
        }
        return buckets;
    }

    private static Bucket bucket(EntryTable entries, long from, long to) {
        int edits = 0;
        long inserted = 0;
        long deleted = 0;
        for (long seq = from; seq <= to; seq++) {
            edits += entries.kind(seq) == EntryKind.TEXT ? 1 : 0;
            inserted += entries.inserted(seq);
            deleted += entries.deleted(seq);
        }
        return new Bucket(to, entries.atMillis(to), edits, inserted, deleted);
    }
}
