package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Json;

/** Writes XML types as Yjs's {@code toString} does. Follows nesting on a stack of its own, however deep it is. */
final class XmlWriter {
    private final StringBuilder text = new StringBuilder();

    /** What is still to be written, the next on top: a {@link String}, or a {@link SharedType}. */
    private final Deque<Object> rest = new ArrayDeque<>();

    private XmlWriter() {}

    static String write(SharedType type) {
        XmlWriter writer = new XmlWriter();
        writer.rest.push(type);
        while (!writer.rest.isEmpty()) {
            writer.step(writer.rest.pop());
        }
        return writer.text.toString();
    }

    private void step(Object next) {
        if (next instanceof YXmlElement element) {
            String name = element.nodeName().toLowerCase(Locale.ROOT);
            text.append('<').append(name);
            new TreeMap<>(element.attributes()).forEach(this::attribute);
            text.append('>');
            rest.push("</" + name + ">");
            pushChildren(element);
        } else if (next instanceof YXmlFragment fragment) {
            pushChildren(fragment);
        } else if (next instanceof YXmlText xmlText) {
            pushRuns(xmlText);
        } else {
            text.append(next instanceof SharedType type ? display(type) : next);
        }
    }

    /** Types that are not XML say what JavaScript says of them. */
    private static String display(SharedType type) {
        return type instanceof YText ? type.toString() : "[object Object]";
    }

    private void attribute(String name, @Nullable Object value) {
        text.append(' ')
                .append(name)
                .append("=\"")
                .append(value instanceof SharedType type ? type : Json.display(value));
        text.append('"');
    }

    private void pushChildren(YXmlFragment fragment) {
        List<SharedType> children = fragment.children();
        for (int i = children.size() - 1; i >= 0; i--) {
            rest.push(children.get(i));
        }
    }

    private void pushRuns(YXmlText xmlText) {
        List<DeltaOp.Insert> runs = xmlText.toDelta();
        for (int i = runs.size() - 1; i >= 0; i--) {
            DeltaOp.Insert run = runs.get(i);
            Map<String, @Nullable Object> marks = new TreeMap<>(run.attributes());
            marks.keySet().forEach(mark -> rest.push("</" + mark + ">"));
            rest.push(run.insert() instanceof SharedType type ? type : Json.display(run.insert()));
            StringBuilder opening = new StringBuilder();
            marks.forEach((mark, value) -> open(opening, mark, value));
            rest.push(opening.toString());
        }
    }

    /** An object's entries become attributes, and so do the letters of a string, for JavaScript counts them so. */
    private static void open(StringBuilder opening, String mark, @Nullable Object value) {
        Map<String, @Nullable Object> attributes = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> attributes.put((String) key, entry));
        } else if (value instanceof String string) {
            for (int i = 0; i < string.length(); i++) {
                attributes.put(Integer.toString(i), String.valueOf(string.charAt(i)));
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                attributes.put(Integer.toString(i), list.get(i));
            }
        }
        opening.append('<').append(mark);
        attributes.forEach((key, entry) -> opening.append(' ')
                .append(key)
                .append("=\"")
                .append(Json.display(entry))
                .append('"'));
        opening.append('>');
    }
}
