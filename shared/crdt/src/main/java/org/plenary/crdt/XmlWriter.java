package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Json;
import org.plenary.crdt.encoding.Undefined;

/** Writes a tree as Yjs's {@code toString} does. Follows nesting on a stack of its own, however deep it is. */
final class XmlWriter implements TreeNode.Visitor<String> {
    private static final String OBJECT = "[object Object]";

    private final StringBuilder text = new StringBuilder();

    /** What is still to be written, the next on top: a {@link String}, or a {@link TreeNode}. */
    private final Deque<Object> rest = new ArrayDeque<>();

    /** What a node writes, a {@link String} or a {@link TreeNode} each; moved to {@link #rest} when it is complete. */
    private final List<Object> parts = new ArrayList<>();

    private XmlWriter() {}

    static String write(TreeNode node) {
        XmlWriter writer = new XmlWriter();
        writer.rest.push(node);
        while (!writer.rest.isEmpty()) {
            writer.step(writer.rest.pop());
        }
        return writer.text.toString();
    }

    private void step(Object next) {
        text.append(next instanceof TreeNode node ? node.accept(this) : next);
        for (int i = parts.size() - 1; i >= 0; i--) {
            rest.push(parts.get(i));
        }
        parts.clear();
    }

    @Override
    public String element(TreeNode.Element element) {
        String name = element.name().toLowerCase(Locale.ROOT);
        new TreeMap<>(element.attributes()).forEach((key, value) -> {
            parts.add(" " + key + "=\"");
            parts.add(value);
            parts.add("\"");
        });
        parts.add(">");
        addChildren(element.children());
        parts.add("</" + name + ">");
        return "<" + name;
    }

    @Override
    public String fragment(TreeNode.Fragment fragment) {
        addChildren(fragment.children());
        return "";
    }

    /** Strings and values among the children come as JavaScript writes them; what says nothing, Yjs cannot write. */
    private void addChildren(List<TreeNode> children) {
        for (TreeNode child : children) {
            if (!(child instanceof TreeNode.Collected) && !isNothing(child)) {
                parts.add(child);
            }
        }
    }

    private static boolean isNothing(TreeNode node) {
        return node instanceof TreeNode.Value value && (value.value() == null || value.value() == Undefined.UNDEFINED);
    }

    @Override
    public String text(TreeNode.Text node) {
        if (!node.xml()) {
            return node.plainText();
        }
        for (TreeNode.Piece piece : node.pieces()) {
            Map<String, Object> marks = piece.marks();
            marks.forEach((mark, value) -> parts.add(opening(mark, value)));
            parts.add(piece instanceof TreeNode.Embed embed ? embed.content() : ((TreeNode.Run) piece).text());
            List<String> names = new ArrayList<>(marks.keySet());
            for (int i = names.size() - 1; i >= 0; i--) {
                parts.add("</" + names.get(i) + ">");
            }
        }
        return "";
    }

    /** An object's entries become attributes, and so do the letters of a string, for JavaScript counts them so. */
    private static String opening(String mark, Object value) {
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
        StringBuilder opening = new StringBuilder("<").append(mark);
        attributes.forEach((key, entry) -> opening.append(' ')
                .append(key)
                .append("=\"")
                .append(Json.display(entry))
                .append('"'));
        return opening.append('>').toString();
    }

    /** Types that are not XML say what JavaScript says of them. */
    @Override
    public String array(TreeNode.Array array) {
        return OBJECT;
    }

    @Override
    public String entries(TreeNode.Entries entries) {
        return OBJECT;
    }

    @Override
    public String document(TreeNode.Document document) {
        return OBJECT;
    }

    @Override
    public String value(TreeNode.Value value) {
        return Json.display(value.value());
    }

    @Override
    public String collected(TreeNode.Collected collected) {
        return "undefined";
    }
}
