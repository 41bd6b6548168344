package org.plenary.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Json;
import org.plenary.crdt.encoding.Undefined;

/**
 * A part of a document that several replicas can change at once. There is one object for each type of a document; it
 * shows the content as it is now. Belongs to the thread of its document.
 */
public abstract sealed class SharedType permits YArray, YMap, YText, YXmlFragment {
    final Doc doc;
    final Branch branch;

    private @Nullable Listeners<YEvent> observers;
    private @Nullable Listeners<ObserverCalls.DeepEvents> deepObservers;

    /** How many look after the type and all that is in it, without being observers. */
    private int watchers;

    SharedType(Doc doc, Branch branch) {
        this.doc = doc;
        this.branch = branch;
    }

    static SharedType of(Doc doc, Branch branch) {
        return switch (Objects.requireNonNull(branch.kind)) {
            case ARRAY -> new YArray(doc, branch);
            case MAP -> new YMap(doc, branch);
            case TEXT -> new YText(doc, branch);
            case XML_ELEMENT -> new YXmlElement(doc, branch);
            case XML_FRAGMENT -> new YXmlFragment(doc, branch);
            case XML_HOOK -> new YXmlHook(doc, branch);
            case XML_TEXT -> new YXmlText(doc, branch);
        };
    }

    /** The document that it belongs to. */
    public final Doc doc() {
        return doc;
    }

    /** The id of a nested type, null for a root type. */
    public final @Nullable Id id() {
        return branch.item == null ? null : branch.item.id();
    }

    /**
     * The type that holds this one; null for a root type, and within a root type that nobody has asked the document
     * for.
     */
    public final @Nullable SharedType parent() {
        return branch.item == null ? null : doc.viewIfKnown(branch.item.parent());
    }

    /** Whether it, or a type that holds it, was deleted; it then has no content and must not be changed. */
    public final boolean isDeleted() {
        return branch.isDeleted();
    }

    /**
     * All that it holds now, whatever its kind is: what Yjs 14 shows. Types within are told as they are, not copied.
     */
    public final MixedContent mixedContent() {
        return MixedContent.of(this);
    }

    /**
     * Its content now as an immutable tree, which no longer depends on the document. Takes time and memory in the
     * length of the content.
     */
    public final TreeNode toTree() {
        return TreeBuilder.build(branch, null);
    }

    /** Its content at the snapshot as an immutable tree. */
    public final TreeNode toTree(Snapshot at) {
        return TreeBuilder.build(branch, at);
    }

    /**
     * Its content between two snapshots, with what became of each piece. Also a type that is deleted now can be asked.
     * Takes time and memory in the length of its history.
     *
     * <p>A document that collected deleted content tells where such content was while its parent is there; the ids of
     * content whose parent was collected too are in {@link Doc#collected} and nowhere else.
     */
    public final Redline.Type redline(Snapshot before, Snapshot after) {
        return RedlineBuilder.build(branch, before, after);
    }

    /**
     * Calls the observer after each change in this type or in a type within it, with one event for each type that
     * changed, the nearest first. There can be no event, if all types that changed were deleted by another observer.
     */
    public final Subscription observeDeep(BiConsumer<? super List<YEvent>, ? super Transaction> observer) {
        if (deepObservers == null) {
            deepObservers = new Listeners<>();
        }
        return doc.events().recording(deepObservers.add(deep -> observer.accept(deep.events(), deep.transaction())));
    }

    /** Calls the observer after each change in this type itself. */
    final Subscription addObserver(Consumer<? super YEvent> observer) {
        if (observers == null) {
            observers = new Listeners<>();
        }
        return doc.events().recording(observers.add(observer));
    }

    final Subscription watch() {
        watchers++;
        return doc.events().recording(() -> watchers--);
    }

    final boolean isObserved() {
        return observers != null && !observers.isEmpty();
    }

    final boolean isObservedDeeply() {
        return deepObservers != null && !deepObservers.isEmpty();
    }

    /** Whether somebody wants to know what happens in the type or within. */
    final boolean isWatched() {
        return watchers > 0 || isObservedDeeply();
    }

    final void callObservers(YEvent event, Failures failures) {
        if (observers != null) {
            observers.callWithNewcomers(event, failures);
        }
    }

    final void callDeepObservers(ObserverCalls.DeepEvents events, Failures failures) {
        if (deepObservers != null) {
            deepObservers.callWithNewcomers(events, failures);
        }
    }

    /** Its content as a value of strings, numbers, lists and maps, as Yjs's {@code toJSON} gives it. */
    public abstract @Nullable Object toJson();

    /** What JavaScript's {@code slice} gives. */
    static <T extends @Nullable Object> List<T> slice(List<T> list, long from, long to) {
        int size = list.size();
        long first = Math.min(size, Math.max(0, from < 0 ? size + from : from));
        long end = Math.min(size, Math.max(first, to < 0 ? size + to : to));
        return new ArrayList<>(list.subList((int) first, (int) end));
    }

    /** The type beside this one in an XML list, null if there is none. */
    final @Nullable SharedType sibling(boolean next) {
        Item item = branch.item;
        while (item != null) {
            item = next ? item.right : item.left;
            if (item != null && !item.isDeleted()) {
                return item.type() == null ? null : viewOf(item);
            }
        }
        return null;
    }

    static void requireIndex(long index, long length) {
        if (index < 0 || index > length) {
            throw new IndexOutOfBoundsException("index=" + index + " length=" + length);
        }
    }

    static void requireRange(long index, long count, long length) {
        if (index < 0 || count < 0 || index + count > length) {
            throw new IndexOutOfBoundsException("index=" + index + " count=" + count + " length=" + length);
        }
    }

    private void requireAlive() {
        if (isDeleted()) {
            throw new IllegalStateException("the type is deleted and cannot be changed: id=" + id());
        }
    }

    /** Makes a change to this type in a transaction. */
    final <T> T change(java.util.function.Function<Transaction, T> body) {
        requireAlive();
        return doc.change(body);
    }

    /** The unit at {@code offset} within a visible item, as users see it. */
    final @Nullable Object value(Item item, int offset) {
        Branch type = item.type();
        return type == null ? plainValue(item, offset) : doc.view(type);
    }

    /** The unit at {@code offset} within an item that holds no type. */
    static @Nullable Object plainValue(Item item, int offset) {
        return switch (item.kind()) {
            case STRING -> String.valueOf(TextUnits.unit(item.content, offset));
            case ANY -> item.values()[offset];
            case JSON -> {
                String text = (String) Objects.requireNonNull(item.values()[offset]);
                yield text.equals("undefined") ? Undefined.UNDEFINED : Json.parse(text);
            }
            case EMBED -> Json.parse(item.embed());
            case BINARY -> ((byte[]) Objects.requireNonNull(item.content)).clone();
            default -> item.content;
        };
    }

    /** The visible units of the list. */
    final List<@Nullable Object> listValues() {
        List<@Nullable Object> values = new ArrayList<>();
        for (Item item = branch.start; item != null; item = item.right) {
            if (item.visible()) {
                for (int offset = 0; offset < item.length(); offset++) {
                    values.add(value(item, offset));
                }
            }
        }
        return values;
    }

    /** The visible unit at {@code index} of the list. */
    final @Nullable Object listValue(long index) {
        requireRange(index, 1, branch.length);
        ListIndex.Place place = branch.find(index);
        return value(place.item(), (int) place.offset());
    }

    /** Inserts one item before the visible unit at {@code index} of the list. */
    final Item insertIntoList(Transaction transaction, long index, ContentKind kind, @Nullable Object content) {
        requireIndex(index, branch.length);
        return insertBehind(transaction, lastBefore(transaction, index), kind, content);
    }

    /** Inserts one item right behind one of the list, deleted or not, or as the first of all if that is null. */
    final Item insertBehind(Transaction transaction, @Nullable Item left, ContentKind kind, @Nullable Object content) {
        Item right = left == null ? branch.start : left.right;
        return doc.insert(transaction, new Item.Placement(left, right, branch, null), kind, content);
    }

    /** Inserts a copy of the type, as it is now, before the visible unit at {@code index} of the list. */
    final SharedType insertCopyIntoList(long index, SharedType type) {
        requireIndex(index, branch.length);
        TypeCopy copy = TypeCopy.of(type);
        return change(transaction ->
                filled(transaction, copy, insertIntoList(transaction, index, ContentKind.TYPE, copy.newType())));
    }

    /** The type that the item of a new nested type holds, filled with the copy. */
    final SharedType filled(Transaction transaction, TypeCopy copy, Item item) {
        copy.fill(doc, transaction, Objects.requireNonNull(item.type()));
        return viewOf(item);
    }

    /** The item that ends before the visible unit at {@code index}, null for 0; cuts one if it must. */
    final @Nullable Item lastBefore(Transaction transaction, long index) {
        if (index == 0) {
            return null;
        }
        ListIndex.Place place = branch.find(index - 1);
        Item item = place.item();
        if (place.offset() + 1 < item.length()) {
            Integrator.split(transaction, item, place.offset() + 1);
        }
        return item;
    }

    final void deleteFromList(long index, long count) {
        requireRange(index, count, branch.length);
        change(transaction -> {
            Item item = index == 0 ? branch.start : Objects.requireNonNull(lastBefore(transaction, index)).right;
            long rest = count;
            while (rest > 0) {
                Item next = Objects.requireNonNull(item);
                if (next.visible()) {
                    if (rest < next.length()) {
                        Integrator.split(transaction, next, rest);
                    }
                    rest -= next.length();
                    doc.integrator().delete(transaction, next);
                }
                item = next.right;
            }
            return true;
        });
    }

    final @Nullable Object mapValue(String key) {
        Item item = branch.map.get(key);
        return item == null || item.isDeleted() ? null : value(item, (int) item.length() - 1);
    }

    final Map<String, @Nullable Object> mapValues() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        branch.map.forEach((key, item) -> {
            if (!item.isDeleted()) {
                values.put(key, value(item, (int) item.length() - 1));
            }
        });
        return values;
    }

    final Item setInMap(String key, ContentKind kind, @Nullable Object content) {
        return change(transaction ->
                doc.insert(transaction, new Item.Placement(branch.map.get(key), null, branch, key), kind, content));
    }

    final void setInMap(String key, @Nullable Object value) {
        Object frozen = Values.frozen(value);
        if (frozen instanceof byte[]) {
            setInMap(key, ContentKind.BINARY, frozen);
        } else if (frozen instanceof SubDocument) {
            setInMap(key, ContentKind.DOC, frozen);
        } else {
            setInMap(key, ContentKind.ANY, new @Nullable Object[] {frozen});
        }
    }

    final void removeFromMap(String key) {
        change(transaction -> {
            Item item = branch.map.get(key);
            if (item != null) {
                doc.integrator().delete(transaction, item);
            }
            return true;
        });
    }

    /** The type that the item of a new nested type holds. */
    final SharedType viewOf(Item item) {
        return doc.view(Objects.requireNonNull(item.type()));
    }
}
