package org.plenary.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The node behind a shared type: the list and the map that hold its content. The classes that users see are thin views
 * of it.
 */
final class Branch implements ItemHolder {
    /** Null for a root type that updates speak of but nobody has asked for yet. */
    @Nullable
    TypeKind kind;

    /** The element's or hook's name; of a root type, its name. */
    final String name;

    /** The item that holds this type, null for a root type. */
    @Nullable
    Item item;

    @Nullable
    Item start;

    /** The current item of each key; older ones are to its left. */
    Map<String, Item> map = Map.of();

    /** The number of visible units in the list. */
    long length;

    boolean hasFormatting;

    /** Where a search in the list may begin: an item and the number of visible units before it. */
    @Nullable
    Item mark;

    long markIndex;

    /** Where each unit of a long list is; null until somebody asks. */
    @Nullable
    ListIndex index;

    @Nullable
    SharedType view;

    Branch(@Nullable TypeKind kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    void put(String key, Item value) {
        if (map.isEmpty()) {
            map = new LinkedHashMap<>(4);
        }
        map.put(key, value);
    }

    @Override
    public Branch branch() {
        return this;
    }

    /** The key, for a new value; all values of a key share one object. */
    ItemHolder key(String key) {
        Item value = map.get(key);
        return value != null ? value.holder() : new MapKey(this, key);
    }

    boolean isDeleted() {
        return item != null && item.isDeleted();
    }

    void forget() {
        start = null;
        map = Map.of();
        mark = null;
        index = null;
    }

    /** Where the visible unit {@code unit} is, which must be there. */
    ListIndex.Place find(long unit) {
        if (index == null) {
            long rest = unit;
            Item item = start;
            for (int i = 0; i < ListIndex.NEAR && item != null; i++) {
                if (item.visible()) {
                    if (rest < item.length()) {
                        return new ListIndex.Place(item, rest);
                    }
                    rest -= item.length();
                }
                item = item.right;
            }
        }
        return index().find(unit);
    }

    /** The last item of the list, deleted or not, null if it is empty. */
    @Nullable
    Item last() {
        Item item = start;
        if (item == null) {
            return null;
        }
        if (index == null) {
            for (int i = 0; i < ListIndex.NEAR; i++) {
                if (item.right == null) {
                    return item;
                }
                item = item.right;
            }
        }
        return index().last();
    }

    /** The index of the list, which is not empty. */
    ListIndex index() {
        ListIndex known = index;
        if (known == null) {
            known = new ListIndex(this);
            index = known;
        }
        return known;
    }
}
