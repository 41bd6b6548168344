package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Places items into their lists so that every replica comes to the same order, and deletes them.
 *
 * <p>The order is YATA's (P. Nicolaescu, K. Jahns, M. Derntl, R. Klamma: Near Real-Time Peer-to-Peer Shared Editing on
 * Extensible Data Types, GROUP 2016), with the right origin as Yjs uses it. A new item belongs somewhere between its
 * origin and its right origin. The items that meanwhile stand there are looked at from left to right:
 *
 * <pre>
 *     origin   a   b   c   rightOrigin
 *            ↑ the new item goes here unless it must go behind a, b or c
 * </pre>
 *
 * <ul>
 *   <li>One with the same origin: behind it if its client id is smaller. If its client id is not smaller and the right
 *       origin is the same too, the search ends.
 *   <li>One whose origin is among those looked at: it belongs to that one. Behind it if that one was already passed.
 *   <li>One whose origin is before: the search ends.
 * </ul>
 */
final class Integrator {
    /** Up to so many items a scan is faster than a hash set. */
    private static final int SMALL = 16;

    private final Doc doc;
    private final StructStore store;

    /** How many items were looked at in the search for places; {@link Workload} must know it beforehand. */
    long scanned;

    Integrator(Doc doc, StructStore store) {
        this.doc = doc;
        this.store = store;
    }

    /** Integrates the part of a row that is not known yet. Everything that it depends on is known. */
    void integrate(Transaction transaction, Update update, long clientId, int row) {
        ClientStructs client = store.get(clientId);
        long clock = client.state();
        long offset = clock - update.clock(row);
        long length = update.length(row) - offset;
        ContentKind kind = update.kind(row);
        Item.Placement placement = kind == ContentKind.GC ? null : placement(transaction, update, client, row, offset);
        if (placement == null) {
            transaction.append(new Gc(client, clock, length));
            return;
        }
        Object content = update.content(row);
        if (offset > 0) {
            content = Contents.tail(kind, content, update.length(row), offset);
        }
        integrate(transaction, new Item(client, clock, length, placement, kind, content));
    }

    /** Where the struct belongs, or null if that place is collected. */
    private Item.@Nullable Placement placement(
            Transaction transaction, Update update, ClientStructs client, int row, long offset) {
        Struct left = null;
        Struct right = null;
        if (offset > 0) {
            left = endingAt(transaction, client, client.state() - 1);
        } else if (update.hasOrigin(row)) {
            ClientStructs origin = store.get(update.get(row, Update.ORIGIN_CLIENT));
            left = endingAt(transaction, origin, update.get(row, Update.ORIGIN_CLOCK));
        }
        // Before the right origin is looked for, which may cut the left one: Yjs makes such items when it undoes.
        long originClock = left == null ? 0 : left.end() - 1;
        if (update.hasRightOrigin(row)) {
            ClientStructs origin = store.get(update.get(row, Update.RIGHT_CLIENT));
            right = startingAt(transaction, origin, update.get(row, Update.RIGHT_CLOCK));
        }
        if (left instanceof Gc || right instanceof Gc) {
            return null;
        }
        Item leftItem = (Item) left;
        Item rightItem = (Item) right;
        Item neighbour = leftItem != null ? leftItem : rightItem;
        if (neighbour != null) {
            return new Item.Placement(leftItem, originClock, rightItem, neighbour.parent(), neighbour.parentSub());
        }
        Branch parent = parent(update, row);
        return parent == null ? null : new Item.Placement(null, null, parent, update.parentSub(row));
    }

    private @Nullable Branch parent(Update update, int row) {
        if (update.namesRoot(row)) {
            return doc.root(update.rootName(row));
        }
        Struct holder = store.struct(update.get(row, Update.ORIGIN_CLIENT), update.get(row, Update.ORIGIN_CLOCK));
        return holder instanceof Item item ? item.type() : null;
    }

    /** The struct whose last unit is {@code clock}; an item is cut for that. */
    static Struct endingAt(Transaction transaction, ClientStructs client, long clock) {
        int index = client.indexOf(clock);
        Struct struct = client.get(index);
        if (struct instanceof Item item && item.end() != clock + 1) {
            split(transaction, item, index, clock + 1 - item.clock);
        }
        return struct;
    }

    /** The struct whose first unit is {@code clock}; an item is cut for that. */
    static Struct startingAt(Transaction transaction, ClientStructs client, long clock) {
        int index = client.indexOf(clock);
        Struct struct = client.get(index);
        return struct instanceof Item item && item.clock != clock
                ? split(transaction, item, index, clock - item.clock)
                : struct;
    }

    /** Cuts the item before unit {@code offset}. */
    static void split(Transaction transaction, Item item, long offset) {
        split(transaction, item, item.client.indexOf(item.clock), offset);
    }

    private static Item split(Transaction transaction, Item item, int index, long offset) {
        Item tail = item.split(offset);
        item.client.insert(index + 1, tail);
        if (item.parentSub() == null && item.parent().index != null) {
            item.parent().index.cut(item, tail);
        }
        transaction.joinCandidates.add(tail);
        return tail;
    }

    /** Places a new item, whose left and right are those of its origins, and adds it to the store. */
    void integrate(Transaction transaction, Item item) {
        Branch parent = item.parent();
        String key = item.parentSub();
        resolveConflicts(item);
        if (item.left != null) {
            item.right = item.left.right;
            item.left.right = item;
        } else if (key != null) {
            item.right = first(parent.map.get(key));
        } else {
            item.right = parent.start;
            parent.start = item;
        }
        if (item.right != null) {
            item.right.left = item;
        } else if (key != null) {
            parent.put(key, item);
            if (item.left != null) {
                delete(transaction, item.left);
            }
        }
        if (key == null) {
            parent.mark = null;
            if (parent.index != null) {
                parent.index.inserted(item);
            }
            if (item.countable()) {
                parent.length += item.length();
            }
        }
        transaction.append(item);
        takeContent(transaction, item);
        transaction.addChanged(parent, key);
        if (parent.isDeleted() || (key != null && item.right != null)) {
            delete(transaction, item);
        }
    }

    private static void takeContent(Transaction transaction, Item item) {
        switch (item.kind()) {
            case DELETED -> {
                transaction.addDeleted(item);
                item.markDeleted();
            }
            case FORMAT -> item.parent().hasFormatting = true;
            case TYPE -> Objects.requireNonNull(item.type()).item = item;
            case DOC -> item.subDocument().integrate(transaction, item);
            default -> {}
        }
    }

    private static @Nullable Item first(@Nullable Item item) {
        Item first = item;
        while (first != null && first.left != null) {
            first = first.left;
        }
        return first;
    }

    private static boolean fits(Item item) {
        Item left = item.left;
        Item right = item.right;
        return left == null ? right != null && right.left == null : left.right == right;
    }

    /** Moves {@code item.left} behind those that concurrently came to the same place and go before it. */
    private void resolveConflicts(Item item) {
        if (fits(item)) {
            return;
        }
        Item other;
        if (item.left != null) {
            other = item.left.right;
        } else if (item.parentSub() != null) {
            other = first(item.parent().map.get(item.parentSub()));
        } else {
            other = item.parent().start;
        }
        Item first = other;
        Seen seen = null;
        int visited = 0;
        int passed = 0;
        while (other != null && other != item.right) {
            visited++;
            scanned++;
            if (seen != null) {
                seen.add(other);
            }
            if (item.sameOrigin(other)) {
                if (other.client.id < item.client.id) {
                    item.left = other;
                    passed = visited;
                } else if (item.sameRightOrigin(other)) {
                    return;
                }
            } else {
                if (other.originClient() == null) {
                    return;
                }
                seen = seen == null ? new Seen(first, other) : seen;
                int index = seen.indexOf(
                        other.originClient().get(other.originClient().indexOf(other.originClock())));
                if (index < 0) {
                    return;
                }
                if (index < passed) {
                    item.left = other;
                    passed = visited;
                }
            }
            other = other.right;
        }
    }

    /** The items that were looked at, in their order. Made only when an origin among them is asked for. */
    private static final class Seen {
        private final List<Item> items = new ArrayList<>();
        private @Nullable IdentityHashMap<Struct, Integer> indexes;

        /** The items from {@code first} to {@code last}. */
        Seen(@Nullable Item first, Item last) {
            for (Item item = first; item != null && item != last; item = item.right) {
                add(item);
            }
            add(last);
        }

        void add(Item item) {
            if (items.size() == SMALL) {
                indexes = new IdentityHashMap<>();
                for (int i = 0; i < SMALL; i++) {
                    indexes.put(items.get(i), i);
                }
            }
            if (indexes != null) {
                indexes.put(item, items.size());
            }
            items.add(item);
        }

        int indexOf(Struct struct) {
            if (indexes != null) {
                return indexes.getOrDefault(struct, -1);
            }
            for (int i = items.size() - 1; i >= 0; i--) {
                if (items.get(i) == struct) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** Deletes an item and, if it holds a type, everything within. Does nothing if it is deleted already. */
    void delete(Transaction transaction, Item item) {
        if (item.isDeleted()) {
            return;
        }
        Branch type = mark(transaction, item);
        if (type != null) {
            deleteContent(transaction, type);
        }
    }

    /** A type whose content is being deleted: what of its list, and then of its map, is still to come. */
    private static final class Level {
        private final Branch type;
        private final Iterator<Item> values;
        private @Nullable Item next;

        Level(Branch type) {
            this.type = type;
            next = type.start;
            values = type.map.values().iterator();
        }

        @Nullable
        Item next() {
            Item item = next;
            if (item != null) {
                next = item.right;
                return item;
            }
            return values.hasNext() ? values.next() : null;
        }
    }

    /** Goes through nested types one within the other, on a stack of its own. */
    private static void deleteContent(Transaction transaction, Branch type) {
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(new Level(type));
        while (!levels.isEmpty()) {
            Level level = levels.peek();
            Item child = level.next();
            if (child == null) {
                transaction.removeChanged(level.type);
                levels.pop();
            } else if (child.isDeleted()) {
                if (child.clock < transaction.stateBefore(child.client)) {
                    // It will be collected with its parent and can then perhaps be joined.
                    transaction.joinCandidates.add(child);
                }
            } else {
                Branch nested = mark(transaction, child);
                if (nested != null) {
                    levels.push(new Level(nested));
                }
            }
        }
    }

    private static @Nullable Branch mark(Transaction transaction, Item item) {
        if (item.parentSub() == null) {
            item.parent().mark = null;
            if (item.parent().index != null) {
                ListIndex.hiding(item);
            }
            if (item.countable()) {
                item.parent().length -= item.length();
            }
        }
        item.markDeleted();
        transaction.addDeleted(item);
        transaction.addChanged(item.parent(), item.parentSub());
        if (item.isSubDocument()) {
            transaction.changeSubDocuments().remove(item.subDocument());
        }
        return item.type();
    }

    /** Deletes the known ids of a set; returns those that are not known. */
    IdSet delete(Transaction transaction, IdSet set) {
        IdRanges unknown = new IdRanges();
        for (int i = 0; i < set.clientCount(); i++) {
            long id = set.client(i);
            ClientStructs client = store.find(id);
            long state = client == null ? 0 : client.state();
            long[] bounds = set.bounds(i);
            for (int j = 0; j < bounds.length; j += 2) {
                if (client != null && bounds[j] < state) {
                    deleteRange(transaction, client, bounds[j], Math.min(bounds[j + 1], state));
                }
                if (bounds[j + 1] > state) {
                    long from = Math.max(bounds[j], state);
                    unknown.add(id, from, bounds[j + 1] - from);
                }
            }
        }
        return unknown.toIdSet();
    }

    private void deleteRange(Transaction transaction, ClientStructs client, long from, long to) {
        int index = client.indexOf(from);
        while (index < client.size && client.get(index).clock < to) {
            Struct struct = client.get(index);
            if (struct instanceof Item item && !item.isDeleted()) {
                if (item.clock < from) {
                    item = split(transaction, item, index, from - item.clock);
                    index++;
                }
                if (item.end() > to) {
                    split(transaction, item, index, to - item.clock);
                }
                delete(transaction, item);
            }
            index++;
        }
    }

    /** The known ids of the set that are not deleted yet, and those that are not known. */
    IdSet undeleted(IdSet set) {
        IdRanges alive = new IdRanges();
        for (int i = 0; i < set.clientCount(); i++) {
            long id = set.client(i);
            ClientStructs client = store.find(id);
            long state = client == null ? 0 : client.state();
            long[] bounds = set.bounds(i);
            for (int j = 0; j < bounds.length; j += 2) {
                long from = bounds[j];
                long to = bounds[j + 1];
                if (client != null && from < state) {
                    for (int at = client.indexOf(from); at < client.size && client.get(at).clock < to; at++) {
                        Struct struct = client.get(at);
                        if (!struct.isDeleted()) {
                            long first = Math.max(from, struct.clock);
                            alive.add(id, first, Math.min(to, struct.end()) - first);
                        }
                    }
                }
                if (to > state) {
                    alive.add(id, Math.max(from, state), to - Math.max(from, state));
                }
            }
        }
        return alive.toIdSet();
    }
}
