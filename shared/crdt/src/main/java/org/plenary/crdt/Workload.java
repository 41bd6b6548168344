package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how much work it is to apply an update, without changing anything: places its structs by the rules of
 * {@link Integrator} in a {@link Sketch}, and counts.
 *
 * <p>What takes time that grows faster than the update is counted as it will be: items that are passed in the search
 * for a place, what is moved when items are cut, content that is deleted with its parent. The rest has a price for each
 * struct.
 */
final class Workload implements Schedule.Rows {
    /** Steps for reading a struct, making it part of the document, and joining it. */
    private static final int STRUCT = 16;

    /** Steps for the structs of another client. */
    private static final int CLIENT = 32;

    /** Steps for deleting an item and forgetting its content. */
    private static final int DELETION = 4;

    /** Steps for drawing an item of the document in the sketch. */
    private static final int DRAWING = 8;

    /** Steps for passing an item whose origin must be looked for. */
    private static final int SEARCH = 4;

    /** So many bytes are moved or compared in a step. */
    private static final int BYTES = 512;

    private static final int REFERENCE = 8;

    private final Doc doc;
    private final StructStore store;
    private final Update update;
    private final long limit;
    private long steps;
    private long scanned;
    private @Nullable Sketch sketch;
    private int searches;
    private int cuts;

    Workload(Doc doc, Update update, long limit) {
        this.doc = doc;
        this.store = doc.store();
        this.update = update;
        this.limit = limit;
    }

    /** The number of steps, or a number greater than the limit. */
    long count() {
        IdSet deletes = update.deletes();
        steps = (long) STRUCT * update.structCount() + (long) CLIENT * (update.runCount() + deletes.clientCount());
        if (!exceeded() && !fitsAtOnce()) {
            new Schedule(update, store).forEach(this);
        }
        for (int i = 0; i < deletes.clientCount() && !exceeded(); i++) {
            deletions(store.find(deletes.client(i)), deletes.bounds(i));
        }
        return steps;
    }

    /** How many items are looked at in the search for places. */
    long scanned() {
        return scanned;
    }

    private boolean exceeded() {
        return steps > limit;
    }

    /**
     * Whether nothing is to be searched or cut: the one struct there is belongs between neighbours, as what somebody
     * types.
     */
    private boolean fitsAtOnce() {
        if (update.structCount() != 1) {
            return update.structCount() == 0;
        }
        Item left = null;
        Item right = null;
        if (update.hasOrigin(0)) {
            left = known(update.get(0, Update.ORIGIN_CLIENT), update.get(0, Update.ORIGIN_CLOCK));
            if (left == null || left.end() != update.get(0, Update.ORIGIN_CLOCK) + 1) {
                return false;
            }
        }
        if (update.hasRightOrigin(0)) {
            right = known(update.get(0, Update.RIGHT_CLIENT), update.get(0, Update.RIGHT_CLOCK));
            if (right == null || right.clock != update.get(0, Update.RIGHT_CLOCK)) {
                return false;
            }
        }
        return update.clock(0) == store.state(update.runClient(0))
                && (left != null
                        ? left.right == right && left.parentSub() == null
                        : right != null && right.left == null);
    }

    private @Nullable Item known(long client, long clock) {
        ClientStructs structs = store.find(client);
        return structs != null && clock < structs.state() && structs.get(structs.indexOf(clock)) instanceof Item item
                ? item
                : null;
    }

    @Override
    public void row(long client, int row) {
        if (exceeded() || update.kind(row) == ContentKind.GC) {
            return;
        }
        if (sketch == null) {
            sketch = new Sketch(doc, update);
        }
        place(sketch, client, row);
    }

    private void place(Sketch drawn, long client, int row) {
        long clock = Math.max(update.clock(row), store.state(client));
        boolean cut = clock > update.clock(row);
        boolean hasOrigin = cut || update.hasOrigin(row);
        boolean hasRight = update.hasRightOrigin(row);
        Sketch.Ids ids = new Sketch.Ids(
                cut ? client : hasOrigin ? update.get(row, Update.ORIGIN_CLIENT) : Update.NONE,
                cut ? clock - 1 : hasOrigin ? update.get(row, Update.ORIGIN_CLOCK) : 0,
                hasRight ? update.get(row, Update.RIGHT_CLIENT) : Update.NONE,
                hasRight ? update.get(row, Update.RIGHT_CLOCK) : 0);
        Sketch.Stretch left = hasOrigin ? endingAt(drawn, ids.originClient(), ids.originClock()) : null;
        Sketch.Stretch right = hasRight ? startingAt(drawn, ids.rightClient(), ids.rightClock()) : null;
        if ((hasOrigin && left == null) || (hasRight && right == null)) {
            return;
        }
        Sketch.Line line = left != null ? left.line : right != null ? right.line : drawn.namedLine(row);
        if (line == null) {
            return;
        }
        Sketch.Stretch stretch = drawn.draw(row, line, client, clock, ids);
        Sketch.Stretch place = search(drawn, stretch, left, right);
        drawn.link(stretch, place);
        if (line.hasKey()) {
            value(drawn, stretch, left, place);
        }
    }

    private Sketch.@Nullable Stretch endingAt(Sketch drawn, long client, long clock) {
        Sketch.Stretch stretch = drawn.find(client, clock);
        if (stretch != null && stretch.end != clock + 1) {
            cut(stretch, clock + 1);
            drawn.cut(stretch, clock + 1);
        }
        return stretch;
    }

    private Sketch.@Nullable Stretch startingAt(Sketch drawn, long client, long clock) {
        Sketch.Stretch stretch = drawn.find(client, clock);
        if (stretch != null && stretch.clock != clock) {
            cut(stretch, clock);
            return drawn.cut(stretch, clock);
        }
        return stretch;
    }

    private void cut(Sketch.Stretch stretch, long clock) {
        cuts++;
        ClientStructs structs = store.find(stretch.client);
        long listed = (structs == null ? 0 : structs.size) + (long) update.structCount();
        moved(listed, stretch.end - clock, stretch.item);
    }

    /** Counts what moves when an item is cut: units of an item, or of a struct that is new, and structs in a list. */
    private void moved(long structs, long units, @Nullable Item item) {
        long bytes = item == null || item.kind() == ContentKind.ANY || item.kind() == ContentKind.JSON
                ? REFERENCE
                : item.content instanceof char[] ? 2 : item.content instanceof byte[] ? 1 : 0;
        steps += 1 + (REFERENCE * structs + bytes * Math.min(units, Integer.MAX_VALUE)) / BYTES;
    }

    /** Does what {@link Integrator} does to find what a new item goes behind. */
    private Sketch.@Nullable Stretch search(
            Sketch drawn, Sketch.Stretch stretch, Sketch.@Nullable Stretch left, Sketch.@Nullable Stretch right) {
        Sketch.Stretch place = left;
        Sketch.Stretch other = left == null ? drawn.first(stretch.line) : drawn.next(left);
        int passed = 0;
        searches++;
        for (int visited = 1; other != null && other != right && !exceeded(); visited++) {
            steps += other.search == 0 ? 1 + DRAWING : 1;
            scanned++;
            other.search = searches;
            other.position = visited;
            if (stretch.sameOrigin(other)) {
                if (other.client < stretch.client) {
                    place = other;
                    passed = visited;
                } else if (stretch.sameRightOrigin(other)) {
                    return place;
                }
            } else {
                steps += SEARCH;
                Sketch.Stretch origin = other.originClient() == Update.NONE
                        ? null
                        : drawn.find(other.originClient(), other.originClock());
                if (origin == null || origin.search != searches) {
                    return place;
                }
                if (origin.position <= passed) {
                    place = other;
                    passed = visited;
                }
            }
            other = drawn.next(other);
        }
        return place;
    }

    /**
     * Counts what it takes to set a key: without origin its values are gone through twice; and what it had is deleted.
     */
    private void value(
            Sketch drawn, Sketch.Stretch stretch, Sketch.@Nullable Stretch origin, Sketch.@Nullable Stretch place) {
        steps += stretch.line.keyLength() / BYTES + (origin == null ? 2L * stretch.line.values : 0);
        if (drawn.next(stretch) == null && place != null && place.item != null && !place.item.isDeleted()) {
            deletion(place.item);
        }
    }

    private void deletions(@Nullable ClientStructs structs, long[] bounds) {
        long state = structs == null ? 0 : structs.state();
        for (int j = 0; j < bounds.length && !exceeded(); j += 2) {
            steps += DELETION;
            if (structs != null && bounds[j] < state) {
                deletions(structs, bounds[j], bounds[j + 1]);
            }
        }
    }

    private void deletions(ClientStructs structs, long from, long to) {
        // Ranges ascend: what earlier ones cut is before. What structs cut may be behind.
        long listed = structs.size + (long) cuts;
        for (int at = structs.indexOf(from); at < structs.size && structs.get(at).clock < to && !exceeded(); at++) {
            steps++;
            if (structs.get(at) instanceof Item item && !item.isDeleted()) {
                if (item.clock < from) {
                    moved(listed - at, item.end() - from, item);
                }
                if (item.end() > to) {
                    moved(listed - at, item.end() - to, item);
                }
                deletion(item);
            }
        }
    }

    /** Counts an item that is deleted, and all that it holds, deleted before or not. */
    private void deletion(Item item) {
        steps += DELETION;
        if (item.type() == null) {
            return;
        }
        Deque<Branch> types = new ArrayDeque<>();
        types.add(item.type());
        while (!types.isEmpty() && !exceeded()) {
            Branch type = types.removeLast();
            for (Item child = type.start; child != null && !exceeded(); child = child.right) {
                content(child, types);
            }
            for (Item value : type.map.values()) {
                for (Item child = value; child != null && !exceeded(); child = child.left) {
                    content(child, types);
                }
            }
        }
    }

    private void content(Item child, Deque<Branch> types) {
        steps += DELETION;
        if (child.type() != null) {
            types.add(child.type());
        }
    }
}
