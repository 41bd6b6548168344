package org.plenary.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a type holds, whatever its kind is. Yjs 14 knows one kind only, which has attributes and a list in which
 * text, values and types follow each other, and text attributes; in a document of Yjs 14, the classes of this engine
 * show parts of that.
 *
 * @param name the name of an element or hook, null for all others
 * @param attributes the attributes or entries by name: values and {@link SharedType}s
 * @param list what follows each other: each step inserts a {@link String} of text or a {@link List} of values and
 *     {@link SharedType}s, with the text attributes that hold there
 */
public record MixedContent(@Nullable String name, Map<String, @Nullable Object> attributes, List<DeltaOp.Insert> list) {
    static MixedContent of(SharedType type) {
        Branch branch = type.branch;
        return new MixedContent(
                Objects.requireNonNull(branch.kind).named() ? branch.name : null,
                Collections.unmodifiableMap(type.mapValues()),
                Collections.unmodifiableList(new Reader(type).read()));
    }

    private static final class Reader {
        private final SharedType type;
        private final List<DeltaOp.Insert> list = new ArrayList<>();
        private final Map<String, @Nullable Object> format = new LinkedHashMap<>();
        private final StringBuilder text = new StringBuilder();
        private final List<@Nullable Object> values = new ArrayList<>();

        Reader(SharedType type) {
            this.type = type;
        }

        List<DeltaOp.Insert> read() {
            for (Item item = type.branch.start; item != null; item = item.right) {
                if (!item.isDeleted()) {
                    read(item);
                }
            }
            flush();
            return list;
        }

        private void read(Item item) {
            if (item.isFormat()) {
                Format change = item.format();
                if (!Values.sameAttribute(format.get(change.key), change.value)) {
                    flush();
                    TextCursor.take(format, change);
                }
            } else if (item.kind() == ContentKind.STRING) {
                flushValues();
                TextUnits.appendTo(text, item.content, (int) item.length());
            } else if (item.countable()) {
                flushText();
                for (int offset = 0; offset < item.length(); offset++) {
                    values.add(type.value(item, offset));
                }
            }
        }

        private void flush() {
            flushText();
            flushValues();
        }

        private void flushText() {
            if (text.length() > 0) {
                list.add(new DeltaOp.Insert(text.toString(), new LinkedHashMap<>(format)));
                text.setLength(0);
            }
        }

        private void flushValues() {
            if (!values.isEmpty()) {
                list.add(new DeltaOp.Insert(
                        Collections.unmodifiableList(new ArrayList<>(values)), new LinkedHashMap<>(format)));
                values.clear();
            }
        }
    }
}
