package org.plenary.crdt;

import java.math.BigInteger;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plenary.crdt.encoding.Json;
import org.plenary.crdt.encoding.Undefined;

/** Everything that can be read from a document, as JSON: the same as {@code content.mjs} says for Yjs. */
final class DocContent {
    private DocContent() {}

    /** The content as values of JSON. */
    static Object of(Doc doc) {
        // JavaScript's answer came through JSON, which loses what JSON cannot say.
        return Json.parse(Json.stringify(values(doc)));
    }

    /** The content as one text, with the keys of objects in the order of their code units. */
    static String text(Doc doc) {
        StringBuilder text = new StringBuilder();
        write(text, values(doc));
        return text.toString();
    }

    /** What can be read of a type, as one text. */
    static String text(SharedType type) {
        StringBuilder text = new StringBuilder();
        write(text, value(type));
        return text.toString();
    }

    private static void write(StringBuilder text, Object value) {
        if (value instanceof List<?> list) {
            text.append('[');
            for (int i = 0; i < list.size(); i++) {
                write(i == 0 ? text : text.append(','), list.get(i));
            }
            text.append(']');
        } else if (value instanceof Map<?, ?> map) {
            text.append('{');
            int start = text.length();
            new TreeMap<>(map).forEach((key, entry) -> {
                if (entry != Undefined.UNDEFINED) {
                    text.append(text.length() == start ? "" : ",")
                            .append(Json.stringify(key))
                            .append(':');
                    write(text, entry);
                }
            });
            text.append('}');
        } else if (value instanceof BigInteger big) {
            // No JSON, and none of the games has one; forged updates do.
            text.append(big).append('n');
        } else {
            text.append(Json.stringify(value));
        }
    }

    private static Map<String, Object> values(Doc doc) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("text", value(doc.getText("text")));
        content.put("xml", value(doc.getXmlFragment("xml")));
        content.put("xmlString", doc.getXmlFragment("xml").toString());
        content.put("map", value(doc.getMap("map")));
        content.put("mapJson", doc.getMap("map").toJson());
        content.put("array", value(doc.getArray("array")));
        content.put(
                "lengths",
                List.of(
                        doc.getText("text").length(),
                        doc.getXmlFragment("xml").length(),
                        doc.getArray("array").length()));
        return content;
    }

    private static Object value(Object value) {
        if (value instanceof YXmlText text) {
            return map("xmlText", delta(text), "attributes", values(text.attributes()), "xml", text.toString());
        }
        if (value instanceof YText text) {
            return map("text", delta(text), "plain", text.toString());
        }
        if (value instanceof YXmlElement element) {
            return map(
                    "element", element.nodeName(),
                    "attributes", values(element.attributes()),
                    "children", list(element.toList()));
        }
        if (value instanceof YXmlFragment fragment) {
            return map("fragment", list(fragment.toList()));
        }
        if (value instanceof YXmlHook hook) {
            return map("hook", hook.hookName(), "map", values(hook.toJson()));
        }
        if (value instanceof YMap map) {
            return map("map", values(map.toMap()));
        }
        if (value instanceof YArray array) {
            return map("array", list(array.toList()));
        }
        if (value instanceof SubDocument document) {
            return map("doc", document.guid(), "options", document.options());
        }
        if (value instanceof byte[] bytes) {
            return map("bytes", Base64.getEncoder().encodeToString(bytes));
        }
        return value == Undefined.UNDEFINED ? map("undefined", true) : value;
    }

    private static List<Object> list(List<?> values) {
        return values.stream().map(DocContent::value).collect(java.util.stream.Collectors.toList());
    }

    private static Map<String, Object> values(Map<String, ?> values) {
        Map<String, Object> result = new LinkedHashMap<>();
        values.forEach((key, entry) -> result.put(key, value(entry)));
        return result;
    }

    private static List<Object> delta(YText text) {
        return text.toDelta().stream()
                .map(op -> (Object) map("insert", value(op.insert()), "attributes", op.attributes()))
                .toList();
    }

    /** Everything that can be read at a snapshot, as {@code history.mjs} says it for Yjs. */
    static Object of(Doc doc, Snapshot at) {
        return Json.parse(Json.stringify(values(doc, at)));
    }

    /** Everything that can be read at a snapshot, as one text. */
    static String text(Doc doc, Snapshot at) {
        StringBuilder text = new StringBuilder();
        write(text, values(doc, at));
        return text.toString();
    }

    private static Map<String, Object> values(Doc doc, Snapshot at) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("text", value(doc.getText("text"), at));
        content.put("xml", value(doc.getXmlFragment("xml"), at));
        content.put("map", value(doc.getMap("map"), at));
        content.put("array", value(doc.getArray("array"), at));
        return content;
    }

    private static Object value(Object value, Snapshot at) {
        if (value instanceof YXmlHook hook) {
            return map("hook", hook.hookName());
        }
        if (value instanceof YXmlText text) {
            return map("xmlText", ops(text.toDelta(at)), "attributes", values(text.attributes(at), at));
        }
        if (value instanceof YText text) {
            return map("text", ops(text.toDelta(at)));
        }
        if (value instanceof YXmlElement element) {
            return map(
                    "element", element.nodeName(),
                    "attributes", values(element.attributes(at), at),
                    "children", list(element.toList(at), at));
        }
        if (value instanceof YXmlFragment fragment) {
            return map("fragment", list(fragment.toList(at), at));
        }
        if (value instanceof YMap map) {
            return map("map", values(map.toMap(at), at));
        }
        return value instanceof YArray array ? map("array", list(array.toList(at), at)) : value(value);
    }

    private static List<Object> list(List<?> values, Snapshot at) {
        return values.stream().map(entry -> value(entry, at)).collect(java.util.stream.Collectors.toList());
    }

    private static Map<String, Object> values(Map<String, ?> values, Snapshot at) {
        Map<String, Object> result = new LinkedHashMap<>();
        values.forEach((key, entry) -> result.put(key, value(entry, at)));
        return result;
    }

    /** A delta; types embedded in it are told by their kind alone. */
    static List<Object> ops(List<DeltaOp.Insert> delta) {
        return delta.stream()
                .map(op -> (Object) map(
                        "insert",
                        op.insert() instanceof SharedType type
                                ? map("type", type.getClass().getSimpleName())
                                : value(op.insert()),
                        "attributes",
                        op.attributes()))
                .toList();
    }

    /** The root text, and the texts that are in the XML now. */
    static List<YText> texts(Doc doc) {
        List<YText> found = new java.util.ArrayList<>(List.of(doc.getText("text")));
        collectTexts(doc.getXmlFragment("xml"), found);
        return found;
    }

    private static void collectTexts(SharedType node, List<YText> found) {
        if (node instanceof YXmlText text) {
            found.add(text);
        } else if (node instanceof YXmlFragment fragment) {
            fragment.children().forEach(child -> collectTexts(child, found));
        }
    }

    private static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }
}
