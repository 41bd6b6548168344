package org.plenary.crdt;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Values and nested types by key; of values that were set at once, one wins everywhere. */
public final class YMap extends SharedType {
    YMap(Doc doc, Branch branch) {
        super(doc, branch);
    }

    /** Calls the observer after each change in this type itself. */
    public Subscription observe(Consumer<? super YMapEvent> observer) {
        return addObserver(event -> observer.accept((YMapEvent) event));
    }

    /** The value of the key, or the {@link SharedType}; null if there is none. */
    public @Nullable Object get(String key) {
        return mapValue(key);
    }

    /** Whether the key has a value. */
    public boolean has(String key) {
        Item item = branch.map.get(key);
        return item != null && !item.isDeleted();
    }

    /** The keys that have a value. */
    public Set<String> keys() {
        return new LinkedHashSet<>(mapValues().keySet());
    }

    /** The values by key. */
    public Map<String, @Nullable Object> toMap() {
        return mapValues();
    }

    /** The value that the key had at the snapshot; null if there was none, undefined if it was collected. */
    public @Nullable Object get(String key, Snapshot at) {
        return new MomentReader(this, at).value(key);
    }

    /** The values by key at the snapshot. */
    public Map<String, @Nullable Object> toMap(Snapshot at) {
        return new MomentReader(this, at).map();
    }

    /** Sets a value: {@code byte[]}, what {@code Encoder.any} takes, or a sub-document. */
    public void set(String key, @Nullable Object value) {
        setInMap(key, value);
    }

    /** Sets a new text. */
    public YText setText(String key) {
        return (YText) set(key, TypeKind.TEXT);
    }

    /** Sets a new array. */
    public YArray setArray(String key) {
        return (YArray) set(key, TypeKind.ARRAY);
    }

    /** Sets a new map. */
    public YMap setMap(String key) {
        return (YMap) set(key, TypeKind.MAP);
    }

    private SharedType set(String key, TypeKind kind) {
        return viewOf(setInMap(key, ContentKind.TYPE, new Branch(kind, "")));
    }

    /** Sets a new XML element. */
    public YXmlElement setXmlElement(String key, String nodeName) {
        return (YXmlElement) viewOf(setInMap(key, ContentKind.TYPE, new Branch(TypeKind.XML_ELEMENT, nodeName)));
    }

    /** Sets a new XML text. */
    public YXmlText setXmlText(String key) {
        return (YXmlText) set(key, TypeKind.XML_TEXT);
    }

    /** Sets a new XML fragment. */
    public YXmlFragment setXmlFragment(String key) {
        return (YXmlFragment) set(key, TypeKind.XML_FRAGMENT);
    }

    /** The number of keys that have a value. */
    public int size() {
        return mapValues().size();
    }

    /** Removes all keys. */
    public void clear() {
        change(transaction -> {
            keys().forEach(this::removeFromMap);
            return true;
        });
    }

    /** Removes the key, if it is there. */
    public void remove(String key) {
        removeFromMap(key);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> toJson() {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(toTree().toJson());
    }
}
