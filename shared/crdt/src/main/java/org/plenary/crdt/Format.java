package org.plenary.crdt;

import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Json;

/** The beginning of a text attribute, or its end when the value is null. Keeps the JSON text that came. */
final class Format {
    final String key;
    final String json;
    final @Nullable Object value;

    Format(String key, String json) {
        this.key = key;
        this.json = json;
        value = Json.parse(json);
    }

    Format(String key, @Nullable Object value) {
        this.key = key;
        this.json = Json.stringify(value);
        this.value = value;
    }
}
