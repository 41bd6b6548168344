package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A list of XML nodes. */
public sealed class YXmlFragment extends SharedType permits YXmlElement {
    YXmlFragment(Doc doc, Branch branch) {
        super(doc, branch);
    }

    /** Calls the observer after each change in this type itself. */
    public final Subscription observe(Consumer<? super YXmlEvent> observer) {
        return addObserver(event -> observer.accept((YXmlEvent) event));
    }

    /** The number of children, each UTF-16 unit of text that stands here without an {@link YXmlText} being one. */
    public final long length() {
        return branch.length;
    }

    /**
     * All children, as many as {@link #length}: types, and whatever else somebody put there. Text that stands here
     * without an {@link YXmlText}, as newer editors write it, comes as one string for each UTF-16 unit.
     */
    public final List<@Nullable Object> toList() {
        return listValues();
    }

    /** All children at the snapshot. */
    public final List<@Nullable Object> toList(Snapshot at) {
        return new MomentReader(this, at).list();
    }

    /**
     * The children that are types: {@link YXmlElement}, {@link YXmlText}, or, if somebody put them there, others. Where
     * there are strings or values between them, which {@link #toList} shows, their places here are no indexes of this
     * fragment.
     */
    public final List<SharedType> children() {
        List<SharedType> children = new ArrayList<>();
        for (Item item = branch.start; item != null; item = item.right) {
            if (!item.isDeleted() && item.type() != null) {
                children.add(viewOf(item));
            }
        }
        return children;
    }

    /** The children in order, those that are deleted and not collected between the others. */
    public final List<SharedType> childrenWithDeleted() {
        List<SharedType> children = new ArrayList<>();
        for (Item item = branch.start; item != null; item = item.right) {
            if (item.type() != null) {
                children.add(viewOf(item));
            }
        }
        return children;
    }

    /** The children at the snapshot that are types; those that are deleted now show nothing but their past. */
    public final List<SharedType> children(Snapshot at) {
        return toList(at).stream()
                .filter(SharedType.class::isInstance)
                .map(SharedType.class::cast)
                .toList();
    }

    /** The child at {@code index}: a {@link SharedType}, or whatever else somebody put there; see {@link #toList}. */
    public final @Nullable Object get(long index) {
        return listValue(index);
    }

    /** The first child, null if there is none. */
    public final @Nullable Object firstChild() {
        return branch.length == 0 ? null : get(0);
    }

    /** All children from {@code from} (inclusive) to {@code to} (exclusive); a negative index counts from the end. */
    public final List<@Nullable Object> slice(long from, long to) {
        return slice(toList(), from, to);
    }

    /** All types within, in the order in which they are read: what Yjs's tree walker goes through. */
    public final List<SharedType> descendants() {
        List<SharedType> found = new ArrayList<>();
        Deque<SharedType> rest = new ArrayDeque<>();
        pushChildren(this, rest);
        while (!rest.isEmpty()) {
            SharedType next = rest.pop();
            found.add(next);
            if (next instanceof YXmlFragment fragment) {
                pushChildren(fragment, rest);
            }
        }
        return found;
    }

    private static void pushChildren(YXmlFragment fragment, Deque<SharedType> rest) {
        List<SharedType> children = fragment.children();
        for (int i = children.size() - 1; i >= 0; i--) {
            rest.push(children.get(i));
        }
    }

    /** The elements of this name within, in upper or lower case, in the order in which they are read. */
    public final List<YXmlElement> querySelectorAll(String nodeName) {
        List<YXmlElement> found = new ArrayList<>();
        for (SharedType node : descendants()) {
            if (node instanceof YXmlElement element && element.nodeName().equalsIgnoreCase(nodeName)) {
                found.add(element);
            }
        }
        return found;
    }

    /** The first of {@link #querySelectorAll}, null if there is none. */
    public final @Nullable YXmlElement querySelector(String nodeName) {
        List<YXmlElement> found = querySelectorAll(nodeName);
        return found.isEmpty() ? null : found.get(0);
    }

    /**
     * Whether two units stand side by side in this list, what is deleted counted in: what is inserted between them
     * comes to stand right there. Null stands for the beginning on the left, and for the end on the right.
     */
    public final boolean areNeighbours(@Nullable Id left, @Nullable Id right) {
        Item before = left == null ? null : itemAt(left);
        Item after = right == null ? null : itemAt(right);
        if ((left != null && (before == null || before.end() != left.clock() + 1))
                || (right != null && (after == null || after.clock != right.clock()))) {
            return false;
        }
        Item next = before == null ? branch.start : before.right;
        return next == after;
    }

    /** The item of this list that holds the unit, null if there is none. */
    private @Nullable Item itemAt(Id id) {
        ClientStructs structs = doc.store().find(id.client());
        return structs != null
                        && id.clock() < structs.state()
                        && structs.get(structs.indexOf(id.clock())) instanceof Item item
                        && item.parent() == branch
                        && item.parentSub() == null
                ? item
                : null;
    }

    /** Inserts a new element before the child at {@code index}. */
    public final YXmlElement insertElement(long index, String nodeName) {
        return (YXmlElement) insert(index, TypeKind.XML_ELEMENT, nodeName);
    }

    /** Inserts a new text before the child at {@code index}. */
    public final YXmlText insertText(long index) {
        return (YXmlText) insert(index, TypeKind.XML_TEXT, "");
    }

    /** Inserts a new hook before the child at {@code index}. */
    public final YXmlHook insertHook(long index, String hookName) {
        return (YXmlHook) insert(index, TypeKind.XML_HOOK, hookName);
    }

    /** Inserts a new type with the content that the given one has now; {@link YArray#insertCopy} tells the rest. */
    public final SharedType insertCopy(long index, SharedType type) {
        return insertCopyIntoList(index, type);
    }

    /**
     * Inserts a new element behind a child, or as the first one if that is null.
     *
     * @throws IllegalArgumentException if it is no child of this fragment, or is deleted; so in all methods here
     */
    public final YXmlElement insertElementAfter(@Nullable SharedType child, String nodeName) {
        return (YXmlElement) insertAfter(child, TypeKind.XML_ELEMENT, nodeName);
    }

    /** Inserts a new text behind a child, or as the first one if that is null. */
    public final YXmlText insertTextAfter(@Nullable SharedType child) {
        return (YXmlText) insertAfter(child, TypeKind.XML_TEXT, "");
    }

    /** Inserts a new hook behind a child, or as the first one if that is null. */
    public final YXmlHook insertHookAfter(@Nullable SharedType child, String hookName) {
        return (YXmlHook) insertAfter(child, TypeKind.XML_HOOK, hookName);
    }

    /**
     * Inserts a new type with the content that the given one has now behind a child, or as the first one if that is
     * null.
     */
    public final SharedType insertCopyAfter(@Nullable SharedType child, SharedType type) {
        Item left = itemOf(child);
        TypeCopy copy = TypeCopy.of(type);
        return change(transaction ->
                filled(transaction, copy, insertBehind(transaction, left, ContentKind.TYPE, copy.newType())));
    }

    private SharedType insertAfter(@Nullable SharedType child, TypeKind kind, String name) {
        Item left = itemOf(child);
        return viewOf(change(transaction -> insertBehind(transaction, left, ContentKind.TYPE, new Branch(kind, name))));
    }

    private @Nullable Item itemOf(@Nullable SharedType child) {
        if (child == null) {
            return null;
        }
        Item item = child.branch.item;
        if (item == null || item.isDeleted() || item.parent() != branch || item.parentSub() != null) {
            throw new IllegalArgumentException(
                    "expected a child of the fragment that is not deleted: id=" + child.id());
        }
        return item;
    }

    private SharedType insert(long index, TypeKind kind, String name) {
        return viewOf(
                change(transaction -> insertIntoList(transaction, index, ContentKind.TYPE, new Branch(kind, name))));
    }

    /** Deletes {@code count} children from {@code index} on. */
    public final void delete(long index, long count) {
        deleteFromList(index, count);
    }

    /** Deletes a child. */
    public final void delete(SharedType child) {
        Item item = itemOf(child);
        change(transaction -> {
            doc.integrator().delete(transaction, Objects.requireNonNull(item));
            return true;
        });
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
