package org.plenary.crdt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in XML that a program fills by itself, with values by key. Can be read only. */
public final class YXmlHook extends SharedType {
    YXmlHook(Doc doc, Branch branch) {
        super(doc, branch);
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
    public Map<String, @Nullable Object> toJson() {
        return TreeJson.map(this);
    }

    @Override
    public String toString() {
        return "[object Object]";
    }
}
