package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/**
 * What happened to a key of a map, or to an attribute.
 *
 * @param action what happened
 * @param oldValue the value before; null if there was none. A type that was deleted is given as it is now, without
 *     content.
 */
public record KeyChange(Action action, @Nullable Object oldValue) {
    /** What can happen to a key. */
    public enum Action {
        /** It had no value before. */
        ADD,
        /** It had another value before. */
        UPDATE,
        /** It has no value any longer. */
        DELETE
    }
}
