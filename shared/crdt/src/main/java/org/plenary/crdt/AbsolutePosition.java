package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/**
 * A place in a list or text as it is now.
 *
 * @param type the type; null if it is a root type that the document has and that nobody has asked it for yet, for its
 *     kind is not known then
 * @param root the name of the type if it is a root type, otherwise null
 * @param index the number of units before the place
 * @param assoc to which side it belongs, as {@link RelativePosition#assoc}
 */
public record AbsolutePosition(
        @Nullable SharedType type, @Nullable String root, long index, long assoc) {
    static AbsolutePosition of(Doc doc, Branch type, long index, long assoc) {
        return new AbsolutePosition(doc.viewIfKnown(type), type.item == null ? type.name : null, index, assoc);
    }
}
