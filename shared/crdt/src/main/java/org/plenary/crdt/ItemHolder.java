package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/** What an item belongs to: a list, a leaf of a list's index, or a key of a map. */
sealed interface ItemHolder permits Branch, IndexLeaf, MapKey {
    /** The type whose list or map it is. */
    Branch branch();

    /** The key, null for a list. */
    default @Nullable String key() {
        return null;
    }
}
