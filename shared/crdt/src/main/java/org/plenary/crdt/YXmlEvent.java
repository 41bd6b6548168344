package org.plenary.crdt;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changed in an XML fragment or element. The insertions of {@link #delta()} hold a {@code List} of nodes each. */
public final class YXmlEvent extends YEvent {
    YXmlEvent(YXmlFragment target, Transaction transaction, Set<@Nullable String> changed) {
        super(target, transaction, changed);
    }

    @Override
    public YXmlFragment target() {
        return (YXmlFragment) super.target();
    }

    /** Whether children came or went. */
    public boolean childListChanged() {
        return listChanged();
    }

    /** The attributes that were set or removed, even if they are now as before. */
    public Set<String> attributesChanged() {
        return changedKeys();
    }
}
