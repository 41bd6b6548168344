package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/**
 * Consecutive units of a document as they stand now.
 *
 * @param id the first unit
 * @param length the number of units
 * @param kind what they are
 * @param parent the type that holds them; null if it is a root type that nobody has asked the document for
 * @param root the name of that type if it is a root type, otherwise null
 * @param parentSub the key within the parent, null in a list
 * @param type the type that they are, for {@link ContentKind#TYPE}
 */
public record ItemInfo(
        Id id,
        long length,
        ContentKind kind,
        @Nullable SharedType parent,
        @Nullable String root,
        @Nullable String parentSub,
        @Nullable SharedType type) {
    static ItemInfo of(Doc doc, Item item) {
        return of(doc, item, item.clock, item.length());
    }

    /** A part of an item. */
    static ItemInfo of(Doc doc, Item item, long clock, long length) {
        Branch parent = item.parent();
        Branch type = item.type();
        return new ItemInfo(
                new Id(item.client.id, clock),
                length,
                item.kind(),
                doc.viewIfKnown(parent),
                parent.item == null ? parent.name : null,
                item.parentSub(),
                type == null ? null : doc.view(type));
    }
}
