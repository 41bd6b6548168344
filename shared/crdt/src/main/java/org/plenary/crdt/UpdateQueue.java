package org.plenary.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Updates that are being merged, in the order of what each has next: clients in descending, clocks in ascending order.
 *
 * <p>Of two that have the same id next, the one that moved last goes first: Yjs sorts its list again after each step,
 * and the sort is stable. But if one of them has a collected struct there and the other has not, Yjs's comparison says
 * of both that they go first, and what comes of that depends on how the sort works. Short lists are therefore sorted as
 * V8 (Node, Chromium) sorts them, by insertion. Long ones are a heap; there such pairs may come out the other way
 * round.
 */
final class UpdateQueue {
    /** V8 sorts lists shorter than this by binary insertion alone. */
    private static final int SHORT = 64;

    private final PriorityQueue<UpdateCursor> heap =
            new PriorityQueue<>(Comparator.<UpdateCursor>comparingLong(cursor -> -cursor.client)
                    .thenComparingLong(cursor -> cursor.clock)
                    .thenComparingInt(cursor -> cursor.turn));
    private final List<UpdateCursor> list = new ArrayList<>();
    private boolean small;
    private @Nullable UpdateCursor first;
    private int turn;

    UpdateQueue(List<Update> updates) {
        for (int i = 0; i < updates.size(); i++) {
            UpdateCursor cursor = new UpdateCursor(updates.get(i), i);
            if (!cursor.ended()) {
                list.add(cursor);
            }
        }
        small = list.size() < SHORT;
        if (!small) {
            heap.addAll(list);
            list.clear();
        }
    }

    /** The update to go on with, null at the end. The one that was given before may have moved. */
    @Nullable
    UpdateCursor first() {
        if (!small) {
            repositionInHeap();
        }
        if (small) {
            list.removeIf(UpdateCursor::ended);
            sort();
            return list.isEmpty() ? null : list.get(0);
        }
        first = heap.poll();
        return first;
    }

    private void repositionInHeap() {
        if (first != null && !first.ended()) {
            first.turn = --turn;
            heap.add(first);
        }
        if (heap.size() < SHORT) {
            small = true;
            while (!heap.isEmpty()) {
                list.add(heap.poll());
            }
        }
    }

    private void sort() {
        int sorted = ascendingRun();
        for (; sorted < list.size(); sorted++) {
            UpdateCursor pivot = list.get(sorted);
            int left = 0;
            int right = sorted;
            while (left < right) {
                int middle = (left + right) >>> 1;
                if (before(pivot, list.get(middle))) {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            list.remove(sorted);
            list.add(left, pivot);
        }
    }

    /** How many of the first are in order already; a descending run is reversed. */
    private int ascendingRun() {
        int size = list.size();
        if (size < 2) {
            return size;
        }
        boolean descending = before(list.get(1), list.get(0));
        int end = 2;
        while (end < size && before(list.get(end), list.get(end - 1)) == descending) {
            end++;
        }
        if (descending) {
            Collections.reverse(list.subList(0, end));
        }
        return end;
    }

    private static boolean before(UpdateCursor one, UpdateCursor other) {
        if (one.client != other.client) {
            return one.client > other.client;
        }
        return one.clock < other.clock || (one.clock == other.clock && one.collected != other.collected);
    }
}
