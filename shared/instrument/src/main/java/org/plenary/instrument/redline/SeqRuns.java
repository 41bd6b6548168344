package org.plenary.instrument.redline;

import java.util.Arrays;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/**
 * Which entry did something to each unit of one client: clocks → sequence numbers. What is added first for a clock
 * counts.
 *
 * <p>Kept as runs in arrays. In a run the sequence number is the same for all clocks, or grows or falls by one from
 * clock to clock: so somebody types, or deletes forwards or backwards, with one entry a character. Runs are added in
 * any order of the clocks; those that came out of order are sorted in when somebody asks, or when they have become
 * many.
 *
 * <pre>
 *     clocks   10 11 12 13 | 14 15 16 | 20 21 22
 *     seqs      7  7  7  7 |  8  9 10 |  5  4  3
 *     step           0     |     1    |    -1
 * </pre>
 */
final class SeqRuns {
    private static final int MIN_UNSORTED = 64;

    private long[] clocks = new long[4];
    private long[] lengths = new long[4];

    /** The sequence number at a run's first clock, times four, plus the step plus one. */
    private long[] seqs = new long[4];

    private int size;

    /** The first runs are in ascending order and do not overlap. */
    private int sorted;

    /** The run that was found last; the next one asked for is often the same. */
    private int found;

    /** Is told runs. */
    interface Visitor {
        /** The unit {@code clock + i} has the sequence number {@code seq + i * step}. */
        void run(long clock, long length, long seq, int step);
    }

    /** Clocks that have no sequence number yet get this one. */
    void add(long clock, long length, long seq) {
        if (size > 0 && length == 1 && continuesLast(clock, seq)) {
            return;
        }
        append(clock, length, seq, 0);
        if (sorted == size - 1 && (sorted == 0 || end(sorted - 1) <= clock)) {
            sorted = size;
        } else if (size - sorted > MIN_UNSORTED + sorted / 4) {
            sort();
        }
    }

    /** Makes the last run longer by one unit, if that fits; a run of one unit then gets its step. */
    private boolean continuesLast(long clock, long seq) {
        int last = size - 1;
        long length = lengths[last];
        long first = seq(last);
        int step = step(last);
        if (clock == clocks[last] + length) {
            int wanted = (int) Math.max(-2, Math.min(2, seq - seqAt(last, clock - 1)));
            if (wanted < -1 || wanted > 1 || (length > 1 && wanted != step)) {
                return false;
            }
            put(last, clocks[last], length + 1, first, wanted);
            return true;
        }
        boolean mayGrowDown = last >= sorted || last == 0 || end(last - 1) <= clock;
        if (clock == clocks[last] - 1 && mayGrowDown) {
            int wanted = (int) Math.max(-2, Math.min(2, first - seq));
            if (wanted < -1 || wanted > 1 || (length > 1 && wanted != step)) {
                return false;
            }
            put(last, clock, length + 1, seq, wanted);
            return true;
        }
        return false;
    }

    private void append(long clock, long length, long seq, int step) {
        if (size == clocks.length) {
            int room = size + (size >> 2) + 4;
            clocks = Arrays.copyOf(clocks, room);
            lengths = Arrays.copyOf(lengths, room);
            seqs = Arrays.copyOf(seqs, room);
        }
        put(size++, clock, length, seq, step);
    }

    private void put(int at, long clock, long length, long seq, int step) {
        clocks[at] = clock;
        lengths[at] = length;
        seqs[at] = seq * 4 + step + 1;
    }

    private long end(int run) {
        return clocks[run] + lengths[run];
    }

    private int step(int run) {
        return (int) (seqs[run] & 3) - 1;
    }

    private long seq(int run) {
        return seqs[run] >> 2;
    }

    private long seqAt(int run, long clock) {
        return seq(run) + (clock - clocks[run]) * step(run);
    }

    /** The sequence number of a clock, 0 if it has none. */
    long seqOf(long clock) {
        int run = find(clock);
        return run < 0 ? 0 : seqAt(run, clock);
    }

    private int find(long clock) {
        sort();
        if (found < size && clocks[found] <= clock && clock < end(found)) {
            return found;
        }
        int at = Arrays.binarySearch(clocks, 0, size, clock);
        int run = at >= 0 ? at : -at - 2;
        if (run < 0 || clock >= end(run)) {
            return -1;
        }
        found = run;
        return run;
    }

    /** Tells all runs by ascending clock. */
    void forEach(Visitor visitor) {
        sort();
        for (int run = 0; run < size; run++) {
            visitor.run(clocks[run], lengths[run], seq(run), step(run));
        }
    }

    /**
     * The first clock that has a greater sequence number than this, or none, if clocks are without a gap from 0 on and
     * sequence numbers never fall.
     */
    long firstAfter(long seq) {
        sort();
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seqAt(middle, end(middle) - 1) <= seq) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == size) {
            return size == 0 ? 0 : end(size - 1);
        }
        return step(low) == 0 ? clocks[low] : clocks[low] + Math.max(0, seq - seq(low) + 1);
    }

    /** Sorts in what came out of order. */
    private void sort() {
        if (sorted == size) {
            return;
        }
        // Tagged with their places, so that of two runs that overlap the earlier one can be told.
        Integer[] late = new Integer[size - sorted];
        Arrays.setAll(late, i -> sorted + i);
        Arrays.sort(late, (a, b) -> Long.compare(clocks[a], clocks[b]));
        if (overlaps(late)) {
            addOneByOne();
        } else {
            merge(late);
        }
    }

    private boolean overlaps(Integer[] late) {
        int early = 0;
        for (int i = 0; i < late.length; i++) {
            int run = late[i];
            if (i > 0 && end(late[i - 1]) > clocks[run]) {
                return true;
            }
            while (early < sorted && end(early) <= clocks[run]) {
                early++;
            }
            if (early < sorted && clocks[early] < end(run)) {
                return true;
            }
        }
        return false;
    }

    private void merge(Integer[] late) {
        long[] oldClocks = clocks;
        long[] oldLengths = lengths;
        long[] oldSeqs = seqs;
        int early = 0;
        int all = size;
        int earlySize = sorted;
        clocks = new long[oldClocks.length];
        lengths = new long[oldLengths.length];
        seqs = new long[oldSeqs.length];
        for (int to = 0, i = 0; to < all; to++) {
            boolean takeLate = early == earlySize || (i < late.length && oldClocks[late[i]] < oldClocks[early]);
            int from = takeLate ? late[i++] : early++;
            clocks[to] = oldClocks[from];
            lengths[to] = oldLengths[from];
            seqs[to] = oldSeqs[from];
        }
        sorted = all;
        found = 0;
    }

    /** The slow way, for runs that overlap: nobody who hands in only what was new makes such. */
    private void addOneByOne() {
        SeqRuns clean = new SeqRuns();
        for (int run = 0; run < size; run++) {
            for (long clock = clocks[run]; clock < end(run); clock++) {
                if (clean.seqOf(clock) == 0) {
                    clean.add(clock, 1, seqAt(run, clock));
                }
            }
        }
        clean.sort();
        clocks = clean.clocks;
        lengths = clean.lengths;
        seqs = clean.seqs;
        size = clean.size;
        sorted = size;
        found = 0;
    }

    void encode(Encoder encoder) {
        sort();
        encoder.varUint(size);
        long end = 0;
        long seq = 0;
        for (int run = 0; run < size; run++) {
            encoder.varUint(clocks[run] - end);
            encoder.varUint(lengths[run]);
            encoder.varInt(seq(run) - seq);
            encoder.uint8(step(run) + 1);
            end = end(run);
            seq = seqAt(run, end - 1);
        }
    }

    /** Reads what {@link #encode} wrote. */
    static SeqRuns decode(Decoder decoder) {
        SeqRuns runs = new SeqRuns();
        int count = decoder.count(4);
        long end = 0;
        long seq = 0;
        for (int i = 0; i < count; i++) {
            long clock = end + decoder.varUint();
            long length = decoder.varUint();
            long first = seq + decoder.varInt();
            int step = decoder.uint8() - 1;
            if (length == 0 || step > 1) {
                throw new RedlineException("a run is of one unit at least, with a step of -1 to 1, but got length="
                        + length + " step=" + step);
            }
            runs.append(clock, length, first, step);
            end = clock + length;
            seq = runs.seqAt(i, end - 1);
        }
        runs.sorted = count;
        return runs;
    }
}
