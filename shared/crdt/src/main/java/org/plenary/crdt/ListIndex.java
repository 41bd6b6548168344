package org.plenary.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of a visible unit in a list, and the text attributes that hold there, in logarithmic time.
 *
 * <pre>
 *     inner nodes            ○              how many visible units are below
 *                         ╱     ╲
 *     leaves            ○         ○         how many items, and which is the first
 *                     ╱   ╲     ╱   ╲
 *     the list        a ⇄ b  ⇄  c ⇄ d       each item knows its leaf
 * </pre>
 *
 * <p>It is a B+ tree over the list: a leaf has some tens of items that follow each other. It is made when a long list
 * is first edited or read by index; a document that only takes updates has none. From then on whatever changes the list
 * says so here.
 */
final class ListIndex {
    /** Up to so many items a walk is cheap enough. */
    static final int NEAR = 24;

    /** Most items of a leaf, and most children of an inner node. */
    private static final int WIDTH = 32;

    private final int width;
    private IndexNode root;

    /** Of a list that has at least one item. */
    ListIndex(Branch branch) {
        this(branch, WIDTH);
    }

    ListIndex(Branch branch, int width) {
        this.width = width;
        IndexLeaf leaf = new IndexLeaf(branch, Objects.requireNonNull(branch.start));
        root = leaf;
        for (Item item = branch.start; item != null; item = item.right) {
            if (leaf.count == width / 2) {
                IndexLeaf next = new IndexLeaf(branch, item);
                insertAfter(leaf, next);
                leaf = next;
            }
            leaf.take(item);
            leaf.add(units(item));
        }
    }

    private static long units(Item item) {
        return item.visible() ? item.length() : 0;
    }

    IndexNode root() {
        return root;
    }

    /**
     * Where a visible unit is.
     *
     * @param item the item that holds it
     * @param offset how many units of the item are before it
     */
    record Place(Item item, long offset) {}

    /** Where the visible unit at {@code index} is, which must be there. */
    Place find(long index) {
        IndexNode node = root;
        long rest = index;
        while (node instanceof IndexInner inner) {
            int at = 0;
            while (rest >= inner.children[at].visible) {
                rest -= inner.children[at++].visible;
            }
            node = inner.children[at];
        }
        return find(((IndexLeaf) node).first, rest);
    }

    private static Place find(Item from, long units) {
        Item item = from;
        long rest = units;
        while (rest >= units(item)) {
            rest -= units(item);
            item = Objects.requireNonNull(item.right);
        }
        return new Place(item, rest);
    }

    /** The last item of the list. */
    Item last() {
        IndexNode node = root;
        while (node instanceof IndexInner inner) {
            node = inner.children[inner.size - 1];
        }
        Item item = ((IndexLeaf) node).first;
        while (item.right != null) {
            item = item.right;
        }
        return item;
    }

    /** The number of visible units before the item. */
    static long unitsBefore(Item item) {
        IndexLeaf leaf = item.leaf();
        long units = 0;
        for (Item at = leaf.first; at != item; at = Objects.requireNonNull(at.right)) {
            units += units(at);
        }
        IndexNode node = leaf;
        for (IndexInner parent = node.parent; parent != null; parent = node.parent) {
            for (int i = 0; parent.children[i] != node; i++) {
                units += parent.children[i].visible;
            }
            node = parent;
        }
        return units;
    }

    /** The text attributes that hold before the item, in the order in which they began. */
    static Map<String, @Nullable Object> attributesBefore(Item item) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        IndexLeaf leaf = item.leaf();
        addEffectsBefore(leaf, attributes);
        for (Item at = leaf.first; at != item; at = Objects.requireNonNull(at.right)) {
            if (at.isFormat() && !at.isDeleted()) {
                TextCursor.take(attributes, at.format());
            }
        }
        return attributes;
    }

    private static void addEffectsBefore(IndexNode node, Map<String, @Nullable Object> attributes) {
        IndexInner parent = node.parent;
        if (parent != null) {
            addEffectsBefore(parent, attributes);
            for (int i = 0; parent.children[i] != node; i++) {
                parent.children[i].effect().applyTo(attributes);
            }
        }
    }

    /** The item is new in the list. */
    void inserted(Item item) {
        IndexLeaf leaf;
        if (item.left != null) {
            leaf = item.left.leaf();
        } else {
            leaf = Objects.requireNonNull(item.right).leaf();
            leaf.first = item;
        }
        leaf.add(units(item));
        take(leaf, item);
        changedFormat(item);
    }

    /** The item was cut; {@code tail} is its second part. */
    void cut(Item item, Item tail) {
        take(item.leaf(), tail);
    }

    private void take(IndexLeaf leaf, Item item) {
        leaf.take(item);
        if (leaf.count > width) {
            halve(leaf);
        }
    }

    /** The item is about to be deleted. */
    static void hiding(Item item) {
        item.leaf().add(-units(item));
        changedFormat(item);
    }

    private static void changedFormat(Item item) {
        if (item.isFormat()) {
            item.leaf().forgetEffect();
        }
    }

    /** The item is about to become part of the one before it; its right neighbour is still known. */
    void joining(Item item, Item before) {
        IndexLeaf leaf = item.leaf();
        IndexLeaf target = before.leaf();
        if (leaf != target) {
            leaf.add(-units(item));
            target.add(units(item));
        }
        if (--leaf.count == 0) {
            remove(leaf);
        } else if (leaf.first == item) {
            leaf.first = Objects.requireNonNull(item.right);
        }
    }

    private void halve(IndexLeaf leaf) {
        Item item = leaf.first;
        for (int i = leaf.count / 2; i > 0; i--) {
            item = Objects.requireNonNull(item.right);
        }
        IndexLeaf second = new IndexLeaf(leaf.branch(), item);
        leaf.forgetEffect();
        int kept = leaf.count / 2;
        long units = units(item);
        second.take(item);
        while (--leaf.count > kept) {
            item = Objects.requireNonNull(item.right);
            second.take(item);
            units += units(item);
        }
        leaf.add(-units);
        insertAfter(leaf, second);
        second.add(units);
    }

    /** Puts {@code added}, which counts no units yet, behind {@code node}. */
    private void insertAfter(IndexNode node, IndexNode added) {
        IndexInner parent = node.parent;
        if (parent == null) {
            parent = new IndexInner(width);
            parent.visible = node.visible;
            parent.insert(0, node);
            root = parent;
        }
        if (parent.size == width) {
            IndexInner second = parent.halve(width);
            insertAfter(parent, second);
            second.add(second.units());
            parent.add(-second.visible);
            parent = Objects.requireNonNull(node.parent);
        }
        parent.insert(parent.indexOf(node) + 1, added);
    }

    private void remove(IndexNode node) {
        IndexInner parent = Objects.requireNonNull(node.parent, "a list that has an index is not empty");
        parent.forgetEffect();
        parent.remove(parent.indexOf(node));
        if (parent.size == 0) {
            remove(parent);
        }
        while (root instanceof IndexInner inner && inner.size == 1) {
            root = inner.children[0];
            root.parent = null;
        }
    }
}
