package org.plenary.crdt;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changed in an array. The insertions of {@link #delta()} hold a {@code List} of values each. */
public final class YArrayEvent extends YEvent {
    YArrayEvent(YArray target, Transaction transaction, Set<@Nullable String> changed) {
        super(target, transaction, changed);
    }

    @Override
    public YArray target() {
        return (YArray) super.target();
    }
}
