package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Json;

/** Fills new types with what the steps of a {@link TypeCopy} tell. Each type is filled before its parent goes on. */
final class CopyWriter {
    private final Doc doc;
    private final Transaction transaction;
    private final Deque<Target> targets = new ArrayDeque<>();

    CopyWriter(Doc doc, Transaction transaction, Branch type) {
        this.doc = doc;
        this.transaction = transaction;
        targets.push(new Target(type));
    }

    /** A type that is being filled. */
    private final class Target {
        private final Branch type;
        private final @Nullable TextCursor cursor;
        private final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        private final StringBuilder text = new StringBuilder();
        private final List<@Nullable Object> values = new ArrayList<>();

        private @Nullable Item last;

        /** What has to be said of attributes behind a nested type, once that is filled. */
        private @Nullable Map<String, @Nullable Object> behind;

        Target(Branch type) {
            this.type = type;
            cursor =
                    Objects.requireNonNull(type.kind).isText() ? new TextCursor(doc, transaction, type, 0, true) : null;
        }

        /** Inserts what was gathered. */
        void flush() {
            if (!values.isEmpty()) {
                append(ContentKind.ANY, values.toArray());
                values.clear();
            }
            if (text.length() > 0) {
                Objects.requireNonNull(cursor).insert(ContentKind.STRING, TextUnits.of(text.toString()), attributes);
                text.setLength(0);
            }
        }

        void append(ContentKind kind, @Nullable Object content) {
            last = doc.insert(transaction, new Item.Placement(last, null, type, null), kind, content);
        }

        void set(String key, ContentKind kind, @Nullable Object content) {
            doc.insert(transaction, new Item.Placement(type.map.get(key), null, type, key), kind, content);
        }
    }

    private Target target() {
        return Objects.requireNonNull(targets.peek());
    }

    /** A nested type begins, as the value of a key or else in the list. */
    void begin(@Nullable String key, Branch type) {
        Target target = target();
        target.flush();
        if (key != null) {
            target.set(key, ContentKind.TYPE, type);
        } else if (target.cursor != null) {
            target.behind = target.cursor.open(ContentKind.TYPE, type, target.attributes);
        } else {
            target.append(ContentKind.TYPE, type);
        }
        targets.push(new Target(type));
    }

    /** The type that began last has all its content. */
    void end() {
        targets.pop().flush();
        Target outer = targets.peek();
        if (outer != null && outer.cursor != null && outer.behind != null) {
            outer.cursor.close(outer.behind);
            outer.behind = null;
        }
    }

    void value(@Nullable Object value) {
        Target target = target();
        if (value instanceof byte[] || value instanceof SubDocument) {
            target.flush();
            target.append(kind(value), content(value));
        } else {
            target.values.add(value);
        }
    }

    void value(String key, @Nullable Object value) {
        target().flush();
        target().set(key, kind(value), content(value));
    }

    private static ContentKind kind(@Nullable Object value) {
        if (value instanceof byte[]) {
            return ContentKind.BINARY;
        }
        return value instanceof SubDocument ? ContentKind.DOC : ContentKind.ANY;
    }

    private static @Nullable Object content(@Nullable Object value) {
        if (value instanceof byte[]) {
            return value;
        }
        return value instanceof SubDocument document ? document.copy() : new @Nullable Object[] {value};
    }

    void text(String text) {
        target().text.append(text);
    }

    /** An embedded object; a string becomes text of its own, as in Yjs. */
    void embed(@Nullable Object embed) {
        Target target = target();
        target.flush();
        if (embed instanceof String text) {
            target.text.append(text);
            target.flush();
        } else {
            Objects.requireNonNull(target.cursor).insert(ContentKind.EMBED, Json.stringify(embed), target.attributes);
        }
    }

    void format(Format format) {
        Target target = target();
        target.flush();
        TextCursor.take(target.attributes, format);
    }
}
