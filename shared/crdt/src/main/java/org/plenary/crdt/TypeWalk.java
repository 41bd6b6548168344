package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a type and everything in it that is there at one of two moments, in the order of the document: of each
 * type first the keys, then the list. Follows nesting on a stack of its own; takes time in the number of items, those
 * that are deleted included. Changes nothing.
 */
final class TypeWalk {
    /** What a walk meets; all calls between {@link #begin} and its {@link #end} are about that type's content. */
    interface Handler {
        /** A type begins. The place is null for the type where the walk begins. */
        void begin(Branch type, @Nullable Place place);

        /** The type that began last and has not ended ends. */
        void end();

        /** Characters of a text. */
        void text(Place place, String text);

        /** A text attribute begins or ends. */
        void format(Place place, Format format);

        /** One unit that is neither text nor a type. */
        void value(Place place, @Nullable Object value);

        /** Units whose content is gone. */
        void collected(Place place);
    }

    /**
     * Units, and what became of them.
     *
     * @param change what became of them between the two moments
     * @param client the client that made them
     * @param clock the first of them
     * @param length how many they are
     * @param key the key that they are the value of, null in a list
     */
    record Place(
            Change change,
            long client,
            long clock,
            long length,
            @Nullable String key) {
        IdRange ids() {
            return new IdRange(client, clock, length);
        }
    }

    private final Moments moments;
    private final Handler handler;
    private final Deque<Level> levels = new ArrayDeque<>();

    private TypeWalk(Moments moments, Handler handler) {
        this.moments = moments;
        this.handler = handler;
    }

    static void walk(Branch type, Moments moments, Handler handler) {
        TypeWalk walk = new TypeWalk(moments, handler);
        walk.begin(type, null);
        while (!walk.levels.isEmpty()) {
            walk.step(walk.levels.peek());
        }
    }

    /** A value of a key at one of the moments or both. */
    private record KeyValue(Item item, Place place) {}

    /** A type whose content is being told: what of its keys, and then of its list, is still to come. */
    private static final class Level {
        private final boolean text;
        private final Iterator<KeyValue> values;
        private @Nullable Item next;

        Level(Branch type, List<KeyValue> values) {
            text = Objects.requireNonNull(type.kind).isText();
            this.values = values.iterator();
            next = type.start;
        }
    }

    private void begin(Branch type, @Nullable Place place) {
        handler.begin(type, place);
        levels.push(new Level(type, values(type)));
    }

    private void step(Level level) {
        Item item = level.next;
        if (level.values.hasNext()) {
            KeyValue value = level.values.next();
            tell(value.item, value.place, false);
        } else if (item != null) {
            level.next = item.right;
            tellShown(item, level.text);
        } else {
            handler.end();
            levels.pop();
        }
    }

    private List<KeyValue> values(Branch type) {
        List<KeyValue> values = new ArrayList<>(type.map.size());
        for (Map.Entry<String, Item> entry : type.map.entrySet()) {
            Moment.Value was = moments.before().value(entry.getValue());
            Moment.Value is = moments.after().value(entry.getValue());
            if (was != null && was.sameAs(is)) {
                add(values, was, Change.KEPT, entry.getKey());
            } else {
                add(values, was, Change.DELETED, entry.getKey());
                add(values, is, Change.INSERTED, entry.getKey());
            }
        }
        return values;
    }

    private static void add(List<KeyValue> values, Moment.@Nullable Value value, Change change, String key) {
        if (value != null) {
            Item item = value.item();
            values.add(new KeyValue(item, new Place(change, item.client.id, value.clock(), 1, key)));
        }
    }

    private void tellShown(Item item, boolean inText) {
        long clock = item.clock;
        while (clock < item.end()) {
            Change change = moments.change(item, clock);
            long until = moments.until();
            if (change != null) {
                tell(item, new Place(change, item.client.id, clock, until - clock, null), inText);
            }
            clock = until;
        }
    }

    private void tell(Item item, Place place, boolean inText) {
        switch (item.kind()) {
            case TYPE -> begin(Objects.requireNonNull(item.type()), place);
            case DELETED -> handler.collected(place);
            case FORMAT -> {
                if (inText) {
                    handler.format(place, item.format());
                }
            }
            case STRING -> {
                if (inText) {
                    handler.text(place, MomentReader.text(item, place.clock, place.clock + place.length));
                } else {
                    tellValues(item, place);
                }
            }
            case EMBED -> tellValues(item, place);
            default -> {
                // Readers of a text pass over what only arrays and maps hold.
                if (!inText) {
                    tellValues(item, place);
                }
            }
        }
    }

    private void tellValues(Item item, Place place) {
        for (long clock = place.clock; clock < place.clock + place.length; clock++) {
            Place unit = place.length == 1 ? place : new Place(place.change, place.client, clock, 1, place.key);
            handler.value(unit, SharedType.plainValue(item, (int) (clock - item.clock)));
        }
    }
}
