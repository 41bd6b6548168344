package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/**
 * Where an update inserts or deletes: in a type of the document, or within a type that the update itself makes.
 *
 * @param type the type of the document; null if it is a root type that nobody has asked the document for, or if the
 *     place is collected
 * @param root the name of that type if it is a root type, otherwise null
 * @param newType the id of the type that the update makes and that is the parent; null if {@code type} or {@code root}
 *     is the parent itself. The new types between that one and {@code type} are told by {@link Update#struct}.
 * @param key the key within the parent, null in a list
 */
public record Place(
        @Nullable SharedType type,
        @Nullable String root,
        @Nullable Id newType,
        @Nullable String key) {
    static final Place COLLECTED = new Place(null, null, null, null);

    /**
     * Whether there is no such place: its type, or what stands next to it, is deleted and collected, or is no type.
     * What is inserted there is never seen.
     */
    public boolean collected() {
        return type == null && root == null;
    }
}
