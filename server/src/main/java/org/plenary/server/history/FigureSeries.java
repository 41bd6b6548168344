package org.plenary.server.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plenary.server.negotiation.IssuedRevision;

/**
 * Where a draft stood from time to time in its life, in figures.
 *
 * @param points in the order of the record, the newest {@value #MAX_POINTS}; the last is the newest entry
 * @param more whether there were earlier ones
 */
public record FigureSeries(List<Point> points, boolean more) {
    /** What a series takes is as much as so many looks at the draft's past. */
    public static final int MAX_POINTS = 400;

    private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

    /** Keeps a copy of the list. */
    public FigureSeries {
        points = List.copyOf(points);
    }

    /**
     * A moment at which one counts.
     *
     * @param dayMillis when the day of its entry began in UTC, milliseconds since 1970 UTC; where a clock went back,
     *     the latest day so far
     * @param figures where the draft stood then
     * @param revisions those that were issued since the point before, in order
     */
    public record Point(long dayMillis, StandingFigures figures, List<IssuedRevision> revisions) {
        /** Keeps a copy of the list. */
        public Point {
            revisions = List.copyOf(revisions);
        }
    }

    /** When one counts. */
    public enum Step {
        /** After the last entry of each day in UTC that has any. */
        DAY {
            @Override
            List<Long> moments(History history) {
                List<Long> moments = new ArrayList<>();
                long day = Long.MIN_VALUE;
                for (long seq = history.first(); seq <= history.last(); seq++) {
                    long of = dayOf(history, seq);
                    if (of > day && day != Long.MIN_VALUE) {
                        moments.add(seq - 1);
                    }
                    day = Math.max(day, of);
                }
                moments.add(history.last());
                return moments;
            }
        },
        /** At each revision, and now. */
        REVISION {
            @Override
            List<Long> moments(History history) {
                List<Long> moments = new ArrayList<>();
                history.revisions().forEach(revision -> moments.add(revision.seq()));
                if (!moments.contains(history.last())) {
                    moments.add(history.last());
                }
                return moments;
            }
        };

        /** The entries after which one counts, in order. */
        abstract List<Long> moments(History history);
    }

    static FigureSeries of(History history, Step step, Locale language) {
        List<Long> all = step.moments(history);
        int left = Math.max(0, all.size() - MAX_POINTS);
        List<Point> points = new ArrayList<>();
        long before = left == 0 ? 0 : all.get(left - 1);
        long day = Long.MIN_VALUE;
        long counted = history.first() - 1;
        for (long seq : all.subList(left, all.size())) {
            while (counted < seq) {
                day = Math.max(day, dayOf(history, ++counted));
            }
            points.add(new Point(
                    day * DAY_MILLIS,
                    history.standingFigures(seq, language),
                    issuedBetween(history.revisions(), before, seq)));
            before = seq;
        }
        return new FigureSeries(points, left > 0);
    }

    private static long dayOf(History history, long seq) {
        return Math.floorDiv(history.atMillis(seq), DAY_MILLIS);
    }

    private static List<IssuedRevision> issuedBetween(List<IssuedRevision> revisions, long after, long upTo) {
        return revisions.stream()
                .filter(revision -> revision.seq() > after && revision.seq() <= upTo)
                .toList();
    }
}
