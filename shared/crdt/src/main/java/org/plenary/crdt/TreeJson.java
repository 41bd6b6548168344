package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Undefined;

/** Turns a tree into lists and maps. Follows nesting on a stack of its own, however deep it is. */
final class TreeJson implements TreeNode.Visitor<Optional<Object>> {
    private final Deque<Runnable> rest = new ArrayDeque<>();

    private TreeJson() {}

    static @Nullable Object of(TreeNode node) {
        TreeJson json = new TreeJson();
        Object result = node.accept(json).orElse(null);
        while (!json.rest.isEmpty()) {
            json.rest.pop().run();
        }
        return result;
    }

    @Override
    public Optional<Object> element(TreeNode.Element element) {
        return Optional.of(XmlWriter.write(element));
    }

    @Override
    public Optional<Object> fragment(TreeNode.Fragment fragment) {
        return Optional.of(XmlWriter.write(fragment));
    }

    @Override
    public Optional<Object> text(TreeNode.Text text) {
        return Optional.of(XmlWriter.write(text));
    }

    @Override
    public Optional<Object> array(TreeNode.Array array) {
        List<@Nullable Object> list = new ArrayList<>(array.elements().size());
        for (TreeNode element : array.elements()) {
            if (!(element instanceof TreeNode.Collected)) {
                int index = list.size();
                list.add(null);
                put(element, value -> list.set(index, value));
            }
        }
        return Optional.of(list);
    }

    @Override
    public Optional<Object> entries(TreeNode.Entries entries) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        entries.entries().forEach((key, entry) -> {
            map.put(key, null);
            put(entry, value -> map.put(key, value));
        });
        return Optional.of(map);
    }

    /** Puts a value where it belongs at once; a nested type follows later. */
    private void put(TreeNode node, Consumer<@Nullable Object> place) {
        if (node instanceof TreeNode.Value || node instanceof TreeNode.Document) {
            place.accept(node.accept(this).orElse(null));
        } else {
            rest.push(() -> place.accept(node.accept(this).orElse(null)));
        }
    }

    /** The content is not here. */
    @Override
    public Optional<Object> document(TreeNode.Document document) {
        return Optional.of(Map.of());
    }

    @Override
    public Optional<Object> value(TreeNode.Value value) {
        return value.value() instanceof byte[] bytes ? Optional.of(bytes.clone()) : Optional.ofNullable(value.value());
    }

    @Override
    public Optional<Object> collected(TreeNode.Collected collected) {
        return Optional.of(Undefined.UNDEFINED);
    }
}
