package org.plenary.crdt;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Values and nested types by key; of values that were set at once, one wins everywhere. */
public sealed class YMap extends SharedType permits YXmlHook {
    YMap(Doc doc, Branch branch) {
        super(doc, branch);
    }

    /** Calls the observer after each change in this type itself. */
    public final Subscription observe(Consumer<? super YMapEvent> observer) {
        return addObserver(event -> observer.accept((YMapEvent) event));
    }

    /** The value of the key, or the {@link SharedType}; null if there is none. */
    public final @Nullable Object get(String key) {
        return mapValue(key);
    }

    /** Whether the key has a value. */
    public final boolean has(String key) {
        Item item = branch.map.get(key);
        return item != null && !item.isDeleted();
    }

    /** The keys that have a value. */
    public final Set<String> keys() {
        return new LinkedHashSet<>(mapValues().keySet());
    }

    /** The values by key. */
    public final Map<String, @Nullable Object> toMap() {
        return mapValues();
    }

    /** The value that the key had at the snapshot; null if there was none, undefined if it was collected. */
    public final @Nullable Object get(String key, Snapshot at) {
        return new MomentReader(this, at).value(key);
    }

    /** The values by key at the snapshot. */
    public final Map<String, @Nullable Object> toMap(Snapshot at) {
        return new MomentReader(this, at).map();
    }

    /** Sets a value: {@code byte[]}, what {@code Encoder.any} takes, or a sub-document. */
    public final void set(String key, @Nullable Object value) {
        setInMap(key, value);
    }

    /** Sets a new text. */
    public final YText setText(String key) {
        return (YText) set(key, TypeKind.TEXT);
    }

    /** Sets a new array. */
    public final YArray setArray(String key) {
        return (YArray) set(key, TypeKind.ARRAY);
    }

    /** Sets a new map. */
    public final YMap setMap(String key) {
        return (YMap) set(key, TypeKind.MAP);
    }

    private SharedType set(String key, TypeKind kind) {
        return viewOf(setInMap(key, ContentKind.TYPE, new Branch(kind, "")));
    }

    /** Sets a new XML element. */
    public final YXmlElement setXmlElement(String key, String nodeName) {
        return (YXmlElement) viewOf(setInMap(key, ContentKind.TYPE, new Branch(TypeKind.XML_ELEMENT, nodeName)));
    }

    /** Sets a new XML text. */
    public final YXmlText setXmlText(String key) {
        return (YXmlText) set(key, TypeKind.XML_TEXT);
    }

    /** Sets a new XML fragment. */
    public final YXmlFragment setXmlFragment(String key) {
        return (YXmlFragment) set(key, TypeKind.XML_FRAGMENT);
    }

    /** Sets a new XML hook. */
    public final YXmlHook setXmlHook(String key, String hookName) {
        return (YXmlHook) viewOf(setInMap(key, ContentKind.TYPE, new Branch(TypeKind.XML_HOOK, hookName)));
    }

    /** Sets a new type with the content that the given one has now; {@link YArray#insertCopy} tells the rest. */
    public final SharedType setCopy(String key, SharedType type) {
        TypeCopy copy = TypeCopy.of(type);
        return change(transaction -> filled(transaction, copy, setInMap(key, ContentKind.TYPE, copy.newType())));
    }

    /** The number of keys that have a value. */
    public final int size() {
        return mapValues().size();
    }

    /** Removes all keys. */
    public final void clear() {
        change(transaction -> {
            keys().forEach(this::removeFromMap);
            return true;
        });
    }

    /** Removes the key, if it is there. */
    public final void remove(String key) {
        removeFromMap(key);
    }

    @Override
    @SuppressWarnings("unchecked")
    public final Map<String, @Nullable Object> toJson() {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(toTree().toJson());
    }
}
