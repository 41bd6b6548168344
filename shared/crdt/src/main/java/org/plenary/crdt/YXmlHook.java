package org.plenary.crdt;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A place in XML that a program fills by itself, with values by key. Can be read only. */
public final class YXmlHook extends SharedType {
    YXmlHook(Doc doc, Branch branch) {
        super(doc, branch);
    }

    /** Calls the observer after each change in this type itself. */
    public Subscription observe(Consumer<? super YMapEvent> observer) {
        return addObserver(event -> observer.accept((YMapEvent) event));
    }

    /** The name of what fills it. */
    public String hookName() {
        return branch.name;
    }

    /** The value of the key, null if there is none. */
    public @Nullable Object get(String key) {
        return mapValue(key);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> toJson() {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(toTree().toJson());
    }

    @Override
    public String toString() {
        return "[object Object]";
    }
}
