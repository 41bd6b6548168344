package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/**
 * Consecutive units of a document as they stand now.
 *
 * @param id the first unit
 * @param length the number of units
 * @param kind what they are
 * @param parent the type that holds them
 * @param parentSub the key within the parent, null in a list
 * @param type the type that they are, for {@link ContentKind#TYPE}
 */
public record ItemInfo(
        Id id,
        long length,
        ContentKind kind,
        SharedType parent,
        @Nullable String parentSub,
        @Nullable SharedType type) {
    static ItemInfo of(Doc doc, Item item) {
        Branch type = item.type();
        return new ItemInfo(
                item.id(),
                item.length(),
                item.kind(),
                doc.view(item.parent()),
                item.parentSub(),
                type == null ? null : doc.view(type));
    }
}
