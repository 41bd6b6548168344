package org.plenary.crdt;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changed in a {@link YMap} or a {@link YXmlHook}. */
public final class YMapEvent extends YEvent {
    YMapEvent(SharedType target, Transaction transaction, Set<@Nullable String> changed) {
        super(target, transaction, changed);
    }

    /** The keys under which something was set or removed, even if it is now as before. */
    public Set<String> keysChanged() {
        return changedKeys();
    }
}
