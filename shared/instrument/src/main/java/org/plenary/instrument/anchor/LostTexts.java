package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.instrument.ClauseId;

/**
 * What anchors held and was deleted without being written anew by the same entry: a later one may. Of what was deleted
 * {@value #CONTEXT} units on both sides of it are kept too, for by them it is known again. {@value #MAX_TEXTS} texts
 * with {@value #MAX_UNITS} units are kept; the oldest are forgotten first.
 */
final class LostTexts {
    static final int MAX_TEXTS = 500;
    static final int MAX_UNITS = 50_000;
    private static final int CONTEXT = 64;

    /** What was deleted bit by bit is one text up to this. */
    private static final int MAX_JOINED = 2_000;

    /** The oldest first. */
    private final List<LostText> texts = new ArrayList<>();

    private int units;

    boolean isEmpty() {
        return texts.isEmpty();
    }

    List<LostText> all() {
        return texts;
    }

    private void add(LostText text) {
        texts.add(text);
        units += text.text().length();
    }

    private void remove(LostText text) {
        if (texts.remove(text)) {
            units -= text.text().length();
        }
    }

    /** Neighbours were written anew. */
    void follow(Links links) {
        if (!links.isEmpty()) {
            texts.replaceAll(text -> text.following(links));
        }
    }

    /** Drops texts of which nothing can come back. */
    void keep(Predicate<IdSet> wanted) {
        List.copyOf(texts).stream().filter(text -> !wanted.test(text.units())).forEach(this::remove);
    }

    /** Forgets what is too much; returns its units. */
    IdSet forget() {
        IdSet forgotten = IdSet.EMPTY;
        while (texts.size() > MAX_TEXTS || units > MAX_UNITS) {
            LostText oldest = texts.get(0);
            forgotten = forgotten.union(oldest.units());
            remove(oldest);
        }
        return forgotten;
    }

    /**
     * Takes what an entry deleted of a text.
     *
     * @param flow the text as it was before
     * @param lost what anchors held of what was deleted
     * @param gone all that was deleted and not written anew
     */
    void remember(ClauseId clause, Flow flow, IdSet lost, IdSet gone, Links links, Deletion deletion) {
        NavigableMap<Integer, Integer> deleted = joined(flow.ranges(gone));
        List<Flow.Range> held = new ArrayList<>();
        joined(flow.ranges(lost)).forEach((from, to) -> held.add(new Flow.Range(from, to)));
        int next = 0;
        for (var stretch : deleted.entrySet()) {
            for (int from = stretch.getKey(), to; from < stretch.getValue(); from = to) {
                to = endOfNode(flow, from, stretch.getValue());
                int first = Integer.MAX_VALUE;
                int last = -1;
                for (; next < held.size() && held.get(next).from() < to; next++) {
                    first = Math.min(first, Math.max(from, held.get(next).from()));
                    last = Math.min(to, held.get(next).to());
                    if (held.get(next).to() > to) {
                        break;
                    }
                }
                if (last >= 0) {
                    int start = Math.max(from, first - CONTEXT);
                    int end = Math.min(to, last + CONTEXT);
                    boolean whole = start == from && end == to;
                    Id left = start > from ? flow.id(start - 1) : neighbour(flow, deleted, from - 1, -1, links);
                    Id right = end < to ? flow.id(end) : neighbour(flow, deleted, to, 1, links);
                    boolean wholeNode = whole && deletion.isWholeNode(flow.node(from));
                    add(join(clause, flow, start, end, new Sides(left, right), wholeNode, whole));
                }
            }
        }
    }

    private record Sides(@Nullable Id left, @Nullable Id right) {}

    private static NavigableMap<Integer, Integer> joined(List<Flow.Range> ranges) {
        List<Flow.Range> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingInt(Flow.Range::from));
        NavigableMap<Integer, Integer> joined = new TreeMap<>();
        for (Flow.Range range : sorted) {
            var last = joined.lastEntry();
            if (last != null && last.getValue() >= range.from()) {
                joined.put(last.getKey(), Math.max(last.getValue(), range.to()));
            } else {
                joined.put(range.from(), range.to());
            }
        }
        return joined;
    }

    private static int endOfNode(Flow flow, int from, int to) {
        int end = from + 1;
        while (end < to && flow.node(end) == flow.node(from)) {
            end++;
        }
        return end;
    }

    /** The next unit that is there afterwards, as what it is then. */
    private static @Nullable Id neighbour(
            Flow flow, NavigableMap<Integer, Integer> deleted, int from, int step, Links links) {
        int at = from;
        while (at >= 0 && at < flow.size()) {
            var around = deleted.floorEntry(at);
            if (around == null || around.getValue() <= at) {
                return links.follow(flow.id(at));
            }
            at = step < 0 ? around.getKey() - 1 : around.getValue();
        }
        return null;
    }

    /** With what earlier entries deleted between the same units, such as a word letter by letter. */
    private LostText join(
            ClauseId clause, Flow flow, int start, int end, Sides sides, boolean wholeNode, boolean whole) {
        NavigableMap<Integer, LostText> within = new TreeMap<>();
        for (LostText text : texts) {
            int at = boundary(text, flow, start, end, sides);
            if (at >= 0 && text.whole() && text.clause().equals(clause)) {
                within.put(at, text);
            }
        }
        StringBuilder units = new StringBuilder();
        List<IdRange> ids = new ArrayList<>();
        int at = start;
        for (var found : within.entrySet()) {
            if (units.length() + end - at + found.getValue().text().length() > MAX_JOINED) {
                continue;
            }
            units.append(flow.units(at, found.getKey()));
            ids.addAll(flow.idRanges(at, found.getKey()));
            at = found.getKey();
            units.append(found.getValue().text());
            ids.addAll(found.getValue().ids());
            remove(found.getValue());
        }
        units.append(flow.units(at, end));
        ids.addAll(flow.idRanges(at, end));
        return new LostText(clause, units.toString(), ids, wholeNode, whole, sides.left, sides.right);
    }

    /** The index between two units of a range, or a unit and a neighbour, between which a text stood; -1 for none. */
    private static int boundary(LostText text, Flow flow, int start, int end, Sides sides) {
        int at;
        if (Objects.equals(text.left(), sides.left)) {
            at = start;
        } else {
            int left = text.left() == null ? -1 : flow.indexOf(text.left());
            if (left < start || left >= end) {
                return -1;
            }
            at = left + 1;
        }
        Id right = at == end ? sides.right : flow.id(at);
        return Objects.equals(text.right(), right) ? at : -1;
    }

    void encode(Encoder encoder) {
        encoder.varUint(texts.size());
        texts.forEach(text -> text.encode(encoder));
    }

    void decode(Decoder decoder) {
        for (int rest = decoder.count(6); rest > 0; rest--) {
            add(LostText.decode(decoder));
        }
    }
}
