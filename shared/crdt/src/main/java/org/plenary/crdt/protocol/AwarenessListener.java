package org.plenary.crdt.protocol;

import org.jspecify.annotations.Nullable;

/** Is told of changes to the states of clients. */
@FunctionalInterface
public interface AwarenessListener {
    /**
     * Something changed, and is already visible.
     *
     * @param origin {@link Awareness#LOCAL}, {@link Awareness#TIMEOUT}, or what the caller gave
     */
    void changed(AwarenessChange change, @Nullable Object origin);
}
