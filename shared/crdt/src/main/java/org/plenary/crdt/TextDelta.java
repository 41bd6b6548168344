package org.plenary.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The steps from a text as it was before a transaction to the text as it is now, attributes included.
 *
 * <p>One walk over the items, as in Yjs. On the way three things are known: the attributes that hold now, those that
 * held before, and the difference that a stretch which is passed over must be given.
 */
final class TextDelta {
    private enum Step {
        NONE,
        INSERT,
        RETAIN,
        DELETE
    }

    private final YText text;
    private final Transaction transaction;
    private final List<DeltaOp> steps = new ArrayList<>();
    private final Map<String, @Nullable Object> now = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> before = new HashMap<>();
    private final Map<String, @Nullable Object> difference = new LinkedHashMap<>();
    private final StringBuilder inserted = new StringBuilder();
    private final List<Item> needless = new ArrayList<>();
    private Step step = Step.NONE;
    private long length;

    TextDelta(YText text, Transaction transaction) {
        this.text = text;
        this.transaction = transaction;
    }

    /**
     * Computes the steps. As in Yjs this is a transaction, even if it deletes nothing: one that was begun by another
     * listener meanwhile is told in its update, too.
     */
    List<DeltaOp> compute() {
        if (!text.doc.options().formatCleanup()) {
            return walk();
        }
        return text.doc.change(cleanup -> {
            List<DeltaOp> delta = walk();
            needless.forEach(item -> text.doc.integrator().delete(cleanup, item));
            return delta;
        });
    }

    private List<DeltaOp> walk() {
        for (Item item = text.branch.start; item != null; item = item.right) {
            switch (item.kind()) {
                case STRING, EMBED, TYPE -> passContent(item);
                case FORMAT -> passFormat(item);
                default -> {}
            }
        }
        flush();
        while (!steps.isEmpty()
                && steps.get(steps.size() - 1) instanceof DeltaOp.Retain retain
                && retain.attributes().isEmpty()) {
            steps.remove(steps.size() - 1);
        }
        return Collections.unmodifiableList(steps);
    }

    private void passContent(Item item) {
        boolean deleted = transaction.deletes(item);
        if (transaction.adds(item)) {
            if (!deleted) {
                insert(item);
            }
        } else if (deleted) {
            begin(Step.DELETE);
            length += item.length();
        } else if (!item.isDeleted()) {
            begin(Step.RETAIN);
            length += item.length();
        }
    }

    private void insert(Item item) {
        if (item.kind() == ContentKind.STRING) {
            begin(Step.INSERT);
            inserted.append(item.text());
            return;
        }
        flush();
        Object value = Objects.requireNonNullElse(text.value(item, 0), "");
        steps.add(new DeltaOp.Insert(value, attributesNow()));
    }

    private void begin(Step next) {
        if (step != next) {
            flush();
            step = next;
        }
    }

    private void flush() {
        switch (step) {
            case INSERT -> steps.add(new DeltaOp.Insert(inserted.toString(), attributesNow()));
            case RETAIN ->
                steps.add(new DeltaOp.Retain(length, Collections.unmodifiableMap(new LinkedHashMap<>(difference))));
            case DELETE -> steps.add(DeltaOp.delete(length));
            case NONE -> {}
        }
        inserted.setLength(0);
        length = 0;
        step = Step.NONE;
    }

    private Map<String, @Nullable Object> attributesNow() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(now));
    }

    private void passFormat(Item item) {
        Format format = item.format();
        boolean alive = !item.isDeleted();
        if (transaction.adds(item)) {
            if (!transaction.deletes(item)) {
                alive &= !passNew(item, format);
            }
        } else if (transaction.deletes(item)) {
            passDeleted(format);
        } else if (alive) {
            alive = !passOld(item, format);
        }
        if (alive) {
            if (step == Step.INSERT) {
                flush();
            }
            TextCursor.take(now, format);
        }
    }

    /** Returns whether the attribute turned out to be needless. */
    private boolean passNew(Item item, Format format) {
        if (Values.sameAttribute(now.get(format.key), format.value)) {
            return format.value != null && drop(item);
        }
        flushRetained();
        if (Values.sameAttribute(format.value, before.get(format.key))) {
            difference.remove(format.key);
        } else {
            difference.put(format.key, format.value);
        }
        return false;
    }

    private void passDeleted(Format format) {
        before.put(format.key, format.value);
        Object value = now.get(format.key);
        if (!Values.sameAttribute(value, format.value)) {
            flushRetained();
            difference.put(format.key, value);
        }
    }

    /** Returns whether the attribute turned out to be needless. */
    private boolean passOld(Item item, Format format) {
        before.put(format.key, format.value);
        if (!difference.containsKey(format.key)) {
            return false;
        }
        Object value = difference.get(format.key);
        if (Values.sameAttribute(value, format.value)) {
            return value != null && drop(item);
        }
        flushRetained();
        if (format.value == null) {
            difference.remove(format.key);
        } else {
            difference.put(format.key, format.value);
        }
        return false;
    }

    private boolean drop(Item item) {
        if (item.isDeleted()) {
            return false;
        }
        needless.add(item);
        return true;
    }

    private void flushRetained() {
        if (step == Step.RETAIN) {
            flush();
        }
    }
}
