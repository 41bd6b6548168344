package org.plenary.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Undefined;

/** Reads the list and the map of one type as they were at a moment. Nested types come as the live objects. */
final class MomentReader {
    private final SharedType type;
    private final Moment moment;

    MomentReader(SharedType type, Snapshot at) {
        this.type = type;
        moment = new Moment(at);
    }

    /** The units of the list. */
    List<@Nullable Object> list() {
        List<@Nullable Object> values = new ArrayList<>();
        for (Item item = type.branch.start; item != null; item = item.right) {
            if (item.countable()) {
                addShown(values, item);
            }
        }
        return values;
    }

    private void addShown(List<@Nullable Object> values, Item item) {
        long clock = item.clock;
        while (clock < item.end()) {
            boolean shown = moment.shows(item, clock);
            long until = moment.until();
            for (; clock < until; clock++) {
                if (shown) {
                    values.add(type.value(item, (int) (clock - item.clock)));
                }
            }
        }
    }

    /** The value of the key, null if there is none; undefined, as in Yjs, if there was one and it was collected. */
    @Nullable
    Object value(String key) {
        return content(moment.value(type.branch.map.get(key)));
    }

    /** The values by key; undefined, as in Yjs, where content was collected. */
    Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        type.branch.map.forEach((key, last) -> {
            Moment.Value value = moment.value(last);
            if (value != null) {
                values.put(key, content(value));
            }
        });
        return values;
    }

    private @Nullable Object content(Moment.@Nullable Value value) {
        if (value == null) {
            return null;
        }
        Item item = value.item();
        return item.kind() == ContentKind.DELETED ? Undefined.UNDEFINED : type.value(item, value.offset());
    }

    /**
     * The text of an item from the unit {@code from} to before the unit {@code to}; half of a pair becomes U+FFFD.
     * Takes time in the length of that part alone, for an item can have very many of them.
     */
    static String text(Item item, long from, long to) {
        int start = (int) (from - item.clock);
        int end = (int) (to - item.clock);
        String text = TextUnits.string(item.content, start, end);
        if (end < item.length() && isHigh(item, end - 1)) {
            text = text.substring(0, text.length() - 1) + TextUnits.REPLACEMENT;
        }
        return start > 0 && isHigh(item, start - 1) ? TextUnits.REPLACEMENT + text.substring(1) : text;
    }

    private static boolean isHigh(Item item, int at) {
        return Character.isHighSurrogate(TextUnits.unit(item.content, at));
    }
}
