package org.plenary.crdt.scenarios;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.DeltaOp;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.SubDocument;
import org.plenary.crdt.YArray;
import org.plenary.crdt.YMap;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.crdt.encoding.Undefined;

/**
 * Puts a scenario's values into types. New types are made with their content, in the order in which Yjs makes those
 * that were filled before they were put anywhere.
 */
final class Content {
    /** The tags of what is no type. */
    private static final Set<String> VALUES = Set.of("bytes", "undefined", "doc");

    private Content() {}

    private static @Nullable Object tag(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map.get("!") : null;
    }

    /** Whether the value is a type to be made. */
    private static boolean isType(@Nullable Object value) {
        return tag(value) instanceof String tag && !VALUES.contains(tag);
    }

    static Object of(@Nullable Object tagged) {
        Object of = ((Map<?, ?>) Objects.requireNonNull(tagged)).get("of");
        return of == null ? List.of() : of;
    }

    /** A value that is no type. */
    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>();
            list.forEach(entry -> plain.add(plain(entry)));
            return plain;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if ("undefined".equals(tag(value))) {
            return Undefined.UNDEFINED;
        }
        if ("bytes".equals(tag(value))) {
            return bytes((List<?>) of(value));
        }
        if ("doc".equals(tag(value))) {
            return document((Map<?, ?>) of(value));
        }
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, entry) -> plain.put((String) key, plain(entry)));
        return plain;
    }

    private static byte[] bytes(List<?> numbers) {
        byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = ((Number) Objects.requireNonNull(numbers.get(i))).byteValue();
        }
        return bytes;
    }

    private static SubDocument document(Map<?, ?> options) {
        return new SubDocument((String) Objects.requireNonNull(options.get("guid")))
                .withAutoLoad(options.get("autoLoad") == (Object) true)
                .withShouldLoad(options.get("shouldLoad") != (Object) false);
    }

    static void insert(YArray array, long index, List<?> values) {
        long at = index;
        List<@Nullable Object> plain = new ArrayList<>();
        for (Object value : values) {
            if (isType(value)) {
                array.insert(at, plain);
                at += plain.size();
                plain.clear();
                insertType(array, at++, value);
            } else {
                plain.add(plain(value));
            }
        }
        array.insert(at, plain);
    }

    static void push(YArray array, List<?> values) {
        List<@Nullable Object> plain = new ArrayList<>();
        for (Object value : values) {
            if (isType(value)) {
                array.push(plain);
                plain.clear();
                pushType(array, value);
            } else {
                plain.add(plain(value));
            }
        }
        array.push(plain);
    }

    private static void pushType(YArray array, @Nullable Object value) {
        switch (String.valueOf(tag(value))) {
            case "map" -> fill(array.pushMap(), (Map<?, ?>) of(value));
            case "array" -> insert(array.pushArray(), 0, (List<?>) of(value));
            case "text" -> array.pushText().insert(0, (String) of(value));
            case "xmlText" -> array.pushXmlText().insert(0, (String) of(value));
            case "element" -> {
                List<?> told = (List<?>) of(value);
                fill(array.pushXmlElement((String) told.get(0)), told);
            }
            default -> throw new UnsupportedOperationException("in an array: " + value);
        }
    }

    private static void insertType(YArray array, long index, @Nullable Object value) {
        switch (String.valueOf(tag(value))) {
            case "map" -> fill(array.insertMap(index), (Map<?, ?>) of(value));
            case "array" -> insert(array.insertArray(index), 0, (List<?>) of(value));
            case "text" -> array.insertText(index).insert(0, (String) of(value));
            case "delta" -> array.insertText(index).applyDelta(delta(of(value)));
            case "xmlText" -> array.insertXmlText(index).insert(0, (String) of(value));
            case "element" -> {
                List<?> told = (List<?>) of(value);
                fill(array.insertXmlElement(index, (String) told.get(0)), told);
            }
            default -> throw new UnsupportedOperationException("in an array: " + value);
        }
    }

    static void fill(YMap map, Map<?, ?> values) {
        values.forEach((key, value) -> set(map, (String) key, value));
    }

    static void set(YMap map, String key, @Nullable Object value) {
        if (!isType(value)) {
            map.set(key, plain(value));
            return;
        }
        switch (String.valueOf(tag(value))) {
            case "map" -> fill(map.setMap(key), (Map<?, ?>) of(value));
            case "array" -> insert(map.setArray(key), 0, (List<?>) of(value));
            case "text" -> map.setText(key).insert(0, (String) of(value));
            case "delta" -> map.setText(key).applyDelta(delta(of(value)));
            case "xmlText" -> map.setXmlText(key).insert(0, (String) of(value));
            case "element" -> {
                List<?> told = (List<?>) of(value);
                fill(map.setXmlElement(key, (String) told.get(0)), told);
            }
            default -> throw new UnsupportedOperationException("in a map: " + value);
        }
    }

    static void insert(YXmlFragment fragment, long index, List<?> nodes) {
        long at = index;
        for (Object node : nodes) {
            if ("xmlText".equals(tag(node))) {
                fill(fragment.insertText(at++), node);
            } else {
                List<?> told = (List<?>) of(node);
                fill(fragment.insertElement(at++, (String) told.get(0)), told);
            }
        }
    }

    /** Inserts nodes behind the child with this number, or first if there is none. */
    static void insertAfter(YXmlFragment fragment, @Nullable Object number, List<?> nodes) {
        SharedType left = number == null ? null : (SharedType) fragment.get((Long) number);
        for (Object node : nodes) {
            if ("xmlText".equals(tag(node))) {
                YXmlText text = fragment.insertTextAfter(left);
                fill(text, node);
                left = text;
            } else {
                List<?> told = (List<?>) of(node);
                YXmlElement element = fragment.insertElementAfter(left, (String) told.get(0));
                fill(element, told);
                left = element;
            }
        }
    }

    private static void fill(YXmlText text, @Nullable Object node) {
        if (of(node) instanceof String content) {
            text.insert(0, content);
        }
    }

    /** An element is told by its name, its attributes, and its children. */
    private static void fill(YXmlElement element, List<?> told) {
        if (told.size() > 2) {
            insert(element, 0, told.subList(2, told.size()));
        }
        if (told.size() > 1) {
            ((Map<?, ?>) told.get(1)).forEach((key, value) -> element.setAttribute((String) key, plain(value)));
        }
    }

    static void insertEmbed(YText text, long index, @Nullable Object embed, Map<String, @Nullable Object> attributes) {
        text.insertEmbed(index, Objects.requireNonNull(plain(embed)), attributes);
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> attributes(@Nullable Object told) {
        return told == null ? Map.of() : (Map<String, @Nullable Object>) told;
    }

    static List<DeltaOp> delta(Object told) {
        List<DeltaOp> delta = new ArrayList<>();
        for (Object op : (List<?>) told) {
            Map<?, ?> map = (Map<?, ?>) op;
            Map<String, @Nullable Object> attributes = attributes(map.get("attributes"));
            if (map.get("insert") != null) {
                delta.add(new DeltaOp.Insert(map.get("insert"), attributes));
            } else if (map.get("retain") instanceof Long retain) {
                delta.add(new DeltaOp.Retain(retain, attributes));
            } else {
                delta.add(new DeltaOp.Delete((Long) map.get("delete")));
            }
        }
        return delta;
    }
}
