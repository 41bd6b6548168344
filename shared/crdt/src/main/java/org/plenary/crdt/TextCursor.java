package org.plenary.crdt;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A place between two items of a text, with the attributes that hold there, and the changes that are made there. */
final class TextCursor {
    private final Doc doc;
    private final Transaction transaction;
    private final Branch text;
    private final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    private @Nullable Item left;
    private @Nullable Item right;
    private long index;

    /** At {@code index}; the attributes are known {@code withAttributes} only. */
    TextCursor(Doc doc, Transaction transaction, Branch text, long index, boolean withAttributes) {
        this.doc = doc;
        this.transaction = transaction;
        this.text = text;
        right = text.start;
        Item mark = text.mark;
        boolean marked = !withAttributes && mark != null && text.markIndex <= index;
        if (marked) {
            left = Objects.requireNonNull(mark).left;
            right = mark;
            this.index = text.markIndex;
        }
        if (!walk(index - this.index, text.index == null || marked ? ListIndex.NEAR : 0)) {
            jump(index, withAttributes);
        }
    }

    /** Goes on to behind the unit before {@code target}, which is there, by the index of the list. */
    private void jump(long target, boolean withAttributes) {
        ListIndex.Place place = text.index().find(target - 1);
        Item item = place.item();
        cut(item, place.offset() + 1);
        attributes.clear();
        if (withAttributes) {
            attributes.putAll(ListIndex.attributesBefore(item));
        }
        left = item;
        right = item.right;
        index = target;
    }

    static void take(Map<String, @Nullable Object> attributes, Format format) {
        take(attributes, format.key, format.value);
    }

    static void take(Map<String, @Nullable Object> attributes, String key, @Nullable Object value) {
        if (value == null) {
            attributes.remove(key);
        } else {
            attributes.put(key, value);
        }
    }

    /** The attributes that hold here. */
    Map<String, @Nullable Object> attributes() {
        return new LinkedHashMap<>(attributes);
    }

    boolean atEnd() {
        return right == null;
    }

    void advance(long units) {
        walk(units, Long.MAX_VALUE);
    }

    /** Passes so many units; returns false when it has not come there after {@code most} items. */
    private boolean walk(long units, long most) {
        long rest = units;
        for (long items = 0; rest > 0; items++) {
            Item next = right;
            if (next == null) {
                throw new IndexOutOfBoundsException(
                        "beyond the text: index=" + (index + rest) + " length=" + text.length);
            }
            if (items == most) {
                return false;
            }
            if (next.visible()) {
                cut(next, rest);
                rest -= next.length();
            }
            forward();
        }
        return true;
    }

    /** Cuts {@code item} so that it has at most {@code units} units. */
    private void cut(Item item, long units) {
        if (units < item.length()) {
            Integrator.split(transaction, item, units);
        }
    }

    private void forward() {
        Item next = Objects.requireNonNull(right);
        if (next.visible()) {
            index += next.length();
        } else if (!next.isDeleted() && next.isFormat()) {
            take(attributes, next.format());
        }
        left = next;
        right = next.right;
    }

    /** Passes over attributes that already say what is wanted. */
    private void passSame(Map<String, @Nullable Object> wanted) {
        while (right != null
                && (right.isDeleted()
                        || (right.isFormat()
                                && Values.sameAttribute(wanted.get(right.format().key), right.format().value)))) {
            forward();
        }
    }

    private void insert(ContentKind kind, @Nullable Object content) {
        Item item = doc.insert(transaction, new Item.Placement(left, right, text, null), kind, content);
        right = item;
        forward();
    }

    private void insertFormat(String key, @Nullable Object value) {
        insert(ContentKind.FORMAT, new Format(key, value));
    }

    /** Begins the wanted attributes; returns what they were, to be restored later. */
    private Map<String, @Nullable Object> begin(Map<String, @Nullable Object> wanted) {
        Map<String, @Nullable Object> before = new LinkedHashMap<>();
        wanted.forEach((key, value) -> {
            Object now = attributes.get(key);
            if (!Values.sameAttribute(now, value)) {
                before.put(key, now);
                insertFormat(key, value);
            }
        });
        return before;
    }

    /** Makes the attributes what they were before {@link #open}. */
    void close(Map<String, @Nullable Object> before) {
        while (right != null
                && (right.isDeleted()
                        || (right.isFormat()
                                && before.containsKey(right.format().key)
                                && Values.sameAttribute(before.get(right.format().key), right.format().value)))) {
            if (!right.isDeleted()) {
                before.remove(right.format().key);
            }
            forward();
        }
        before.forEach(this::insertFormat);
    }

    /** Inserts content that has the wanted attributes and no others. */
    void insert(ContentKind kind, Object content, Map<String, @Nullable Object> wanted) {
        close(open(kind, content, wanted));
    }

    /** Inserts content, and before it the attributes that are wanted; {@link #close} must be given what it returns. */
    Map<String, @Nullable Object> open(ContentKind kind, Object content, Map<String, @Nullable Object> wanted) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(wanted);
        attributes.keySet().forEach(key -> all.putIfAbsent(key, null));
        passSame(all);
        Map<String, @Nullable Object> before = begin(all);
        long at = index;
        insert(kind, content);
        text.mark = left;
        text.markIndex = at;
        return before;
    }

    /** Gives the next {@code length} units the wanted attributes; those that are not named stay. */
    void format(long length, Map<String, @Nullable Object> wanted) {
        passSame(wanted);
        Map<String, @Nullable Object> before = begin(wanted);
        long rest = length;
        while (right != null && (rest > 0 || (!before.isEmpty() && !right.visible()))) {
            Item next = right;
            if (!next.isDeleted() && next.isFormat()) {
                if (!replaceFormat(next, rest, wanted, before)) {
                    break;
                }
            } else if (next.visible()) {
                cut(next, rest);
                rest -= next.length();
            }
            forward();
        }
        close(before);
    }

    /** Takes an attribute out of the way; returns false where the stretch ends instead. */
    private boolean replaceFormat(
            Item item, long rest, Map<String, @Nullable Object> wanted, Map<String, @Nullable Object> before) {
        Format format = item.format();
        if (!wanted.containsKey(format.key)) {
            return true;
        }
        if (Values.sameAttribute(wanted.get(format.key), format.value)) {
            before.remove(format.key);
        } else if (rest == 0) {
            return false;
        } else {
            before.put(format.key, format.value);
        }
        doc.integrator().delete(transaction, item);
        return true;
    }

    /** Deletes the next {@code length} units, and attributes that become needless. */
    void delete(long length) {
        Map<String, @Nullable Object> atStart = new HashMap<>(attributes);
        Item start = right;
        long at = index;
        long rest = length;
        while (rest > 0 && right != null) {
            Item next = right;
            if (next.visible()) {
                cut(next, rest);
                rest -= next.length();
                doc.integrator().delete(transaction, next);
            }
            forward();
        }
        if (start != null) {
            new FormatCleanup(doc.store(), doc.integrator(), transaction).cleanGap(start, right, atStart, attributes);
        }
        index = at;
        text.mark = right;
        text.markIndex = at;
    }
}
