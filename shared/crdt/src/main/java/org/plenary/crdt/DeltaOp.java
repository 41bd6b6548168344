package org.plenary.crdt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step through a text: what is there, or what to do. */
public sealed interface DeltaOp {
    /**
     * Content.
     *
     * @param insert a string; otherwise the object that is embedded, or a {@link SharedType}. To insert a type is to
     *     insert a copy of it; see {@link YArray#insertCopy}.
     * @param attributes the text attributes, empty for none
     */
    record Insert(Object insert, Map<String, @Nullable Object> attributes) implements DeltaOp {}

    /**
     * Passes over content, changing its attributes if any are named; a null value ends one.
     *
     * @param length the number of units
     * @param attributes the text attributes to change
     */
    record Retain(long length, Map<String, @Nullable Object> attributes) implements DeltaOp {}

    /**
     * Deletes content.
     *
     * @param length the number of units
     */
    record Delete(long length) implements DeltaOp {}

    /** Content without attributes. */
    static Insert insert(Object insert) {
        return new Insert(insert, Map.of());
    }

    /** Passes over content. */
    static Retain retain(long length) {
        return new Retain(length, Map.of());
    }

    /** Deletes content. */
    static Delete delete(long length) {
        return new Delete(length);
    }
}
