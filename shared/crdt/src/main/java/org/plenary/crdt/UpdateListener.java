package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/** Is told of each change of a document. */
@FunctionalInterface
public interface UpdateListener {
    /**
     * A change was made, here or by an applied update.
     *
     * @param update the encoded change
     * @param origin what the change was said to come from
     */
    void updated(byte[] update, @Nullable Object origin);
}
