package org.plenary.crdt;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How an {@link UndoManager} behaves.
 *
 * @param captureTimeout changes that follow each other within this time are undone in one go
 * @param trackedOrigins the origins of the changes that can be undone; a {@code Class} stands for all its instances,
 *     and null for changes without an origin
 * @param captureTransaction whether a change can be undone
 * @param deleteFilter whether something may be deleted when its insertion is undone
 * @param ignoreRemoteMapChanges whether undoing may replace values of keys that others have set meanwhile
 * @param clock tells the time in milliseconds, from any beginning on
 */
public record UndoOptions(
        Duration captureTimeout,
        Set<@Nullable Object> trackedOrigins,
        Predicate<? super Transaction> captureTransaction,
        Predicate<? super ItemInfo> deleteFilter,
        boolean ignoreRemoteMapChanges,
        LongSupplier clock) {
    /** Yjs's: half a second, changes without an origin, nothing filtered. */
    public UndoOptions() {
        this(
                Duration.ofMillis(500),
                Collections.singleton(null),
                transaction -> true,
                item -> true,
                false,
                System::currentTimeMillis);
    }

    /** Copies the origins. */
    public UndoOptions {
        trackedOrigins = Collections.unmodifiableSet(new LinkedHashSet<>(trackedOrigins));
    }

    /** These options with another time within which changes are undone in one go. */
    public UndoOptions withCaptureTimeout(Duration timeout) {
        return new UndoOptions(
                timeout, trackedOrigins, captureTransaction, deleteFilter, ignoreRemoteMapChanges, clock);
    }

    /** These options with other origins; changes without an origin are tracked only if null is among them. */
    public UndoOptions withTrackedOrigins(Set<? extends @Nullable Object> origins) {
        return new UndoOptions(
                captureTimeout,
                new LinkedHashSet<>(origins),
                captureTransaction,
                deleteFilter,
                ignoreRemoteMapChanges,
                clock);
    }

    /** These options with another filter of changes. */
    public UndoOptions withCaptureTransaction(Predicate<? super Transaction> filter) {
        return new UndoOptions(captureTimeout, trackedOrigins, filter, deleteFilter, ignoreRemoteMapChanges, clock);
    }

    /** These options with another filter of deletions. */
    public UndoOptions withDeleteFilter(Predicate<? super ItemInfo> filter) {
        return new UndoOptions(
                captureTimeout, trackedOrigins, captureTransaction, filter, ignoreRemoteMapChanges, clock);
    }

    /** These options, replacing values that others have set, or not. */
    public UndoOptions withIgnoreRemoteMapChanges(boolean ignore) {
        return new UndoOptions(captureTimeout, trackedOrigins, captureTransaction, deleteFilter, ignore, clock);
    }

    /** These options with another clock. */
    public UndoOptions withClock(LongSupplier source) {
        return new UndoOptions(
                captureTimeout, trackedOrigins, captureTransaction, deleteFilter, ignoreRemoteMapChanges, source);
    }
}
