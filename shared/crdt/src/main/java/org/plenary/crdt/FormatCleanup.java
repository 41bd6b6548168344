package org.plenary.crdt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deletes text attributes that have no effect: a gap is the stretch between two visible units, and within it only the
 * last item of each attribute counts, and only if it changes something.
 */
final class FormatCleanup {
    private final StructStore store;
    private final Integrator integrator;
    private final Transaction transaction;

    FormatCleanup(StructStore store, Integrator integrator, Transaction transaction) {
        this.store = store;
        this.integrator = integrator;
        this.transaction = transaction;
    }

    /**
     * Cleans the texts that a remote change has inserted attributes into or deleted from.
     *
     * @param growth what the change inserted
     * @param deleted what it deleted; the clients are taken in the order in which the change came to them, because once
     *     an attribute was deleted from a text the rest of that text is treated otherwise
     */
    void afterRemoteChange(List<Transaction.Growth> growth, IdRanges deleted) {
        Set<Branch> whole = new LinkedHashSet<>();
        for (Transaction.Growth grown : growth) {
            ClientStructs client = grown.client();
            for (int at = client.indexOf(grown.before()); at < client.size; at++) {
                if (client.get(at) instanceof Item item && !item.isDeleted() && item.isFormat()) {
                    whole.add(item.parent());
                }
            }
        }
        IdSet sorted = deleted.toIdSet();
        for (long id : deleted.clients()) {
            ClientStructs client = store.get(id);
            long[] bounds = Objects.requireNonNull(sorted.bounds(id));
            for (int j = 0; j < bounds.length; j += 2) {
                for (int at = client.indexOf(bounds[j]);
                        at < client.size && client.get(at).clock < bounds[j + 1];
                        at++) {
                    afterDeletion(client.get(at), whole);
                }
            }
        }
        whole.forEach(this::clean);
    }

    private void afterDeletion(Struct struct, Set<Branch> whole) {
        if (struct instanceof Item item && item.parent().hasFormatting && !whole.contains(item.parent())) {
            if (item.isFormat()) {
                whole.add(item.parent());
            } else {
                cleanAround(item);
            }
        }
    }

    /** Of the gap around a deleted item, keeps the last of each attribute; what was before is not looked at. */
    private void cleanAround(Item deleted) {
        Item item = deleted;
        while (item.right != null && !item.right.visible()) {
            item = item.right;
        }
        Set<String> keys = new HashSet<>();
        for (Item at = item; at != null && !at.visible(); at = at.left) {
            if (!at.isDeleted() && at.isFormat() && !keys.add(at.format().key)) {
                integrator.delete(transaction, at);
            }
        }
    }

    /** Cleans every gap of a text. */
    void clean(Branch text) {
        Item start = text.start;
        Map<String, @Nullable Object> atStart = new HashMap<>();
        Map<String, @Nullable Object> now = new HashMap<>();
        for (Item item = text.start; item != null; item = item.right) {
            if (item.isDeleted()) {
                continue;
            }
            if (item.isFormat()) {
                TextCursor.take(now, item.format());
            } else {
                cleanGap(start, item, atStart, now);
                atStart = new HashMap<>(now);
                start = item;
            }
        }
    }

    /**
     * Cleans the gap that begins at {@code first}.
     *
     * @param first where to begin
     * @param position where the caller stands; attributes before it are part of {@code now}
     * @param atStart the attributes before {@code first}
     * @param now the attributes at {@code position}; changed when one that made them goes
     */
    void cleanGap(
            @Nullable Item first,
            @Nullable Item position,
            Map<String, @Nullable Object> atStart,
            Map<String, @Nullable Object> now) {
        Item end = first;
        Map<String, Format> lasting = new HashMap<>();
        while (end != null && !end.visible()) {
            if (!end.isDeleted() && end.isFormat()) {
                lasting.put(end.format().key, end.format());
            }
            end = end.right;
        }
        boolean passed = false;
        for (Item item = first; item != end && item != null; item = item.right) {
            passed |= item == position;
            if (!item.isDeleted() && item.isFormat()) {
                cleanFormat(item, !passed, lasting, atStart, now);
            }
        }
    }

    private void cleanFormat(
            Item item,
            boolean counted,
            Map<String, Format> lasting,
            Map<String, @Nullable Object> atStart,
            Map<String, @Nullable Object> now) {
        Format format = item.format();
        Object before = atStart.get(format.key);
        if (lasting.get(format.key) != format || Values.identical(before, format.value)) {
            integrator.delete(transaction, item);
            if (counted
                    && Values.identical(now.get(format.key), format.value)
                    && !Values.identical(before, format.value)) {
                TextCursor.take(now, format.key, before);
            }
        } else if (counted) {
            TextCursor.take(now, format);
        }
    }
}
