package org.plenary.crdt.scenarios;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.DeltaOp;
import org.plenary.crdt.SubDocument;
import org.plenary.crdt.YArray;
import org.plenary.crdt.YMap;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.crdt.encoding.Json;
import org.plenary.crdt.encoding.Undefined;

/** Values of a document as JSON, in the form that {@code scenarios.mjs} gives them, too. */
final class Shown {
    private Shown() {}

    /** What comes of JSON that is written and read again: equal values are equal objects. */
    static @Nullable Object plain(@Nullable Object json) {
        return Json.parse(Json.stringify(json));
    }

    static @Nullable Object value(@Nullable Object value) {
        if (value instanceof YXmlText text) {
            return map("xmlText", delta(text.toDelta()), "attributes", entries(text.attributes()));
        }
        if (value instanceof YText text) {
            return map("text", delta(text.toDelta()));
        }
        if (value instanceof YXmlElement element) {
            return map(
                    "element", element.nodeName(),
                    "attributes", entries(element.attributes()),
                    "children", list(element.toList()));
        }
        if (value instanceof YXmlFragment fragment) {
            return map("fragment", list(fragment.toList()));
        }
        if (value instanceof YMap map) {
            return map("map", entries(map.toMap()));
        }
        if (value instanceof YArray array) {
            return map("array", list(array.toList()));
        }
        if (value instanceof SubDocument doc) {
            return map("doc", doc.guid());
        }
        if (value instanceof byte[] bytes) {
            return map("bytes", HexFormat.of().formatHex(bytes));
        }
        if (value instanceof List<?> values) {
            return list(values);
        }
        if (value instanceof Map<?, ?> values) {
            return entries(values);
        }
        return value == Undefined.UNDEFINED ? map("undefined", true) : value;
    }

    private static List<@Nullable Object> list(List<?> values) {
        List<@Nullable Object> shown = new ArrayList<>();
        values.forEach(value -> shown.add(value(value)));
        return shown;
    }

    private static Map<String, @Nullable Object> entries(Map<?, ?> values) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        values.forEach((key, value) -> shown.put((String) key, value(value)));
        return shown;
    }

    /** A delta as Yjs writes it: no attributes are not there. */
    static List<@Nullable Object> delta(List<? extends DeltaOp> ops) {
        List<@Nullable Object> shown = new ArrayList<>();
        ops.forEach(op -> shown.add(op(op)));
        return shown;
    }

    private static Map<String, @Nullable Object> op(DeltaOp op) {
        if (op instanceof DeltaOp.Insert insert) {
            return attributed(map("insert", value(insert.insert())), insert.attributes());
        }
        if (op instanceof DeltaOp.Retain retain) {
            return attributed(map("retain", retain.length()), retain.attributes());
        }
        return map("delete", ((DeltaOp.Delete) op).length());
    }

    private static Map<String, @Nullable Object> attributed(
            Map<String, @Nullable Object> op, Map<String, ?> attributes) {
        if (!attributes.isEmpty()) {
            op.put("attributes", entries(attributes));
        }
        return op;
    }

    static Map<String, @Nullable Object> map(@Nullable Object... entries) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }
}
