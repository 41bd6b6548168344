package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.JsObject;
import org.plenary.crdt.encoding.Undefined;

/**
 * The content of a type as it was at one moment, told as the steps that make a copy of it. They come in the order in
 * which Yjs makes the structs of a clone: of each nested type first all that is in it; of an XML element first the
 * children. The attributes of a text as a whole are left out, as in Yjs. Follows nesting on a stack of its own.
 */
final class TypeCopy {
    private final TypeKind kind;
    private final String name;
    private final List<Consumer<CopyWriter>> steps = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>();

    private TypeCopy(Branch type) {
        kind = Objects.requireNonNull(type.kind);
        name = kind.named() ? type.name : "";
        levels.push(new Level(type));
        while (!levels.isEmpty()) {
            step(levels.peek());
        }
    }

    static TypeCopy of(SharedType type) {
        return new TypeCopy(type.branch);
    }

    /** A type of the same kind, still empty. */
    Branch newType() {
        return new Branch(kind, name);
    }

    /** Fills the new and empty type. */
    void fill(Doc doc, Transaction transaction, Branch type) {
        CopyWriter writer = new CopyWriter(doc, transaction, type);
        steps.forEach(step -> step.accept(writer));
        writer.end();
    }

    /** A type whose content is being told: what of its list, and then of its keys, is still to come. */
    private static final class Level {
        private final boolean inText;
        private final Iterator<Map.Entry<String, Item>> values;
        private @Nullable Item next;

        Level(Branch type) {
            TypeKind kind = Objects.requireNonNull(type.kind);
            boolean map = kind == TypeKind.MAP || kind == TypeKind.XML_HOOK;
            inText = kind.isText();
            next = map ? null : type.start;
            values = map
                    ? type.map.entrySet().iterator()
                    : kind == TypeKind.XML_ELEMENT
                            ? inObjectOrder(type.map).entrySet().iterator()
                            : Map.<String, Item>of().entrySet().iterator();
        }

        private static Map<String, Item> inObjectOrder(Map<String, Item> map) {
            JsObject ordered = new JsObject();
            map.forEach(ordered::put);
            Map<String, Item> items = new java.util.LinkedHashMap<>();
            ordered.toMap().forEach((key, item) -> items.put(key, (Item) Objects.requireNonNull(item)));
            return items;
        }
    }

    private void step(Level level) {
        Item item = level.next;
        if (item != null) {
            level.next = item.right;
            if (!item.isDeleted()) {
                tell(item, level.inText);
            }
        } else if (level.values.hasNext()) {
            Map.Entry<String, Item> entry = level.values.next();
            if (!entry.getValue().isDeleted()) {
                tellValue(entry.getKey(), entry.getValue());
            }
        } else {
            levels.pop();
            if (!levels.isEmpty()) {
                steps.add(CopyWriter::end);
            }
        }
    }

    private void tell(Item item, boolean inText) {
        if (item.type() != null) {
            begin(null, item.type());
        } else if (!inText) {
            tellUnits(item);
        } else {
            switch (item.kind()) {
                case STRING -> {
                    String text = item.text();
                    steps.add(writer -> writer.text(text));
                }
                case EMBED -> {
                    Object embed = SharedType.plainValue(item, 0);
                    steps.add(writer -> writer.embed(embed));
                }
                case FORMAT -> {
                    Format format = item.format();
                    steps.add(writer -> writer.format(format));
                }
                default -> {}
            }
        }
    }

    private void tellUnits(Item item) {
        if (item.countable()) {
            for (int offset = 0; offset < item.length(); offset++) {
                Object value = SharedType.plainValue(item, offset);
                steps.add(writer -> writer.value(value));
            }
        }
    }

    private void tellValue(String key, Item item) {
        if (item.type() != null) {
            begin(key, item.type());
        } else {
            Object value =
                    item.countable() ? SharedType.plainValue(item, (int) item.length() - 1) : Undefined.UNDEFINED;
            steps.add(writer -> writer.value(key, value));
        }
    }

    private void begin(@Nullable String key, Branch type) {
        TypeKind of = Objects.requireNonNull(type.kind);
        String called = of.named() ? type.name : "";
        steps.add(writer -> writer.begin(key, new Branch(of, called)));
        levels.push(new Level(type));
    }
}
