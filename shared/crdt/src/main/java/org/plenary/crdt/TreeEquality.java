package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Json;

/** Compares and describes trees without calling itself for nested nodes, however deep they are. */
final class TreeEquality {
    private TreeEquality() {}

    /**
     * A node cut off from the nodes in it.
     *
     * @param label what it says by itself
     * @param nested the nodes in it, in their order
     */
    private record Parts(List<@Nullable Object> label, List<TreeNode> nested) {
        static Parts of(TreeNode node) {
            return node.accept(new Cutter());
        }
    }

    private static final class Cutter implements TreeNode.Visitor<Parts> {
        @Override
        public Parts element(TreeNode.Element element) {
            return parts(
                    Arrays.asList("element", element.id(), element.name()), element.attributes(), element.children());
        }

        @Override
        public Parts fragment(TreeNode.Fragment fragment) {
            return new Parts(
                    Arrays.asList("fragment", fragment.id(), fragment.children().size()), fragment.children());
        }

        @Override
        public Parts text(TreeNode.Text text) {
            List<@Nullable Object> label = new ArrayList<>(Arrays.asList("text", text.id(), text.xml()));
            List<TreeNode> nested = new ArrayList<>();
            for (TreeNode.Piece piece : text.pieces()) {
                if (piece instanceof TreeNode.Embed embed) {
                    nested.add(embed.content());
                    label.add(embed.marks());
                } else {
                    label.add(piece);
                }
            }
            return parts(label, text.attributes(), nested);
        }

        @Override
        public Parts array(TreeNode.Array array) {
            return new Parts(Arrays.asList("array", array.id(), array.elements().size()), array.elements());
        }

        @Override
        public Parts entries(TreeNode.Entries entries) {
            return parts(Arrays.asList("entries", entries.id(), entries.hookName()), entries.entries(), List.of());
        }

        @Override
        public Parts document(TreeNode.Document document) {
            return new Parts(Arrays.asList("document", document.guid(), comparable(document.options())), List.of());
        }

        @Override
        public Parts value(TreeNode.Value value) {
            return new Parts(Arrays.asList("value", comparable(value.value())), List.of());
        }

        @Override
        public Parts collected(TreeNode.Collected collected) {
            return new Parts(Arrays.asList("collected", collected.ids()), List.of());
        }

        /** The entries in the order of their keys, and then what the list holds. */
        private static Parts parts(
                List<@Nullable Object> label, Map<String, TreeNode> entries, Collection<TreeNode> list) {
            List<TreeNode> nested = new ArrayList<>(entries.size() + list.size());
            List<String> keys = entries.keySet().stream().sorted().toList();
            keys.forEach(key -> nested.add(Objects.requireNonNull(entries.get(key))));
            nested.addAll(list);
            return new Parts(Arrays.asList(label, keys, list.size()), nested);
        }

        /** Arrays of bytes are compared by what is in them. Values are not deep, for the decoder bounds them. */
        private static @Nullable Object comparable(@Nullable Object value) {
            if (value instanceof byte[] bytes) {
                return Arrays.asList("bytes", Arrays.hashCode(bytes), Json.display(bytes));
            }
            if (value instanceof List<?> list) {
                return list.stream().map(Cutter::comparable).toList();
            }
            if (value instanceof Map<?, ?> map) {
                List<@Nullable Object> entries = new ArrayList<>();
                map.keySet().stream()
                        .sorted()
                        .forEach(key -> entries.add(Arrays.asList(key, comparable(map.get(key)))));
                return Arrays.asList("map", entries);
            }
            return value;
        }
    }

    static boolean equal(TreeNode node, @Nullable Object other) {
        if (node == other || !(other instanceof TreeNode second)) {
            return node == other;
        }
        Deque<TreeNode> nodes = new ArrayDeque<>(List.of(node));
        Deque<TreeNode> others = new ArrayDeque<>(List.of(second));
        while (!nodes.isEmpty()) {
            Parts one = Parts.of(nodes.pop());
            Parts two = Parts.of(others.pop());
            if (!one.label.equals(two.label)) {
                return false;
            }
            one.nested.forEach(nodes::push);
            two.nested.forEach(others::push);
        }
        return true;
    }

    static int hash(TreeNode node) {
        int hash = 1;
        Deque<TreeNode> nodes = new ArrayDeque<>(List.of(node));
        while (!nodes.isEmpty()) {
            Parts parts = Parts.of(nodes.pop());
            hash = 31 * hash + parts.label.hashCode();
            parts.nested.forEach(nodes::push);
        }
        return hash;
    }

    /** The node by itself and how many nodes are in it. */
    static String describe(TreeNode node) {
        Parts parts = Parts.of(node);
        return parts.label + " nested=" + parts.nested.size();
    }
}
