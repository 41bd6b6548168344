package org.plenary.crdt.encoding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the entries of an object in the order in which JavaScript keeps them: array indexes first, by value. */
public final class JsObject {
    private static final long MAX_INDEX = (1L << 32) - 2;

    private final Map<String, @Nullable Object> named = new LinkedHashMap<>();
    private @Nullable TreeMap<Long, @Nullable Object> indexed;

    /** Adds an entry. */
    public void put(String key, @Nullable Object value) {
        long index = index(key);
        if (index < 0) {
            named.put(key, value);
            return;
        }
        if (indexed == null) {
            indexed = new TreeMap<>();
        }
        indexed.put(index, value);
    }

    /** The entries, as a map that cannot be changed. */
    public Map<String, @Nullable Object> toMap() {
        if (indexed == null) {
            return Collections.unmodifiableMap(named);
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        indexed.forEach((index, value) -> map.put(Long.toString(index), value));
        map.putAll(named);
        return Collections.unmodifiableMap(map);
    }

    /** The array index that the key is the canonical text of, or -1. */
    private static long index(String key) {
        int length = key.length();
        if (length == 0 || length > 10 || (length > 1 && key.charAt(0) == '0')) {
            return -1;
        }
        long index = 0;
        for (int i = 0; i < length; i++) {
            int digit = key.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            index = index * 10 + digit;
        }
        return index <= MAX_INDEX ? index : -1;
    }
}
