package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.TextPiece;
import org.plenary.crdt.YText;

/**
 * The words that one reads on end as they are now: those of a clause without its footnotes, or those of a footnote.
 * Each UTF-16 unit has an index and an id. Lines are paragraphs, and what line breaks part.
 */
final class Flow {
    private static final Comparator<Run> BY_ID =
            Comparator.comparingLong((Run run) -> run.ids.client()).thenComparingLong(run -> run.ids.clock());

    private final StringBuilder text = new StringBuilder();
    private final List<Run> runs = new ArrayList<>();
    private final List<Integer> lineStarts = new ArrayList<>();
    private List<Run> byId = List.of();
    private boolean lineEnded;

    /** The last text, and what it is in. */
    private SharedType line;

    /** Units with ids that follow one another, in one text. */
    private record Run(IdRange ids, int start, YText text) {
        int end() {
            return start + (int) ids.length();
        }

        int indexOf(long clock) {
            return start + (int) (clock - ids.clock());
        }
    }

    /** Indices from one, inclusive, to another, exclusive. */
    record Range(int from, int to) {}

    /** @param line what its first line is in */
    Flow(SharedType line) {
        this.line = line;
    }

    void add(YText node, SharedType in) {
        lineEnded |= in != line;
        line = in;
        for (TextPiece piece : node.pieces()) {
            if (lineEnded && text.length() > 0) {
                lineStarts.add(text.length());
            }
            lineEnded = false;
            runs.add(new Run(piece.ids(), text.length(), node));
            text.append(piece.text());
        }
        byId = List.of();
    }

    void endLine() {
        lineEnded = true;
    }

    int size() {
        return text.length();
    }

    /** The index of a unit; -1 if it is not there. */
    int indexOf(Id unit) {
        int at = lastUpTo(unit.client(), unit.clock());
        if (at < 0) {
            return -1;
        }
        Run run = byId.get(at);
        return run.ids.client() == unit.client() && unit.clock() < run.ids.end() ? run.indexOf(unit.clock()) : -1;
    }

    /** The last run by id that does not begin after a unit, -1 for none. */
    private int lastUpTo(long client, long clock) {
        if (byId.size() != runs.size()) {
            byId = new ArrayList<>(runs);
            byId.sort(BY_ID);
        }
        int low = -1;
        int high = byId.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >> 1;
            IdRange ids = byId.get(middle).ids;
            if (ids.client() < client || (ids.client() == client && ids.clock() <= clock)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Where units of a set are, those that follow one another at once, in the order of their ids. */
    List<Range> ranges(IdSet ids) {
        List<Range> ranges = new ArrayList<>();
        ids.forEach(range -> {
            int at = Math.max(0, lastUpTo(range.client(), range.clock()));
            for (; at < byId.size(); at++) {
                IdRange run = byId.get(at).ids;
                if (run.client() > range.client() || (run.client() == range.client() && run.clock() >= range.end())) {
                    break;
                }
                long from = Math.max(run.clock(), range.clock());
                long to = Math.min(run.end(), range.end());
                if (run.client() == range.client() && from < to) {
                    int start = byId.get(at).indexOf(from);
                    ranges.add(new Range(start, start + (int) (to - from)));
                }
            }
        });
        return ranges;
    }

    private int runAt(int index) {
        int low = 0;
        int high = runs.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (runs.get(middle).start <= index) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The unit at an index. */
    Id id(int index) {
        Run run = runs.get(runAt(index));
        return new Id(run.ids.client(), run.ids.clock() + index - run.start);
    }

    /** The ids of the units from one index to another. */
    IdSet ids(int from, int to) {
        return IdSet.of(idRanges(from, to));
    }

    /** The same in the order of the text. */
    List<IdRange> idRanges(int from, int to) {
        List<IdRange> ids = new ArrayList<>();
        for (int at = from, run = from < to ? runAt(from) : 0; at < to; run++) {
            Run here = runs.get(run);
            int end = Math.min(to, here.end());
            ids.add(new IdRange(here.ids.client(), here.ids.clock() + at - here.start, end - at));
            at = end;
        }
        return ids;
    }

    /** The node that a unit is in. */
    YText node(int index) {
        return runs.get(runAt(index)).text;
    }

    /** The units from one index to another, whatever line they are in. */
    String units(int from, int to) {
        return text.substring(from, to);
    }

    /** The words from one index to another, with line ends. */
    String words(int from, int to) {
        StringBuilder words = new StringBuilder();
        int at = from;
        for (int start : lineStarts) {
            if (start > from && start < to) {
                words.append(text, at, start).append('\n');
                at = start;
            }
        }
        return words.append(text, at, to).toString();
    }

    /** Where the words with line ends from the beginning on have an index, as which unit. */
    int unitAt(int place) {
        int unit = place;
        for (int start : lineStarts) {
            if (start < unit) {
                unit--;
            }
        }
        return unit;
    }

    boolean cutsPair(int index) {
        return index > 0
                && index < text.length()
                && Character.isHighSurrogate(text.charAt(index - 1))
                && Character.isLowSurrogate(text.charAt(index));
    }
}
