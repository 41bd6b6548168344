package org.plenary.crdt;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings of the places where an update inserts, drawn as far as somebody looks: items can be cut and others
 * put between them while the document stays as it is.
 */
final class Sketch {
    private final Doc doc;
    private final StructStore store;
    private final Update update;
    private final IdentityHashMap<Item, Stretch> items = new IdentityHashMap<>();

    /** Of each row that was drawn, its first stretch. */
    private final @Nullable Stretch[] rows;

    /** The lines by what holds them: a {@link Branch}, the name of a root that is new, or the stretch of a new type. */
    private final IdentityHashMap<Object, Lines> lines = new IdentityHashMap<>();

    private final Map<String, Object> newRoots = new HashMap<>();

    Sketch(Doc doc, Update update) {
        this.doc = doc;
        this.update = update;
        store = doc.store();
        rows = new Stretch[update.structCount()];
    }

    /** The list of a type, or the values of one of its keys. */
    static final class Line {
        private final @Nullable String key;

        /** What has stood there before; the last value of a key, the first item of a list. */
        private @Nullable Item unread;

        private @Nullable Stretch first;

        /** How many values a key has; of a list it is not known. */
        int values;

        Line(@Nullable String key, @Nullable Item unread) {
            this.key = key;
            this.unread = unread;
        }

        boolean hasKey() {
            return key != null;
        }

        int keyLength() {
            return key == null ? 0 : key.length();
        }
    }

    private static final class Lines {
        private @Nullable Line list;
        private final Map<String, Line> keys = new HashMap<>();
    }

    /** Consecutive units of one client that stand together: an item, a row, or a part of one. */
    static final class Stretch {
        final Line line;
        final @Nullable Item item;
        final long client;
        final long clock;
        long end;
        private final Ids ids;
        private @Nullable Stretch next;

        /** Whether {@code next} is still to be asked of the item. */
        private boolean unread;

        /** The parts that were cut off, by their first clocks; only in the first part. */
        private @Nullable NavigableMap<Long, Stretch> parts;

        /** When it was looked at, and as which one. */
        int search;

        int position;

        Stretch(Line line, @Nullable Item item, long client, long clock, long end, Ids ids) {
            this.line = line;
            this.item = item;
            this.client = client;
            this.clock = clock;
            this.end = end;
            this.ids = ids;
        }

        long originClient() {
            return ids.originClient;
        }

        long originClock() {
            return ids.originClock;
        }

        boolean sameOrigin(Stretch other) {
            return ids.originClient == other.ids.originClient && ids.originClock == other.ids.originClock;
        }

        boolean sameRightOrigin(Stretch other) {
            return ids.rightClient == other.ids.rightClient && ids.rightClock == other.ids.rightClock;
        }
    }

    /** The origins of a stretch; {@link Update#NONE} for no client. */
    record Ids(long originClient, long originClock, long rightClient, long rightClock) {}

    /** Draws a row, which is not linked yet. */
    Stretch draw(int row, Line line, long client, long clock, Ids ids) {
        Stretch stretch = new Stretch(line, null, client, clock, update.end(row), ids);
        rows[row] = stretch;
        return stretch;
    }

    /** The stretch that holds the unit, which is known or was drawn; null if it is collected. */
    @Nullable
    Stretch find(long client, long clock) {
        ClientStructs structs = store.find(client);
        Stretch first;
        if (structs == null || clock >= structs.state()) {
            first = rows[update.rowAt(update.runOf(client), clock)];
        } else {
            first = structs.get(structs.indexOf(clock)) instanceof Item item ? stretch(item, null) : null;
        }
        if (first == null || first.parts == null || clock < first.parts.firstKey()) {
            return first;
        }
        return first.parts.floorEntry(clock).getValue();
    }

    private Stretch stretch(Item item, @Nullable Line line) {
        Stretch known = items.get(item);
        if (known != null) {
            return known;
        }
        ClientStructs origin = item.originClient();
        ClientStructs right = item.rightOriginClient();
        Ids ids = new Ids(
                origin == null ? Update.NONE : origin.id,
                item.originClock(),
                right == null ? Update.NONE : right.id,
                item.rightOriginClock());
        Stretch stretch = new Stretch(
                line == null ? line(item.parent(), item.parentSub()) : line,
                item,
                item.client.id,
                item.clock,
                item.end(),
                ids);
        stretch.unread = true;
        items.put(item, stretch);
        return stretch;
    }

    /** Cuts a stretch before {@code clock}, which is within it, and returns the second part. */
    Stretch cut(Stretch stretch, long clock) {
        Ids ids = new Ids(stretch.client, clock - 1, stretch.ids.rightClient, stretch.ids.rightClock);
        Stretch tail = new Stretch(stretch.line, stretch.item, stretch.client, clock, stretch.end, ids);
        tail.next = stretch.next;
        tail.unread = stretch.unread;
        tail.search = stretch.search;
        tail.position = stretch.position;
        stretch.next = tail;
        stretch.unread = false;
        stretch.end = clock;
        Stretch first = stretch.item != null
                ? items.get(stretch.item)
                : rows[update.rowAt(update.runOf(stretch.client), stretch.clock)];
        if (first != null) {
            if (first.parts == null) {
                first.parts = new TreeMap<>();
            }
            first.parts.put(clock, tail);
        }
        return tail;
    }

    /** The line that the row names. */
    @Nullable
    Line namedLine(int row) {
        String key = update.parentSub(row);
        if (update.namesRoot(row)) {
            String name = update.rootName(row);
            Branch root = doc.findRoot(name);
            return line(root != null ? root : newRoots.computeIfAbsent(name, any -> new Object()), key);
        }
        long client = update.get(row, Update.ORIGIN_CLIENT);
        long clock = update.get(row, Update.ORIGIN_CLOCK);
        Stretch holder = find(client, clock);
        if (holder == null) {
            return null;
        }
        if (holder.item == null) {
            int holding = update.rowAt(update.runOf(client), clock);
            return update.kind(holding) == ContentKind.TYPE ? line(holder, key) : null;
        }
        Branch type = holder.item.type();
        return type == null ? null : line(type, key);
    }

    private Line line(Object holder, @Nullable String key) {
        Lines held = lines.computeIfAbsent(holder, any -> new Lines());
        Branch branch = holder instanceof Branch known ? known : null;
        if (key != null) {
            return held.keys.computeIfAbsent(key, any -> new Line(key, branch == null ? null : branch.map.get(key)));
        }
        if (held.list == null) {
            held.list = new Line(null, branch == null ? null : branch.start);
        }
        return held.list;
    }

    /** The first stretch of a line, null for none. */
    @Nullable
    Stretch first(Line line) {
        Item item = line.unread;
        if (item != null) {
            line.unread = null;
            if (line.key != null) {
                line.values = 1;
                while (item.left != null) {
                    item = item.left;
                    line.values++;
                }
            }
            line.first = stretch(item, line);
        }
        return line.first;
    }

    /** The stretch after this one, null for none. */
    @Nullable
    Stretch next(Stretch stretch) {
        if (stretch.unread && stretch.item != null) {
            stretch.unread = false;
            Item right = stretch.item.right;
            stretch.next = right == null ? null : stretch(right, stretch.line);
        }
        return stretch.next;
    }

    /** Puts a stretch behind another, or first. */
    void link(Stretch stretch, @Nullable Stretch left) {
        stretch.next = left == null ? first(stretch.line) : next(left);
        if (left == null) {
            stretch.line.first = stretch;
        } else {
            left.next = stretch;
        }
        stretch.line.values++;
    }
}
