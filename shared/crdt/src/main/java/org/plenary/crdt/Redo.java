package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes deleted items again. An item that is gone does not come back: another one with the same content takes its
 * place, in the place of its parent if that has been made again, too.
 */
final class Redo {
    private final Transaction transaction;
    private final Doc doc;
    private final Redone redone;

    /** All that is to be made again. */
    private final Set<Item> items;

    /** Whether what stands under a key now will go or has gone by undoing, so that it may be replaced. */
    private final Predicate<Item> yielding;

    private final boolean ignoreRemoteMapChanges;

    Redo(Transaction transaction, Set<Item> items, Predicate<Item> yielding, boolean ignoreRemoteMapChanges) {
        this.transaction = transaction;
        this.items = items;
        this.yielding = yielding;
        this.ignoreRemoteMapChanges = ignoreRemoteMapChanges;
        doc = transaction.doc();
        redone = doc.redone();
    }

    /** Makes them all again; returns whether there was one for which it could be done. */
    boolean run() {
        boolean any = false;
        for (Item item : List.copyOf(items)) {
            any |= redo(item);
        }
        return any;
    }

    /** Makes an item again, after the parents that are gone. Returns false if it cannot be done. */
    private boolean redo(Item item) {
        Deque<Item> chain = new ArrayDeque<>();
        chain.push(item);
        Item top = item;
        while (!top.isRedone() && isGone(top.parent().item)) {
            top = Objects.requireNonNull(top.parent().item);
            if (!items.contains(top)) {
                return false;
            }
            chain.push(top);
        }
        while (!chain.isEmpty()) {
            if (!redoOne(chain.pop())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGone(@Nullable Item holder) {
        return holder != null && holder.isDeleted() && !holder.isRedone();
    }

    private boolean redoOne(Item item) {
        if (item.isRedone()) {
            return redone.successor(transaction, item) != null;
        }
        Item holder = item.parent().item;
        if (holder != null && holder.isDeleted()) {
            holder = last(holder);
        }
        Branch parent = holder == null ? item.parent() : holder.type();
        if (parent == null) {
            return false;
        }
        Item.Placement placement = item.parentSub() == null ? inList(item, parent) : underKey(item, parent);
        if (placement == null) {
            return false;
        }
        ClientStructs own = doc.store().get(doc.clientId());
        Object content = Contents.copy(item.kind(), item.content, item.length());
        Item successor = new Item(own, own.state(), item.length(), placement, item.kind(), content);
        redone.put(item, successor);
        UndoManager.keep(successor, true);
        doc.integrator().integrate(transaction, successor);
        return true;
    }

    /** What took the place of the item at last. */
    private Item last(Item item) {
        Item last = item;
        Item next = redone.successor(transaction, last);
        while (next != null) {
            last = next;
            next = redone.successor(transaction, last);
        }
        return last;
    }

    /** Between the nearest neighbours that stand in the parent, or that something stands for there. */
    private Item.Placement inList(Item item, Branch parent) {
        Item left = item.left;
        while (left != null) {
            Item trace = trace(left, parent);
            if (trace != null) {
                left = trace;
                break;
            }
            left = left.left;
        }
        Item right = item;
        while (right != null) {
            Item trace = trace(right, parent);
            if (trace != null) {
                right = trace;
                break;
            }
            right = right.right;
        }
        return new Item.Placement(left, right, parent, null);
    }

    /** What stands for the item in the parent, null for nothing. */
    private @Nullable Item trace(Item item, Branch parent) {
        Item trace = item;
        while (trace != null && trace.parent().item != parent.item) {
            trace = redone.successor(transaction, trace);
        }
        return trace;
    }

    /** Behind the current value of the key, or null if that is somebody else's. */
    private Item.@Nullable Placement underKey(Item item, Branch parent) {
        String key = Objects.requireNonNull(item.parentSub());
        Item left = parent.map.get(key);
        if (item.right != null && !ignoreRemoteMapChanges) {
            left = item;
            while (left.right != null && (left.right.isRedone() || yielding.test(left.right))) {
                left = last(left.right);
            }
            if (left.right != null) {
                return null;
            }
        }
        if (left != null && left.parent().item != parent.item) {
            left = parent.map.get(key);
        }
        return new Item.Placement(left, null, parent, key);
    }
}
