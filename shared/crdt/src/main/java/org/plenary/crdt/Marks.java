package org.plenary.crdt;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text attributes that hold for a piece of text: an immutable map in the order of the names, without null values.
 *
 * <p>Pieces share what they have in common. To begin or end one attribute takes time and memory in the logarithm of how
 * many hold, so that a text with many attributes is read in the time that its length takes. The map is a
 * weight-balanced tree (J. Nievergelt, E. Reingold: Binary Search Trees of Bounded Balance, 1973, with the parameters
 * of Y. Hirai and K. Yamamoto: Balancing Weight-Balanced Trees, 2011).
 */
public final class Marks extends AbstractMap<String, Object> {
    /** No attributes. */
    public static final Marks NONE = new Marks(null);

    private static final int DELTA = 3;
    private static final int GAMMA = 2;

    private final @Nullable Node root;

    private Marks(@Nullable Node root) {
        this.root = root;
    }

    private record Node(
            String key,
            Object value,
            @Nullable Node left,
            @Nullable Node right,
            int size) {
        Node(String key, Object value, @Nullable Node left, @Nullable Node right) {
            this(key, value, left, right, sizeOf(left) + sizeOf(right) + 1);
        }
    }

    private static int sizeOf(@Nullable Node node) {
        return node == null ? 0 : node.size;
    }

    /** These attributes after a format: one more or changed, or one less if the value is null. */
    Marks with(String key, @Nullable Object value) {
        Object now = get(key);
        if (Values.sameAttribute(now, value)) {
            return this;
        }
        Node changed = value == null ? remove(root, key) : put(root, key, value);
        return changed == null ? NONE : new Marks(changed);
    }

    private static Node put(@Nullable Node node, String key, Object value) {
        if (node == null) {
            return new Node(key, value, null, null);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return new Node(key, value, node.left, node.right);
        }
        return order < 0
                ? balanced(node, put(node.left, key, value), node.right)
                : balanced(node, node.left, put(node.right, key, value));
    }

    private static @Nullable Node remove(@Nullable Node node, String key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key);
        if (order < 0) {
            return balanced(node, remove(node.left, key), node.right);
        }
        if (order > 0) {
            return balanced(node, node.left, remove(node.right, key));
        }
        if (node.left == null || node.right == null) {
            return node.left == null ? node.right : node.left;
        }
        Node next = first(node.right);
        return balanced(next, node.left, remove(node.right, next.key));
    }

    private static Node first(Node node) {
        Node first = node;
        while (first.left != null) {
            first = first.left;
        }
        return first;
    }

    /** A node with the entry of {@code middle} and these children, rotated if one is too heavy. */
    private static Node balanced(Node middle, @Nullable Node left, @Nullable Node right) {
        int leftWeight = sizeOf(left) + 1;
        int rightWeight = sizeOf(right) + 1;
        if (right != null && rightWeight > DELTA * leftWeight) {
            Node inner = right.left;
            return inner == null || sizeOf(inner) + 1 < GAMMA * (sizeOf(right.right) + 1)
                    ? node(right, node(middle, left, inner), right.right)
                    : node(inner, node(middle, left, inner.left), node(right, inner.right, right.right));
        }
        if (left != null && leftWeight > DELTA * rightWeight) {
            Node inner = left.right;
            return inner == null || sizeOf(inner) + 1 < GAMMA * (sizeOf(left.left) + 1)
                    ? node(left, left.left, node(middle, inner, right))
                    : node(inner, node(left, left.left, inner.left), node(middle, inner.right, right));
        }
        return node(middle, left, right);
    }

    private static Node node(Node entry, @Nullable Node left, @Nullable Node right) {
        return new Node(entry.key, entry.value, left, right);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        Node node = root;
        while (node != null && key instanceof String name) {
            int order = name.compareTo(node.key);
            if (order == 0) {
                return node.value;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return sizeOf(root);
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Map.Entry<String, Object>> {
        @Override
        public Iterator<Map.Entry<String, Object>> iterator() {
            return new InOrder(root);
        }

        @Override
        public int size() {
            return sizeOf(root);
        }
    }

    private static final class InOrder implements Iterator<Map.Entry<String, Object>> {
        private final Deque<Node> path = new ArrayDeque<>();

        InOrder(@Nullable Node root) {
            descend(root);
        }

        private void descend(@Nullable Node from) {
            for (Node node = from; node != null; node = node.left) {
                path.push(node);
            }
        }

        @Override
        public boolean hasNext() {
            return !path.isEmpty();
        }

        @Override
        public Map.Entry<String, Object> next() {
            if (path.isEmpty()) {
                throw new NoSuchElementException();
            }
            Node node = path.pop();
            descend(node.right);
            return Map.entry(node.key, node.value);
        }
    }
}
