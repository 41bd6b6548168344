package org.plenary.crdt;

import java.util.HashMap;
import java.util.Map;

/** Changes that an {@link UndoManager} undoes, or makes again, in one go. */
public final class StackItem {
    private final Map<Object, Object> meta = new HashMap<>();
    private OrderedIds insertions;
    private OrderedIds deletions;

    StackItem(OrderedIds insertions, OrderedIds deletions) {
        this.insertions = insertions;
        this.deletions = deletions;
    }

    void append(OrderedIds moreInsertions, OrderedIds moreDeletions) {
        insertions = insertions.union(moreInsertions);
        deletions = deletions.union(moreDeletions);
    }

    OrderedIds orderedInsertions() {
        return insertions;
    }

    OrderedIds orderedDeletions() {
        return deletions;
    }

    /** The ids that the changes inserted. */
    public IdSet insertions() {
        return insertions.ids();
    }

    /** The ids that the changes deleted. */
    public IdSet deletions() {
        return deletions.ids();
    }

    /** Values that users keep with the changes, such as where the cursor was. */
    public Map<Object, Object> meta() {
        return meta;
    }
}
