package org.plenary.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** A list of XML nodes. */
public sealed class YXmlFragment extends SharedType permits YXmlElement {
    YXmlFragment(Doc doc, Branch branch) {
        super(doc, branch);
    }

    /** Calls the observer after each change in this type itself. */
    public final Subscription observe(Consumer<? super YXmlEvent> observer) {
        return addObserver(event -> observer.accept((YXmlEvent) event));
    }

    /** The number of children. */
    public final long length() {
        return branch.length;
    }

    /** The children: {@link YXmlElement}, {@link YXmlText}, or, if somebody put them there, other types. */
    public final List<SharedType> children() {
        List<SharedType> children = new ArrayList<>();
        for (Item item = branch.start; item != null; item = item.right) {
            if (!item.isDeleted() && item.type() != null) {
                children.add(viewOf(item));
            }
        }
        return children;
    }

    /** The children at the snapshot; those that are deleted now show nothing but their past. */
    public final List<SharedType> children(Snapshot at) {
        return new MomentReader(this, at)
                .list().stream()
                        .filter(SharedType.class::isInstance)
                        .map(SharedType.class::cast)
                        .toList();
    }

    /** The child at {@code index}. */
    public final SharedType get(long index) {
        return (SharedType) Objects.requireNonNull(listValue(index));
    }

    /** Inserts a new element before the child at {@code index}. */
    public final YXmlElement insertElement(long index, String nodeName) {
        return (YXmlElement) insert(index, TypeKind.XML_ELEMENT, nodeName);
    }

    /** Inserts a new text before the child at {@code index}. */
    public final YXmlText insertText(long index) {
        return (YXmlText) insert(index, TypeKind.XML_TEXT, "");
    }

    private SharedType insert(long index, TypeKind kind, String name) {
        return viewOf(
                change(transaction -> insertIntoList(transaction, index, ContentKind.TYPE, new Branch(kind, name))));
    }

    /** Deletes {@code count} children from {@code index} on. */
    public final void delete(long index, long count) {
        deleteFromList(index, count);
    }

    /** The XML as Yjs writes it: names in lower case, attributes in order of their names, nothing escaped. */
    @Override
    public final String toString() {
        return toTree().toXml();
    }

    @Override
    public final String toJson() {
        return toString();
    }
}
