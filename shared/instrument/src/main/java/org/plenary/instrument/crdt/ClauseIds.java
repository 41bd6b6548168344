package org.plenary.instrument.crdt;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.instrument.ClauseId;

/** Gives each clause of one reading an id of its own, whatever its attribute says. */
final class ClauseIds {
    private final Set<ClauseId> taken = new HashSet<>();

    /** The id that the attribute has, or if it has none that can be used, one made from the node's place in history. */
    ClauseId take(@Nullable Object attribute, @Nullable Id id) {
        if (attribute instanceof String string && ClauseId.isValid(string)) {
            ClauseId own = new ClauseId(string);
            if (taken.add(own)) {
                return own;
            }
        }
        String base = id == null ? "at" : "at-" + id.client() + "-" + id.clock();
        ClauseId made = new ClauseId(base);
        for (int n = 2; !taken.add(made); n++) {
            made = new ClauseId(base + "_" + n);
        }
        return made;
    }
}
