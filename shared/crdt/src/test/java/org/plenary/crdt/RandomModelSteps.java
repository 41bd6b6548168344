package org.plenary.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Seeded random changes at any place of a document, which are made here and told exactly, so that {@code model.mjs} can
 * make the same ones.
 */
final class RandomModelSteps {
    private static final List<String> KEYS = List.of("a", "b", "c");
    private static final List<Map<String, Object>> ATTRIBUTES = List.of(
            entry("bold", true),
            entry("bold", null),
            entry("link", Map.of("href", "u")),
            entry("link", null),
            entry("size", 12),
            Map.of());
    private static final int DEPTH = 4;
    private static final int MAX_COPY = 400;

    private final Random random;

    RandomModelSteps(Random random) {
        this.random = random;
    }

    private static Map<String, Object> entry(String key, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    /** Makes one change and returns what it was. */
    Map<String, Object> play(Doc doc) {
        List<Object> path = new ArrayList<>();
        SharedType type = anyRoot(doc, path);
        if (random.nextInt(8) == 0) {
            Map<String, Object> copied = copy(doc, type, path);
            if (copied != null) {
                return copied;
            }
        }
        return changeWithin(type, path);
    }

    private SharedType anyRoot(Doc doc, List<Object> path) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> root(path, "text", doc.getText("text"));
            case 2 -> root(path, "array", doc.getArray("array"));
            case 3, 4 -> root(path, "map", doc.getMap("map"));
            default -> root(path, "xml", doc.getXmlFragment("xml"));
        };
    }

    /** Copies a type from anywhere into a root type; null if that cannot be done. */
    private Map<String, Object> copy(Doc doc, SharedType to, List<Object> path) {
        List<Object> from = new ArrayList<>();
        SharedType type = deepest(anyRoot(doc, from), from);
        if (!isCopyable(type) || String.valueOf(type.toJson()).length() > MAX_COPY) {
            return null;
        }
        if (to instanceof YArray array) {
            if (random.nextInt(3) == 0) {
                array.pushCopy(type);
                return step(path, "pushCopy", "from", from);
            }
            int index = index(array.length());
            array.insertCopy(index, type);
            return step(path, "copy", "index", index, "from", from);
        }
        if (to instanceof YMap map) {
            String key = pick(KEYS);
            map.setCopy(key, type);
            return step(path, "setCopy", "key", key, "from", from);
        }
        if (to instanceof YXmlFragment fragment) {
            int index = index(fragment.length());
            if (index < fragment.length() && random.nextBoolean() && fragment.get(index) instanceof SharedType before) {
                fragment.insertCopyAfter(before, type);
                return step(path, "copyAfter", "index", index, "from", from);
            }
            fragment.insertCopy(index, type);
            return step(path, "copy", "index", index, "from", from);
        }
        return null;
    }

    /** Whether Yjs can clone it: it cannot if a hook holds types. */
    private static boolean isCopyable(SharedType type) {
        if (type instanceof YXmlHook hook) {
            return hook.toMap().values().stream().noneMatch(SharedType.class::isInstance);
        }
        return within(type).values().stream()
                .allMatch(value -> !(value instanceof SharedType nested) || isCopyable(nested));
    }

    private SharedType deepest(SharedType type, List<Object> path) {
        SharedType found = type;
        SharedType nested = type;
        while (nested != null && path.size() <= DEPTH && random.nextInt(3) > 0) {
            found = nested;
            nested = nested(found, path);
        }
        return nested == null ? found : nested;
    }

    private static SharedType root(List<Object> path, String name, SharedType type) {
        path.add(name);
        return type;
    }

    private Map<String, Object> changeWithin(SharedType type, List<Object> path) {
        SharedType at = deepest(type, path);
        return change(at, path);
    }

    private Map<String, Object> change(SharedType type, List<Object> path) {
        if (type instanceof YText text) {
            return changeText(text, path);
        }
        if (type instanceof YArray array) {
            return changeArray(array, path);
        }
        if (type instanceof YXmlFragment fragment) {
            return changeXml(fragment, path);
        }
        return changeMap((YMap) type, path);
    }

    /** A type within the type, whose step is added to the path; null if there is none. */
    private SharedType nested(SharedType type, List<Object> path) {
        Map<Object, Object> nested = within(type);
        nested.values().removeIf(value -> !(value instanceof SharedType));
        if (nested.isEmpty()) {
            return null;
        }
        Object step = pick(List.copyOf(nested.keySet()));
        path.add(step);
        return (SharedType) nested.get(step);
    }

    private static Map<Object, Object> within(SharedType type) {
        Map<Object, Object> nested = new LinkedHashMap<>();
        if (type instanceof YArray array) {
            for (int i = 0; i < array.length(); i++) {
                nested.put(i, array.get(i));
            }
        } else if (type instanceof YXmlFragment fragment) {
            for (int i = 0; i < fragment.length(); i++) {
                nested.put(i, fragment.get(i));
            }
        } else if (type instanceof YMap map) {
            nested.putAll(map.toMap());
        }
        return nested;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String word() {
        return pick(List.of("a", "bc", "def", "é", "\uD83D\uDE00", "\n"));
    }

    private int index(long length) {
        int near = random.nextInt((int) Math.min(length, 12) + 1);
        return random.nextInt(4) == 0 ? (int) length - near / 4 : near;
    }

    private int count(long length, int index) {
        return Math.min((int) length - index, random.nextInt(5));
    }

    private Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>(pick(ATTRIBUTES));
        if (random.nextInt(4) == 0) {
            attributes.putAll(pick(ATTRIBUTES));
        }
        return attributes;
    }

    private Map<String, Object> changeText(YText text, List<Object> path) {
        int index = index(text.length());
        int length = count(text.length(), index);
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                String word = word();
                text.insert(index, word);
                return step(path, "insert", "index", index, "text", word);
            }
            case 2, 3 -> {
                String word = word();
                Map<String, Object> attributes = attributes();
                text.insert(index, word, attributes);
                return step(path, "insert", "index", index, "text", word, "attributes", attributes);
            }
            case 4 -> {
                Map<String, Object> attributes = attributes();
                text.insertEmbed(index, Map.of("image", 1), attributes);
                return step(path, "embed", "index", index, "embed", Map.of("image", 1), "attributes", attributes);
            }
            case 5, 6 -> {
                Map<String, Object> attributes = attributes();
                text.format(index, length, attributes);
                return step(path, "format", "index", index, "length", length, "attributes", attributes);
            }
            default -> {
                text.delete(index, length);
                return step(path, "delete", "index", index, "length", length);
            }
        }
    }

    private Map<String, Object> changeArray(YArray array, List<Object> path) {
        int index = index(array.length());
        List<Object> values = List.of(random.nextInt(100), word(), Map.of("k", 0.5));
        String kind = pick(List.of("text", "array", "map"));
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                array.insert(index, values);
                return step(path, "values", "index", index, "values", values);
            }
            case 2 -> {
                array.push(values);
                return step(path, "push", "values", values);
            }
            case 3 -> {
                array.unshift(values);
                return step(path, "unshift", "values", values);
            }
            case 4, 5 -> {
                switch (kind) {
                    case "text" -> array.insertText(index);
                    case "array" -> array.insertArray(index);
                    default -> array.insertMap(index);
                }
                return step(path, "type", "index", index, "kind", kind);
            }
            case 6 -> {
                switch (kind) {
                    case "text" -> array.pushText();
                    case "array" -> array.pushArray();
                    default -> array.pushMap();
                }
                return step(path, "pushType", "kind", kind);
            }
            default -> {
                // Half of the time the end goes, for what is pushed comes behind what is deleted.
                int from = random.nextBoolean() ? (int) Math.max(0, array.length() - 3) : index;
                int length = (int) Math.min(array.length() - from, random.nextInt(5));
                array.delete(from, length);
                return step(path, "delete", "index", from, "length", length);
            }
        }
    }

    private Map<String, Object> changeMap(YMap map, List<Object> path) {
        String key = path.size() == 1 && random.nextInt(6) == 0 ? "react" : pick(KEYS);
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                String word = word();
                map.set(key, word);
                return step(path, "set", "key", key, "value", word);
            }
            case 2, 3 -> {
                String kind = pick(List.of("text", "array", "map"));
                switch (kind) {
                    case "text" -> map.setText(key);
                    case "array" -> map.setArray(key);
                    default -> map.setMap(key);
                }
                return step(path, "setType", "key", key, "kind", kind);
            }
            default -> {
                map.remove(key);
                return step(path, "remove", "key", key);
            }
        }
    }

    private Map<String, Object> changeXml(YXmlFragment fragment, List<Object> path) {
        int index = index(fragment.length());
        switch (random.nextInt(11)) {
            case 0, 1 -> {
                if (fragment instanceof YXmlElement element) {
                    String key = pick(KEYS);
                    if (random.nextInt(3) == 0) {
                        element.removeAttribute(key);
                        return step(path, "removeAttribute", "key", key);
                    }
                    String word = word();
                    element.setAttribute(key, word);
                    return step(path, "attribute", "key", key, "value", word);
                }
                fragment.insertElement(index, "p");
                return step(path, "element", "index", index, "name", "p");
            }
            case 2 -> {
                fragment.insertElement(index, "q");
                return step(path, "element", "index", index, "name", "q");
            }
            case 3, 4 -> {
                fragment.insertText(index);
                return step(path, "type", "index", index, "kind", "xmlText");
            }
            case 5 -> {
                fragment.insertHook(index, "h");
                return step(path, "hook", "index", index, "name", "h");
            }
            case 6 -> {
                SharedType before = index > 0 && fragment.get(index - 1) instanceof SharedType type ? type : null;
                fragment.insertElementAfter(before, "r");
                return step(path, "elementAfter", "index", before == null ? null : index - 1, "name", "r");
            }
            case 7 -> {
                String text = pick(List.of("x", "yz", "six"));
                StrayContent.insertText(fragment, index, text);
                return step(path, "string", "index", index, "text", text);
            }
            case 8 -> {
                List<Object> values = List.of(word(), random.nextInt(100), Map.of("k", 0.5));
                StrayContent.insertValues(fragment, index, values);
                return step(path, "values", "index", index, "values", values);
            }
            default -> {
                int length = count(fragment.length(), index);
                fragment.delete(index, length);
                return step(path, "delete", "index", index, "length", length);
            }
        }
    }

    private static Map<String, Object> step(List<Object> path, String name, Object... entries) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("do", name);
        step.put("at", path);
        for (int i = 0; i < entries.length; i += 2) {
            step.put((String) entries[i], entries[i + 1]);
        }
        return step;
    }
}
