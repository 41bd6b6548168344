package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns nested arrays and maps into lists and maps. Follows nesting on a stack of its own, however deep it is. */
final class TreeJson {
    private final Deque<Runnable> rest = new ArrayDeque<>();

    private TreeJson() {}

    static List<@Nullable Object> list(SharedType type) {
        TreeJson json = new TreeJson();
        List<@Nullable Object> list = json.fillList(type);
        json.finish();
        return list;
    }

    static Map<String, @Nullable Object> map(SharedType type) {
        TreeJson json = new TreeJson();
        Map<String, @Nullable Object> map = json.fillMap(type);
        json.finish();
        return map;
    }

    private void finish() {
        while (!rest.isEmpty()) {
            rest.pop().run();
        }
    }

    private List<@Nullable Object> fillList(SharedType type) {
        List<@Nullable Object> list = type.listValues();
        for (int i = 0; i < list.size(); i++) {
            int index = i;
            later(list.get(i), value -> list.set(index, value));
        }
        return list;
    }

    private Map<String, @Nullable Object> fillMap(SharedType type) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>(type.mapValues());
        new ArrayList<>(map.entrySet()).forEach(entry -> later(entry.getValue(), entry::setValue));
        return map;
    }

    /** Replaces a nested type where it stands; what is in it follows later. */
    private void later(@Nullable Object value, Consumer<@Nullable Object> place) {
        if (value instanceof YArray array) {
            rest.push(() -> place.accept(fillList(array)));
        } else if (value instanceof YMap || value instanceof YXmlHook) {
            rest.push(() -> place.accept(fillMap((SharedType) value)));
        } else if (value instanceof SharedType type) {
            rest.push(() -> place.accept(type.toJson()));
        }
    }
}
