package org.plenary.crdt;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out where an update would insert and delete, by the rules of {@link Integrator}, and changes nothing. */
final class UpdatePreview implements Schedule.Rows {
    private final Doc doc;
    private final StructStore store;
    private final Update update;
    private final ChangeVisitor visitor;

    /** Of each row that can be integrated, where. */
    private final @Nullable Place[] places;

    private @Nullable Branch lastParent;
    private Place last = Place.COLLECTED;

    UpdatePreview(Doc doc, Update update, ChangeVisitor visitor) {
        this.doc = doc;
        this.store = doc.store();
        this.update = update;
        this.visitor = visitor;
        places = new Place[update.structCount()];
    }

    /** Tells the visitor everything; returns what is missing. */
    IdSet run() {
        Schedule schedule = new Schedule(update, store);
        schedule.forEach(this);
        IdSet deletes = update.deletes();
        for (int i = 0; i < deletes.clientCount(); i++) {
            long[] bounds = deletes.bounds(i);
            for (int j = 0; j < bounds.length; j += 2) {
                deleteRange(deletes.client(i), bounds[j], bounds[j + 1]);
            }
        }
        return schedule.missing();
    }

    @Override
    public void row(long client, int row) {
        long start = Math.max(update.clock(row), store.state(client));
        ContentKind kind = update.kind(row);
        Place place = kind == ContentKind.GC ? Place.COLLECTED : place(client, row, start);
        places[row] = place;
        visitor.inserted(place, kind, client, start, update.end(row) - start);
    }

    /** The place of the part of the row from {@code start} on. */
    private Place place(long client, int row, long start) {
        Place left = null;
        if (start > update.clock(row)) {
            left = placeOf(client, start - 1);
        } else if (update.hasOrigin(row)) {
            left = placeOf(update.get(row, Update.ORIGIN_CLIENT), update.get(row, Update.ORIGIN_CLOCK));
        }
        Place right = update.hasRightOrigin(row)
                ? placeOf(update.get(row, Update.RIGHT_CLIENT), update.get(row, Update.RIGHT_CLOCK))
                : null;
        if (left != null && right != null && !left.equals(right) && !isOneGone(left, right)) {
            visitor.neighboursApart(left, right, client, start, update.end(row) - start);
        }
        if ((left != null && left.collected()) || (right != null && right.collected())) {
            return Place.COLLECTED;
        }
        return left != null ? left : right != null ? right : parentPlace(row);
    }

    /**
     * Whether two neighbours may well have stood in one type that is deleted now: one of them is collected with it, and
     * the other came later.
     */
    private static boolean isOneGone(Place one, Place other) {
        return one.collected() != other.collected() && isGone(one) && isGone(other);
    }

    private static boolean isGone(Place place) {
        SharedType type = place.type();
        return place.collected() || (place.newType() == null && type != null && type.isDeleted());
    }

    /** The place of a unit that the document has or that was told before. */
    private Place placeOf(long client, long clock) {
        Struct struct = known(client, clock);
        if (struct == null) {
            return Objects.requireNonNull(places[rowOf(client, clock)]);
        }
        return struct instanceof Item item ? place(item.parent(), item.parentSub()) : Place.COLLECTED;
    }

    private int rowOf(long client, long clock) {
        return update.rowAt(update.runOf(client), clock);
    }

    private @Nullable Struct known(long client, long clock) {
        ClientStructs structs = store.find(client);
        return structs == null || clock >= structs.state() ? null : structs.get(structs.indexOf(clock));
    }

    private Place parentPlace(int row) {
        String key = update.parentSub(row);
        if (update.namesRoot(row)) {
            String name = update.rootName(row);
            Branch root = doc.findRoot(name);
            return root == null ? new Place(null, name, null, key) : place(root, key);
        }
        long client = update.get(row, Update.ORIGIN_CLIENT);
        long clock = update.get(row, Update.ORIGIN_CLOCK);
        Struct holder = known(client, clock);
        if (holder != null) {
            Branch type = holder instanceof Item item ? item.type() : null;
            return type == null ? Place.COLLECTED : place(type, key);
        }
        int holding = rowOf(client, clock);
        Place around = Objects.requireNonNull(places[holding]);
        return around.collected() || update.kind(holding) != ContentKind.TYPE
                ? Place.COLLECTED
                : new Place(around.type(), around.root(), new Id(client, clock), key);
    }

    private Place place(Branch parent, @Nullable String key) {
        if (parent != lastParent || !Objects.equals(key, last.key())) {
            last = new Place(doc.viewIfKnown(parent), parent.item == null ? parent.name : null, null, key);
            lastParent = parent;
        }
        return last;
    }

    private void deleteRange(long client, long from, long to) {
        ClientStructs structs = store.find(client);
        long state = structs == null ? 0 : structs.state();
        if (structs != null && from < state) {
            for (int at = structs.indexOf(from); at < structs.size && structs.get(at).clock < to; at++) {
                if (structs.get(at) instanceof Item item && !item.isDeleted()) {
                    Branch content = item.type();
                    long first = Math.max(from, item.clock);
                    visitor.deleted(
                            place(item.parent(), item.parentSub()),
                            content == null ? null : doc.view(content),
                            client,
                            first,
                            Math.min(to, item.end()) - first);
                }
            }
        }
        if (to > state) {
            deleteNew(client, Math.max(from, state), to);
        }
    }

    /** Tells of deletions of units that the update itself brings. */
    private void deleteNew(long client, long from, long to) {
        int run = update.runOf(client);
        int row = run < 0 ? 0 : update.rowAt(run, from);
        for (int end = run < 0 ? 0 : update.runEnd(run); row < end && update.clock(row) < to; row++) {
            Place place = places[row];
            if (place != null && !place.collected() && update.kind(row) != ContentKind.DELETED) {
                long first = Math.max(from, update.clock(row));
                visitor.deleted(place, null, client, first, Math.min(to, update.end(row)) - first);
            }
        }
    }
}
