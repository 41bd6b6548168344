package org.plenary.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps from the list of a type as it was before a transaction to the list as it is now. */
final class ListDelta {
    private final SharedType type;
    private final Transaction transaction;
    private final IdRanges added = new IdRanges();
    private final IdRanges deleted = new IdRanges();
    private final List<DeltaOp> steps = new ArrayList<>();

    /** What the step that is being built up has so far; at most one of the three. */
    private @Nullable List<@Nullable Object> inserting;

    private long retaining;
    private long deleting;

    ListDelta(SharedType type, Transaction transaction) {
        this.type = type;
        this.transaction = transaction;
    }

    IdSet added() {
        return added.toIdSet();
    }

    IdSet deleted() {
        return deleted.toIdSet();
    }

    List<DeltaOp> delta() {
        return Collections.unmodifiableList(steps);
    }

    void compute() {
        for (Item item = type.branch.start; item != null; item = item.right) {
            if (!item.isDeleted()) {
                if (transaction.adds(item)) {
                    insert(item);
                } else {
                    retain(item);
                }
            } else if (transaction.deletes(item) && !transaction.adds(item)) {
                delete(item);
            }
        }
        retaining = 0;
        flush();
    }

    private void insert(Item item) {
        if (inserting == null) {
            flush();
            inserting = new ArrayList<>();
        }
        if (item.countable()) {
            for (int offset = 0; offset < item.length(); offset++) {
                inserting.add(type.value(item, offset));
            }
        }
        added.add(item.client.id, item.clock, item.length());
    }

    private void retain(Item item) {
        if (retaining == 0) {
            flush();
        }
        retaining += item.length();
    }

    private void delete(Item item) {
        if (deleting == 0) {
            flush();
        }
        deleting += item.length();
        deleted.add(item.client.id, item.clock, item.length());
    }

    private void flush() {
        if (inserting != null) {
            steps.add(DeltaOp.insert(Collections.unmodifiableList(inserting)));
        } else if (retaining > 0) {
            steps.add(DeltaOp.retain(retaining));
        } else if (deleting > 0) {
            steps.add(DeltaOp.delete(deleting));
        }
        inserting = null;
        retaining = 0;
        deleting = 0;
    }
}
