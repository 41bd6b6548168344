package org.plenary.server.draft;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlFragment;
import org.plenary.instrument.Table;
import org.plenary.server.draft.Refusal.Reason;

/**
 * Counts the rows and cells that an update brings to tables and takes from them, so that no table becomes too large.
 * One use.
 */
public final class TableBounds {
    /** How many more there will be in a table or row that comes with the update. */
    private final Map<Id, Count> inNew = new HashMap<>();

    /** The same in one of the document. */
    private final Map<SharedType, Count> inOld = new HashMap<>();

    private static final class Count {
        private final Enclosure holder;
        private long more;

        Count(Enclosure holder) {
            this.holder = holder;
        }

        boolean isTooMany(long before) {
            return more > 0 && before + more > (holder == Enclosure.TABLE ? Table.MAX_ROWS : Table.MAX_COLUMNS);
        }
    }

    /** Something comes into a type that comes with the update. */
    public void inserted(Id parent, Enclosure holder) {
        count(inNew, parent, holder, 1);
    }

    /** Something comes into a type of the document. */
    public void inserted(SharedType parent, Enclosure holder) {
        count(inOld, parent, holder, 1);
    }

    /** Something goes from a type that comes with the update; it came with it, too. */
    public void deleted(Id parent, Enclosure holder) {
        count(inNew, parent, holder, -1);
    }

    /** Something goes from a type of the document, or what came to it goes again. */
    public void deleted(SharedType parent, Enclosure holder) {
        count(inOld, parent, holder, -1);
    }

    private static <P> void count(Map<P, Count> counts, P parent, Enclosure holder, int more) {
        if (holder == Enclosure.TABLE || holder == Enclosure.ROW) {
            counts.computeIfAbsent(parent, type -> new Count(holder)).more += more;
        }
    }

    /** Why the update is refused; null if no table becomes too large. */
    @Nullable
    public Refusal refusal() {
        boolean tooMany = inNew.values().stream().anyMatch(count -> count.isTooMany(0))
                || inOld.entrySet().stream()
                        .anyMatch(each -> each.getValue().isTooMany(((YXmlFragment) each.getKey()).length()));
        return tooMany
                ? Refusal.of(
                        Reason.SCHEMA,
                        "A table has " + Table.MAX_ROWS + " rows at most, and a row " + Table.MAX_COLUMNS
                                + " cells; this change makes one with more. Divide the table into several.")
                : null;
    }
}
