package org.plenary.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A list of values and nested types. */
public final class YArray extends SharedType {
    YArray(Doc doc, Branch branch) {
        super(doc, branch);
    }

    /** Calls the observer after each change in this type itself. */
    public Subscription observe(Consumer<? super YArrayEvent> observer) {
        return addObserver(event -> observer.accept((YArrayEvent) event));
    }

    /** The number of elements. */
    public long length() {
        return branch.length;
    }

    /** The element at {@code index}: a value or a {@link SharedType}. */
    public @Nullable Object get(long index) {
        return listValue(index);
    }

    /** The elements. */
    public List<@Nullable Object> toList() {
        return listValues();
    }

    /** The elements at the snapshot. */
    public List<@Nullable Object> toList(Snapshot at) {
        return new MomentReader(this, at).list();
    }

    /**
     * Inserts values before the element at {@code index}: {@code byte[]}, plain values as {@code Encoder.any} takes,
     * and sub-documents.
     */
    public void insert(long index, List<? extends @Nullable Object> values) {
        requireIndex(index, branch.length);
        List<@Nullable Object> frozen = frozen(values);
        change(transaction -> insertBehind(transaction, lastBefore(transaction, index), frozen));
    }

    /**
     * Inserts values behind everything in the list, deleted elements counted in. What is inserted by index comes before
     * the deleted elements at its place instead; where somebody else inserts there at once, that decides on the order.
     */
    public void push(List<? extends @Nullable Object> values) {
        List<@Nullable Object> frozen = frozen(values);
        change(transaction -> insertBehind(transaction, branch.last(), frozen));
    }

    private static List<@Nullable Object> frozen(List<? extends @Nullable Object> values) {
        List<@Nullable Object> frozen = new ArrayList<>();
        values.forEach(value -> frozen.add(Values.frozen(value)));
        return frozen;
    }

    private boolean insertBehind(Transaction transaction, @Nullable Item item, List<@Nullable Object> values) {
        Item left = item;
        List<@Nullable Object> plain = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof byte[]) {
                left = insertPlain(transaction, left, plain);
                left = insertBehind(transaction, left, ContentKind.BINARY, value);
            } else if (value instanceof SubDocument) {
                left = insertPlain(transaction, left, plain);
                left = insertBehind(transaction, left, ContentKind.DOC, value);
            } else {
                plain.add(value);
            }
        }
        insertPlain(transaction, left, plain);
        return true;
    }

    private @Nullable Item insertPlain(Transaction transaction, @Nullable Item left, List<@Nullable Object> plain) {
        if (plain.isEmpty()) {
            return left;
        }
        Item inserted = insertBehind(transaction, left, ContentKind.ANY, plain.toArray());
        plain.clear();
        return inserted;
    }

    /** Inserts values before the first element. */
    public void unshift(List<? extends @Nullable Object> values) {
        insert(0, values);
    }

    /** The elements from {@code from} (inclusive) to {@code to} (exclusive); a negative index counts from the end. */
    public List<@Nullable Object> slice(long from, long to) {
        return slice(toList(), from, to);
    }

    /** Inserts a new XML element before the element at {@code index}. */
    public YXmlElement insertXmlElement(long index, String nodeName) {
        return (YXmlElement) insert(index, TypeKind.XML_ELEMENT, nodeName);
    }

    /** Inserts a new XML text before the element at {@code index}. */
    public YXmlText insertXmlText(long index) {
        return (YXmlText) insert(index, TypeKind.XML_TEXT);
    }

    /** Inserts a new XML fragment before the element at {@code index}. */
    public YXmlFragment insertXmlFragment(long index) {
        return (YXmlFragment) insert(index, TypeKind.XML_FRAGMENT);
    }

    /** Inserts a new text before the element at {@code index}. */
    public YText insertText(long index) {
        return (YText) insert(index, TypeKind.TEXT);
    }

    /** Inserts a new array before the element at {@code index}. */
    public YArray insertArray(long index) {
        return (YArray) insert(index, TypeKind.ARRAY);
    }

    /** Inserts a new map before the element at {@code index}. */
    public YMap insertMap(long index) {
        return (YMap) insert(index, TypeKind.MAP);
    }

    /** Inserts a new XML hook before the element at {@code index}. */
    public YXmlHook insertXmlHook(long index, String hookName) {
        return (YXmlHook) insert(index, TypeKind.XML_HOOK, hookName);
    }

    /** Inserts a new XML element behind everything in the list, as {@link #push} does. */
    public YXmlElement pushXmlElement(String nodeName) {
        return (YXmlElement) push(TypeKind.XML_ELEMENT, nodeName);
    }

    /** Inserts a new XML text behind everything in the list. */
    public YXmlText pushXmlText() {
        return (YXmlText) push(TypeKind.XML_TEXT, "");
    }

    /** Inserts a new XML fragment behind everything in the list. */
    public YXmlFragment pushXmlFragment() {
        return (YXmlFragment) push(TypeKind.XML_FRAGMENT, "");
    }

    /** Inserts a new text behind everything in the list. */
    public YText pushText() {
        return (YText) push(TypeKind.TEXT, "");
    }

    /** Inserts a new array behind everything in the list. */
    public YArray pushArray() {
        return (YArray) push(TypeKind.ARRAY, "");
    }

    /** Inserts a new map behind everything in the list. */
    public YMap pushMap() {
        return (YMap) push(TypeKind.MAP, "");
    }

    /** Inserts a new XML hook behind everything in the list. */
    public YXmlHook pushXmlHook(String hookName) {
        return (YXmlHook) push(TypeKind.XML_HOOK, hookName);
    }

    /** Inserts a copy of a type behind everything in the list; {@link #insertCopy} tells the rest. */
    public SharedType pushCopy(SharedType type) {
        TypeCopy copy = TypeCopy.of(type);
        return change(transaction ->
                filled(transaction, copy, insertBehind(transaction, branch.last(), ContentKind.TYPE, copy.newType())));
    }

    /**
     * Inserts a new type with the content that the given one has now, before the element at {@code index}: what Yjs
     * makes of {@code clone}. The given type may be of any document. Of a text, the attributes as a whole are not
     * copied, as in Yjs; types within texts and attributes are copied, too, where Yjs fails.
     */
    public SharedType insertCopy(long index, SharedType type) {
        return insertCopyIntoList(index, type);
    }

    private SharedType insert(long index, TypeKind kind) {
        return insert(index, kind, "");
    }

    private SharedType insert(long index, TypeKind kind, String name) {
        return viewOf(
                change(transaction -> insertIntoList(transaction, index, ContentKind.TYPE, new Branch(kind, name))));
    }

    private SharedType push(TypeKind kind, String name) {
        return viewOf(change(
                transaction -> insertBehind(transaction, branch.last(), ContentKind.TYPE, new Branch(kind, name))));
    }

    /** Deletes {@code count} elements from {@code index} on. */
    public void delete(long index, long count) {
        deleteFromList(index, count);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<@Nullable Object> toJson() {
        return (List<@Nullable Object>) Objects.requireNonNull(toTree().toJson());
    }
}
