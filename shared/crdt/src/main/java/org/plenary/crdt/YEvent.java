package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction has changed in one type. Everything is computed when it is first asked for, which must be while
 * the observers are being called; what was computed can be kept.
 */
public abstract sealed class YEvent permits YArrayEvent, YMapEvent, YTextEvent, YXmlEvent {
    final SharedType target;
    final Transaction transaction;
    private final Set<@Nullable String> changed;
    private SharedType currentTarget;
    private @Nullable List<Object> path;
    private @Nullable Map<String, KeyChange> keys;
    private @Nullable TypeChanges changes;

    YEvent(SharedType target, Transaction transaction, Set<@Nullable String> changed) {
        this.target = target;
        this.transaction = transaction;
        this.changed = changed;
        currentTarget = target;
    }

    /** The type that changed. */
    public SharedType target() {
        return target;
    }

    /** The type whose observer is being called: the target, or one that holds it. */
    public final SharedType currentTarget() {
        return currentTarget;
    }

    final void setCurrentTarget(SharedType type) {
        currentTarget = type;
        path = null;
    }

    /** The change of which this is a part. */
    public final Transaction transaction() {
        return transaction;
    }

    /**
     * The way from the current target to the target: a {@code String} for a key of a map, a {@code Long} for an index
     * in a list.
     */
    public final List<Object> path() {
        if (path == null) {
            ArrayDeque<Object> steps = new ArrayDeque<>();
            Branch type = target.branch;
            while (type.item != null && type != currentTarget.branch) {
                Item item = type.item;
                steps.addFirst(item.parentSub() != null ? item.parentSub() : (Object) visibleBefore(item));
                type = item.parent();
            }
            path = List.copyOf(steps);
        }
        return path;
    }

    private static Long visibleBefore(Item item) {
        long count = 0;
        for (Item before = item.left; before != null; before = before.left) {
            count += before.visible() ? before.length() : 0;
        }
        return count;
    }

    /** The length of the path. */
    final int depth() {
        int depth = 0;
        Branch type = target.branch;
        while (type.item != null && type != currentTarget.branch) {
            depth++;
            type = type.item.parent();
        }
        return depth;
    }

    /** Whether the list of the type changed. */
    final boolean listChanged() {
        return changed.contains(null);
    }

    /** The keys under which something was set or removed, even if it is now as before. */
    final Set<String> changedKeys() {
        Set<String> names = new LinkedHashSet<>();
        for (String key : changed) {
            if (key != null) {
                names.add(key);
            }
        }
        return names;
    }

    /** What happened to the keys of a map, or to attributes; keys that are as before are left out. */
    public final Map<String, KeyChange> keys() {
        if (keys == null) {
            transaction.requireListening();
            Map<String, KeyChange> found = new LinkedHashMap<>();
            for (String key : changedKeys()) {
                Item item = target.branch.map.get(key);
                KeyChange change = item == null ? null : keyChange(item);
                if (change != null) {
                    found.put(key, change);
                }
            }
            keys = Collections.unmodifiableMap(found);
        }
        return keys;
    }

    private @Nullable KeyChange keyChange(Item item) {
        boolean deleted = transaction.deletes(item);
        if (!transaction.adds(item)) {
            return deleted ? keyChange(KeyChange.Action.DELETE, item) : null;
        }
        Item before = item.left;
        while (before != null && transaction.adds(before)) {
            before = before.left;
        }
        if (before != null && transaction.deletes(before)) {
            return keyChange(deleted ? KeyChange.Action.DELETE : KeyChange.Action.UPDATE, before);
        }
        return deleted ? null : new KeyChange(KeyChange.Action.ADD, null);
    }

    private KeyChange keyChange(KeyChange.Action action, Item before) {
        return new KeyChange(action, target.value(before, (int) before.length() - 1));
    }

    /** The changes of the list, as steps through it from the beginning; without what is passed over at its end. */
    public List<DeltaOp> delta() {
        return changes().delta();
    }

    /** Everything that changed. */
    public final TypeChanges changes() {
        if (changes == null) {
            transaction.requireListening();
            changes = computeChanges();
        }
        return changes;
    }

    TypeChanges computeChanges() {
        ListDelta list = new ListDelta(target, transaction);
        if (listChanged()) {
            list.compute();
        }
        return new TypeChanges(list.added(), list.deleted(), keys(), list.delta());
    }
}
