package org.plenary.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.plenary.crdt.encoding.Undefined;

/** Seeded random edits by the public API, of the same shapes as those of {@code edits.mjs}. */
final class RandomEdits {
    private static final String[] WORDS = {
        "a",
        "b",
        "cyber",
        " ",
        "peace and ",
        "é",
        "日本",
        "\uD83D\uDE00",
        "\uD83D\uDC69\u200D\uD83D\uDE80",
        "\n",
        "x\uD83D\uDE00y",
        "stability "
    };
    private static final List<Map<String, Object>> MARKS = List.of(
            Map.of("bold", Map.of()),
            none("bold"),
            Map.of("italic", true),
            none("italic"),
            Map.of("link", Map.of("href", "u", "title", "t")),
            Map.of("link", Map.of("href", "v")),
            none("link"),
            Map.of("size", 12),
            Map.of("size", 1.5),
            Map.of("color", "red"),
            none("color"));
    private static final String[] NODES = {"paragraph", "operative", "subparagraph", "hardBreak", "Heading"};
    private static final String[] KEYS = {"id", "level", "k", "a key"};

    /** What the edits are like. */
    enum Shape {
        /** All types, as users and programs change them. */
        MIXED(0),
        /** Text in which everything happens at the same few places. */
        DENSE(1),
        /** XML of which most is soon deleted, from within and from without. */
        BRIEF(2),
        /** What the binding of an editor makes of typing, splitting, joining, wrapping and changing blocks. */
        PROSE(3);

        /** Its place among the shapes of {@code edits.mjs}. */
        final int number;

        Shape(int number) {
            this.number = number;
        }
    }

    private final Shape shape;
    private final Random random;
    private final boolean pairs;

    RandomEdits(Shape shape, long seed) {
        this(shape, seed, true);
    }

    /** With or without words that hold surrogate pairs. */
    RandomEdits(Shape shape, long seed, boolean pairs) {
        this.shape = shape;
        this.pairs = pairs;
        random = new Random(seed);
    }

    private static Map<String, Object> none(String key) {
        Map<String, Object> map = new HashMap<>();
        map.put(key, null);
        return Collections.unmodifiableMap(map);
    }

    void edit(Doc doc, int count) {
        int done = 0;
        while (done < count) {
            int together = random.nextBoolean() ? Math.min(count - done, 1 + random.nextInt(6)) : 1;
            doc.transact("edit", () -> {
                for (int i = 0; i < together; i++) {
                    edit(doc);
                }
            });
            done += together;
        }
    }

    private void edit(Doc doc) {
        switch (shape) {
            case MIXED -> editMixed(doc);
            case DENSE -> editDense(doc.getText("text"));
            case BRIEF -> editBrief(doc.getXmlFragment("xml"), 0);
            case PROSE -> new ProseEdits(this, random, doc.getXmlFragment("xml")).edit();
        }
    }

    private void editDense(YText text) {
        int length = (int) text.length();
        int choice = random.nextInt(10);
        if (choice < 6 || length == 0) {
            text.insert(random.nextInt(Math.min(length, 4) + 1), pick(List.of("a", "b", "c", "d")));
        } else if (choice < 8) {
            text.delete(random.nextInt(Math.min(length, 5)), 1);
        } else {
            String all = units(text);
            int at = random.nextInt(Math.min(length, 5));
            int from = whole(all, at);
            int to = whole(all, at + 1 + random.nextInt(Math.min(3, length - at)));
            if (to > from) {
                text.format(from, to - from, random.nextBoolean() ? Map.of("bold", true) : none("bold"));
            }
        }
    }

    private void editBrief(YXmlFragment fragment, int depth) {
        List<SharedType> children = fragment.children();
        int choice = random.nextInt(10);
        if (!children.isEmpty() && choice < 5) {
            SharedType child = pick(children);
            if (child instanceof YXmlText text) {
                editDense(text);
            } else {
                editBrief((YXmlFragment) child, depth + 1);
            }
        } else if (fragment.length() > 2 || (fragment.length() > 0 && choice < 7)) {
            fragment.delete(random.nextInt((int) fragment.length()), 1);
        } else if (depth < 5) {
            insertAnywhere(fragment);
        }
    }

    private void editMixed(Doc doc) {
        int choice = random.nextInt(10);
        if (choice < 4) {
            editXml(doc.getXmlFragment("xml"), 0);
        } else if (choice < 7) {
            editText(doc.getText("text"));
        } else if (choice < 9) {
            editMap(doc.getMap("map"), 0);
        } else {
            editArray(doc.getArray("array"), 0);
        }
    }

    <T> T pick(List<? extends T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String words() {
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String word = WORDS[random.nextInt(WORDS.length)];
            words.append(pairs || word.chars().noneMatch(unit -> Character.isSurrogate((char) unit)) ? word : "-");
        }
        return words.toString();
    }

    private Object plain() {
        Map<String, Object> object = new HashMap<>();
        object.put("b", (long) random.nextInt(9));
        object.put("a", Arrays.asList(1L, null, "x"));
        return pick(Arrays.asList(
                (long) random.nextInt(1000),
                -(long) random.nextInt(5),
                random.nextInt(100) / 7.0,
                (1L << 40) + random.nextInt(9),
                null,
                true,
                words(),
                object,
                List.of(2L, "x"),
                0.5,
                "",
                Undefined.UNDEFINED));
    }

    /** An index at which no surrogate pair is cut. */
    static int whole(String text, int index) {
        return index > 0 && Character.isHighSurrogate(text.charAt(index - 1)) ? index + 1 : index;
    }

    static String units(YText text) {
        StringBuilder units = new StringBuilder();
        text.toDelta().forEach(op -> units.append(op.insert() instanceof String string ? string : "."));
        return units.toString();
    }

    Map<String, Object> mark() {
        return pick(MARKS);
    }

    String node() {
        return NODES[random.nextInt(NODES.length)];
    }

    void editAttributes(YXmlElement element) {
        String key = KEYS[random.nextInt(KEYS.length)];
        if (random.nextInt(4) == 0) {
            element.removeAttribute(key);
        } else {
            element.setAttribute(key, random.nextInt(3) == 0 ? plain() : words());
        }
    }

    private void editText(YText text) {
        String all = units(text);
        int index = random.nextInt(all.length() + 1);
        int choice = random.nextInt(12);
        if (choice < 4) {
            text.insert(index, words());
        } else if (choice < 6) {
            text.insert(index, words(), pick(MARKS));
        } else if (choice < 7) {
            text.insertEmbed(index, Map.of("image", random.nextInt(9)), random.nextBoolean() ? pick(MARKS) : Map.of());
        } else if (!all.isEmpty()) {
            int at = random.nextInt(all.length());
            int count = 1 + random.nextInt(Math.min(6, all.length() - at));
            if (choice < 9) {
                text.delete(at, count);
            } else {
                int from = whole(all, at);
                int to = whole(all, at + count);
                if (to > from) {
                    text.format(from, to - from, pick(MARKS));
                }
            }
        }
    }

    private void editXml(YXmlFragment fragment, int depth) {
        List<SharedType> children = fragment.children();
        int choice = random.nextInt(10);
        if (!children.isEmpty() && choice < 7 && depth < 6) {
            SharedType child = pick(children);
            if (child instanceof YXmlText text) {
                if (random.nextInt(10) == 0) {
                    text.setAttribute(KEYS[random.nextInt(KEYS.length)], words());
                } else {
                    editText(text);
                }
            } else {
                editXml((YXmlFragment) child, depth + 1);
            }
        } else if (fragment.length() > 0 && choice == 7) {
            int at = random.nextInt((int) fragment.length());
            fragment.delete(at, 1 + random.nextInt((int) Math.min(2, fragment.length() - at)));
        } else if (choice == 8 && fragment instanceof YXmlElement element) {
            editAttributes(element);
        } else if (fragment.length() < 12) {
            insertAnywhere(fragment);
        }
    }

    private void insertAnywhere(YXmlFragment fragment) {
        int index = random.nextInt((int) fragment.length() + 1);
        switch (random.nextInt(10)) {
            case 0 -> StrayContent.insertText(fragment, index, pick(List.of("x", "yz", "six")));
            case 1 -> StrayContent.insertValues(fragment, index, List.of(pick(List.of("seven", 7L, Map.of("k", 0.5)))));
            case 2 -> insertNode(fragment, (int) fragment.length());
            case 3 -> {
                List<SharedType> children = new ArrayList<>(fragment.children());
                children.add(null);
                SharedType before = pick(children);
                if (random.nextBoolean()) {
                    fill(fragment.insertElementAfter(before, node()));
                } else {
                    fragment.insertTextAfter(before).insert(0, words());
                }
            }
            default -> insertNode(fragment, index);
        }
    }

    private void insertNode(YXmlFragment fragment, int index) {
        if (random.nextInt(3) == 0) {
            fragment.insertText(index).insert(0, words());
            return;
        }
        fill(fragment.insertElement(index, node()));
    }

    private void fill(YXmlElement element) {
        if (random.nextBoolean()) {
            element.setAttribute("id", words());
        }
        if (random.nextBoolean()) {
            element.insertText(0)
                    .applyDelta(
                            List.of(new DeltaOp.Insert(words(), Map.of("bold", Map.of())), DeltaOp.insert(words())));
        }
    }

    private void editNested(SharedType type, int depth) {
        if (type instanceof YMap map) {
            editMap(map, depth);
        } else if (type instanceof YArray array) {
            editArray(array, depth);
        } else {
            editText((YText) type);
        }
    }

    private void editMap(YMap map, int depth) {
        String key = KEYS[random.nextInt(KEYS.length)];
        int choice = random.nextInt(8);
        if (map.get(key) instanceof SharedType type && choice < 5) {
            editNested(type, depth + 1);
        } else if (choice == 5) {
            map.remove(key);
        } else if (choice == 6 && depth < 5) {
            switch (random.nextInt(3)) {
                case 0 -> map.setMap(key);
                case 1 -> map.setArray(key);
                default -> map.setText(key).insert(0, words());
            }
        } else {
            map.set(key, random.nextInt(8) == 0 ? new byte[] {(byte) random.nextInt(256), 1} : plain());
        }
    }

    private void editArray(YArray array, int depth) {
        List<SharedType> types = new ArrayList<>();
        array.toList().forEach(entry -> {
            if (entry instanceof SharedType type) {
                types.add(type);
            }
        });
        int length = (int) array.length();
        int choice = random.nextInt(8);
        if (!types.isEmpty() && choice < 3) {
            editNested(pick(types), depth + 1);
        } else if (length > 0 && choice < 5) {
            // Often at the end, for what is pushed comes behind what is deleted.
            int at = random.nextBoolean() ? Math.max(0, length - 2) : random.nextInt(length);
            array.delete(at, 1 + random.nextInt(Math.min(3, length - at)));
        } else if (choice == 5 && depth < 5) {
            int at = random.nextInt(length + 1);
            switch (random.nextInt(6)) {
                case 0 -> array.insertMap(at);
                case 1 -> array.insertArray(at);
                case 2 -> array.insertText(at).insert(0, words());
                case 3 -> array.pushMap();
                case 4 -> array.pushArray();
                default -> array.pushText().insert(0, words());
            }
        } else {
            List<Object> values = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                values.add(random.nextInt(8) == 0 ? new byte[] {(byte) random.nextInt(256)} : plain());
            }
            switch (random.nextInt(6)) {
                case 0, 1 -> array.push(values);
                case 2 -> array.unshift(values);
                default -> array.insert(random.nextInt(length + 1), values);
            }
        }
    }
}
