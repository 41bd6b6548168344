package org.plenary.crdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Seeded random changes that are made here and told exactly, so that {@code steps.mjs} can make the same ones. */
final class RandomSteps {
    private static final List<Map<String, Object>> ATTRIBUTES = List.of(
            attribute("bold", true),
            attribute("bold", null),
            attribute("link", Map.of("href", "u")),
            attribute("link", null),
            attribute("size", 12),
            Map.of());

    private final Random random;

    RandomSteps(Random random) {
        this.random = random;
    }

    private static Map<String, Object> attribute(String key, Object value) {
        Map<String, Object> map = new HashMap<>();
        map.put(key, value);
        return map;
    }

    /** Makes one change and returns what it was. */
    Map<String, Object> play(Doc doc) {
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> insert(doc.getText("text"));
            case 3 -> embed(doc.getText("text"));
            case 4, 5 -> delete(doc.getText("text"));
            case 6, 7, 8 -> format(doc.getText("text"));
            case 9, 10 -> delta(doc.getText("text"));
            case 11 -> changeArray(doc.getArray("array"));
            case 12 -> changeMap(doc.getMap("map"));
            default -> changeXml(doc.getXmlFragment("xml"));
        };
    }

    private Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>(pick(ATTRIBUTES));
        if (random.nextInt(4) == 0) {
            attributes.putAll(pick(ATTRIBUTES));
        }
        return attributes;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String word() {
        return pick(List.of("a", "bc", "def", "é", "\uD83D\uDE00", "\n"));
    }

    /** A place not far from the beginning or from the end, so that changes meet. */
    private int index(long length) {
        int near = random.nextInt((int) Math.min(length, 12) + 1);
        return random.nextInt(4) == 0 ? (int) length - near / 4 : near;
    }

    private int count(long length, int index) {
        return Math.min((int) length - index, random.nextInt(5));
    }

    private Map<String, Object> insert(YText text) {
        int index = index(text.length());
        String word = word();
        if (random.nextBoolean()) {
            text.insert(index, word);
            return step("insert", "index", index, "text", word);
        }
        Map<String, Object> attributes = attributes();
        text.insert(index, word, attributes);
        return step("insert", "index", index, "text", word, "attributes", attributes);
    }

    private Map<String, Object> embed(YText text) {
        int index = index(text.length());
        Map<String, Object> attributes = attributes();
        text.insertEmbed(index, Map.of("image", 1), attributes);
        return step("embed", "index", index, "embed", Map.of("image", 1), "attributes", attributes);
    }

    private Map<String, Object> delete(YText text) {
        int index = index(text.length());
        int length = count(text.length(), index);
        text.delete(index, length);
        return step("delete", "index", index, "length", length);
    }

    private Map<String, Object> format(YText text) {
        int index = index(text.length());
        int length = count(text.length(), index);
        Map<String, Object> attributes = attributes();
        text.format(index, length, attributes);
        return step("format", "index", index, "length", length, "attributes", attributes);
    }

    private Map<String, Object> delta(YText text) {
        List<DeltaOp> ops = new ArrayList<>();
        List<Object> told = new ArrayList<>();
        int at = 0;
        for (int i = random.nextInt(5); i >= 0; i--) {
            int choice = random.nextInt(4);
            int length = count(text.length(), at);
            if (choice == 0 || length == 0) {
                String word = word();
                Map<String, Object> attributes = attributes();
                ops.add(new DeltaOp.Insert(word, attributes));
                told.add(Map.of("insert", word, "attributes", attributes));
            } else if (choice == 1) {
                ops.add(DeltaOp.delete(length));
                told.add(Map.of("delete", length));
                at += length;
            } else {
                Map<String, Object> attributes = attributes();
                ops.add(new DeltaOp.Retain(length, attributes));
                told.add(Map.of("retain", length, "attributes", attributes));
                at += length;
            }
        }
        text.applyDelta(ops);
        return step("delta", "delta", told);
    }

    private Map<String, Object> changeArray(YArray array) {
        int index = index(array.length());
        List<Object> values = List.of(random.nextInt(100), word(), Map.of("k", 0.5));
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                array.insert(index, values);
                return step("arrayInsert", "index", index, "values", values);
            }
            case 2 -> {
                array.push(values);
                return step("arrayPush", "values", values);
            }
            case 3 -> {
                array.unshift(values);
                return step("arrayUnshift", "values", values);
            }
            default -> {}
        }
        index = random.nextBoolean() ? (int) Math.max(0, array.length() - 3) : index;
        int length = count(array.length(), index);
        array.delete(index, length);
        return step("arrayDelete", "index", index, "length", length);
    }

    private Map<String, Object> changeMap(YMap map) {
        String key = pick(List.of("a", "b"));
        if (random.nextInt(3) > 0) {
            map.set(key, word());
            return step("mapSet", "key", key, "value", map.get(key));
        }
        map.remove(key);
        return step("mapRemove", "key", key);
    }

    private Map<String, Object> changeXml(YXmlFragment fragment) {
        int index = index(fragment.length());
        int choice = random.nextInt(5);
        if (choice == 4) {
            StrayContent.insertText(fragment, index, "six");
            return step("xmlString", "index", index, "text", "six");
        }
        if (choice == 0 && index < fragment.length() && fragment.get(index) instanceof YXmlElement element) {
            String value = word();
            element.setAttribute("id", value);
            return step("attribute", "index", index, "key", "id", "value", value);
        }
        if (choice == 1) {
            int length = count(fragment.length(), index);
            fragment.delete(index, length);
            return step("xmlDelete", "index", index, "length", length);
        }
        if (choice == 2) {
            fragment.insertText(index);
            return step("xmlText", "index", index);
        }
        fragment.insertElement(index, "p");
        return step("element", "index", index, "name", "p");
    }

    private static Map<String, Object> step(String name, Object... entries) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("do", name);
        for (int i = 0; i < entries.length; i += 2) {
            step.put((String) entries[i], entries[i + 1]);
        }

        return step;
    }
}
