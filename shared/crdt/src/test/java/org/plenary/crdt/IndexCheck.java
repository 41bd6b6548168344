package org.plenary.crdt;

import java.util.LinkedHashMap;
import java.util.Map;

/** Checks the index of a list against the list: leaves, counts, sums, back-pointers, places and attributes. */
final class IndexCheck {
    private Item next;

    private IndexCheck(Branch branch) {
        next = branch.start;
    }

    static void check(Branch branch) {
        IndexCheck check = new IndexCheck(branch);
        IndexNode root = branch.index.root();
        check.require(root.parent == null, "root");
        check.node(root);
        check.require(check.next == null, "behind the last leaf");
        check.require(root.visible == branch.length, "length");
        places(branch);
    }

    private void node(IndexNode node) {
        if (node instanceof IndexInner inner) {
            inner(inner);
        } else {
            leaf((IndexLeaf) node);
        }
        if (node.effect != null) {
            require(node.effect.toString().equals(node.computeEffect().toString()), "effect");
        }
    }

    private void inner(IndexInner inner) {
        long visible = 0;
        require(inner.size > 0, "an inner node without children");
        for (int i = 0; i < inner.size; i++) {
            IndexNode child = inner.children[i];
            require(child.parent == inner, "parent");
            node(child);
            require(inner.effect == null || child.effect != null, "an effect above one that is not known");
            visible += child.visible;
        }
        require(inner.visible == visible, "sum");
    }

    private void leaf(IndexLeaf leaf) {
        long visible = 0;
        require(leaf.count > 0, "a leaf without items");
        require(leaf.first == next, "first");
        for (int i = 0; i < leaf.count; i++) {
            require(next != null && next.holder() == leaf, "leaf");
            visible += next.visible() ? next.length() : 0;
            next = next.right;
        }
        require(leaf.visible == visible, "units");
    }

    private static void places(Branch branch) {
        long units = 0;
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (Item item = branch.start; item != null; item = item.right) {
            if (item.right == null && branch.last() != item) {
                throw new AssertionError("last: " + branch.last() + " for " + item);
            }
            if (item.visible()) {
                ListIndex.Place place = branch.index.find(units + item.length() - 1);
                if (place.item() != item || place.offset() != item.length() - 1) {
                    throw new AssertionError("place " + place + " of " + item);
                }
            }
            if (ListIndex.unitsBefore(item) != units
                    || !attributes
                            .toString()
                            .equals(ListIndex.attributesBefore(item).toString())) {
                throw new AssertionError("before " + item + ": units=" + units + " attributes=" + attributes);
            }
            units += item.visible() ? item.length() : 0;
            if (item.isFormat() && !item.isDeleted()) {
                TextCursor.take(attributes, item.format());
            }
        }
    }

    private void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError("index: " + what + " at " + next);
        }
    }
}
