package org.plenary.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.crdt.encoding.JsObject;
import org.plenary.crdt.encoding.Undefined;

/** Values that go into a document from outside. */
final class Values {
    private Values() {}

    /**
     * An immutable copy in the form that the decoder gives; a sub-document itself.
     *
     * @throws IllegalArgumentException if the encoding cannot carry the value
     */
    static @Nullable Object frozen(@Nullable Object value) {
        if (value instanceof SubDocument document) {
            document.requireNowhere();
            return document;
        }
        Object copy = copy(value);
        new Encoder().any(copy);
        return copy;
    }

    private static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(entry -> copy.add(copy(entry)));
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof Map<?, ?> map) {
            JsObject copy = new JsObject();
            map.forEach((key, entry) -> copy.put((String) key, copy(entry)));
            return copy.toMap();
        }
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return value;
    }

    /** Whether two attribute values are the same; of objects, only their entries are compared. */
    static boolean sameAttribute(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(one, other);
    }

    /** Whether JavaScript's {@code ===} holds. */
    static boolean identical(@Nullable Object one, @Nullable Object other) {
        if (one instanceof List || one instanceof Map || other == Undefined.UNDEFINED) {
            return one == other;
        }
        return Objects.equals(one, other);
    }
}
