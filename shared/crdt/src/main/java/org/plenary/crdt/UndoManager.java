package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Undoes changes that were made here to certain types, and makes them again. What others have changed meanwhile stays.
 *
 * <p>While it may be undone, deleted content is kept in memory though the document collects garbage; {@link #clear}
 * ends that. Belongs to the thread of its document.
 */
public final class UndoManager implements AutoCloseable {
    private final Doc doc;
    private final UndoOptions options;
    private final boolean wholeDocument;
    private final Map<Branch, Subscription> scope = new HashMap<>();
    private final Set<@Nullable Object> trackedOrigins;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final Failures failures = new Failures();

    private final Listeners<StackItemEvent> added = new Listeners<>();
    private final Listeners<StackItemEvent> updated = new Listeners<>();
    private final Listeners<StackItemEvent> popped = new Listeners<>();
    private final Listeners<StackClearedEvent> cleared = new Listeners<>();

    private final Deque<StackItem> undoStack = new ArrayDeque<>();
    private final Deque<StackItem> redoStack = new ArrayDeque<>();
    private boolean undoing;
    private boolean redoing;
    private @Nullable StackItem current;
    private @Nullable Long lastChange;

    /** Looks after a type and all that is in it. */
    public UndoManager(SharedType type, UndoOptions options) {
        this(List.of(type), options);
    }

    /** Looks after types of one document and all that is in them. */
    public UndoManager(List<? extends SharedType> types, UndoOptions options) {
        this(types.get(0).doc(), options, false);
        types.forEach(this::addToScope);
    }

    /** Looks after a whole document. */
    public UndoManager(Doc doc, UndoOptions options) {
        this(doc, options, true);
    }

    private UndoManager(Doc doc, UndoOptions options, boolean wholeDocument) {
        this.doc = doc;
        this.options = options;
        this.wholeDocument = wholeDocument;
        trackedOrigins = new HashSet<>(options.trackedOrigins());
        trackedOrigins.add(this);
        subscriptions.add(doc.events().onAfterTransaction(this::capture));
        subscriptions.add(doc.events().onDestroy(any -> close()));
    }

    /** Looks after one more type. */
    public void addToScope(SharedType type) {
        if (type.doc() != doc) {
            throw new IllegalArgumentException("expected a type of the same document");
        }
        scope.computeIfAbsent(type.branch, any -> type.watch());
    }

    /** Changes of this origin can be undone from now on. */
    public void addTrackedOrigin(@Nullable Object origin) {
        trackedOrigins.add(origin);
    }

    /** Changes of this origin cannot be undone from now on. */
    public void removeTrackedOrigin(@Nullable Object origin) {
        trackedOrigins.remove(origin);
    }

    /** Calls the listener when a change begins a new item on a stack. */
    public Subscription onStackItemAdded(Consumer<? super StackItemEvent> listener) {
        return added.add(listener);
    }

    /** Calls the listener when a change becomes part of the last item on the stack. */
    public Subscription onStackItemUpdated(Consumer<? super StackItemEvent> listener) {
        return updated.add(listener);
    }

    /** Calls the listener when an item was undone, or made again. */
    public Subscription onStackItemPopped(Consumer<? super StackItemEvent> listener) {
        return popped.add(listener);
    }

    /** Calls the listener when stacks were cleared. */
    public Subscription onStackCleared(Consumer<? super StackClearedEvent> listener) {
        return cleared.add(listener);
    }

    /** What can be undone, the oldest first. */
    public List<StackItem> undoStack() {
        return List.copyOf(undoStack);
    }

    /** What was undone and can be made again, the oldest first. */
    public List<StackItem> redoStack() {
        return List.copyOf(redoStack);
    }

    /** Whether something can be undone. */
    public boolean canUndo() {
        return !undoStack.isEmpty();
    }

    /** Whether something can be made again. */
    public boolean canRedo() {
        return !redoStack.isEmpty();
    }

    /** The next change is not undone in one go with those before. */
    public void stopCapturing() {
        lastChange = null;
    }

    /** Undoes the last changes. Returns them; null if there were none that could be undone. */
    public @Nullable StackItem undo() {
        undoing = true;
        try {
            return pop(undoStack, StackItemEvent.Kind.UNDO);
        } finally {
            undoing = false;
        }
    }

    /** Makes again what was undone last. Returns it; null if there was nothing that could be made again. */
    public @Nullable StackItem redo() {
        redoing = true;
        try {
            return pop(redoStack, StackItemEvent.Kind.REDO);
        } finally {
            redoing = false;
        }
    }

    /** Forgets what could be undone and made again. */
    public void clear() {
        clear(true, true);
    }

    /** Forgets what could be undone, what could be made again, or both. */
    public void clear(boolean undo, boolean redo) {
        if ((undo && canUndo()) || (redo && canRedo())) {
            doc.change(transaction -> {
                if (undo) {
                    release(transaction, undoStack);
                }
                if (redo) {
                    release(transaction, redoStack);
                }
                cleared.call(new StackClearedEvent(undo, redo), failures);
                return true;
            });
            failures.rethrow();
        }
    }

    /** Content that was kept for the items is collected when it is deleted the next time, or with its parent. */
    private void release(Transaction transaction, Deque<StackItem> stack) {
        for (StackItem stackItem : stack) {
            stackItem.orderedDeletions().forEachStruct(transaction, struct -> {
                if (struct instanceof Item item && isInScope(item)) {
                    keep(item, false);
                }
            });
        }
        stack.clear();
    }

    /** Marks the item and those that hold it, as far as they are not marked so. */
    static void keep(Item item, boolean kept) {
        for (Item at = item; at != null && at.isKept() != kept; at = at.parent().item) {
            at.setKept(kept);
        }
    }

    private boolean isInScope(Item item) {
        if (wholeDocument) {
            return true;
        }
        for (Item at = item; at != null; at = at.parent().item) {
            if (scope.containsKey(at.parent())) {
                return true;
            }
        }
        return false;
    }

    private boolean isTracked(@Nullable Object origin) {
        return trackedOrigins.contains(origin) || (origin != null && trackedOrigins.contains(origin.getClass()));
    }

    private boolean concernsScope(Transaction transaction) {
        return wholeDocument
                || transaction.changedParentTypes().keySet().stream().anyMatch(type -> scope.containsKey(type.branch));
    }

    /** Puts a finished change on the stack where it belongs. */
    private void capture(Transaction transaction) {
        if (!options.captureTransaction().test(transaction)
                || !concernsScope(transaction)
                || !isTracked(transaction.origin())) {
            return;
        }
        boolean undone = undoing;
        boolean again = redoing;
        if (undone) {
            stopCapturing();
        } else if (!again) {
            clear(false, true);
        }
        boolean isNew = push(transaction, undone, again);
        Deque<StackItem> stack = undone ? redoStack : undoStack;
        OrderedIds.of(transaction.deleted).forEachStruct(transaction, struct -> {
            if (struct instanceof Item item && isInScope(item)) {
                keep(item, true);
            }
        });
        StackItemEvent event = new StackItemEvent(
                stack.getLast(),
                undone ? StackItemEvent.Kind.REDO : StackItemEvent.Kind.UNDO,
                transaction.origin(),
                transaction.changedParentTypes());
        (isNew ? added : updated).call(event, failures);
        failures.rethrow();
    }

    /** Returns whether it is an item of its own. */
    private boolean push(Transaction transaction, boolean undone, boolean again) {
        Deque<StackItem> stack = undone ? redoStack : undoStack;
        IdRanges inserted = new IdRanges();
        inserted.addAll(transaction.inserted());
        OrderedIds insertions = OrderedIds.of(inserted);
        OrderedIds deletions = OrderedIds.of(transaction.deleted);
        long now = options.clock().getAsLong();
        boolean joins = lastChange != null
                && now - lastChange < options.captureTimeout().toMillis()
                && !stack.isEmpty()
                && !undone
                && !again;
        if (joins) {
            stack.getLast().append(insertions, deletions);
        } else {
            stack.addLast(new StackItem(insertions, deletions));
        }
        if (!undone && !again) {
            lastChange = now;
        }
        return !joins;
    }

    private @Nullable StackItem pop(Deque<StackItem> stack, StackItemEvent.Kind kind) {
        try {
            Transaction undoing = doc.transact(this, transaction -> {
                while (!stack.isEmpty() && current == null) {
                    StackItem stackItem = stack.removeLast();
                    current = revert(transaction, stackItem) ? stackItem : null;
                }
                return transaction;
            });
            StackItem result = current;
            if (result != null) {
                popped.call(new StackItemEvent(result, kind, this, undoing.changedParentTypes()), failures);
                failures.rethrow();
            }
            return result;
        } finally {
            current = null;
        }
    }

    /** Deletes what was inserted and makes again what was deleted; returns whether there was anything to do. */
    private boolean revert(Transaction transaction, StackItem stackItem) {
        List<Item> toDelete = new ArrayList<>();
        stackItem.orderedInsertions().forEachStruct(transaction, struct -> {
            Item item = struct instanceof Item inserted ? now(transaction, inserted) : null;
            if (item != null && !item.isDeleted() && isInScope(item)) {
                toDelete.add(item);
            }
        });
        Set<Item> toRedo = new LinkedHashSet<>();
        stackItem.orderedDeletions().forEachStruct(transaction, struct -> {
            if (struct instanceof Item item
                    && isInScope(item)
                    && !stackItem.orderedInsertions().contains(item)) {
                toRedo.add(item);
            }
        });
        boolean changed = new Redo(
                        transaction,
                        toRedo,
                        item -> stackItem.orderedInsertions().contains(item) || isOnAStack(item),
                        options.ignoreRemoteMapChanges())
                .run();
        // Children go before their parents, so that filters see more.
        Collections.reverse(toDelete);
        for (Item item : toDelete) {
            if (options.deleteFilter().test(ItemInfo.of(doc, item))) {
                doc.integrator().delete(transaction, item);
                changed = true;
            }
        }
        return changed;
    }

    /** The item, or what took its place, cut so that it begins where the item does. */
    private @Nullable Item now(Transaction transaction, Item item) {
        if (!item.isRedone()) {
            return item;
        }
        Redone.Place place = doc.redone().follow(item.client.id, item.clock);
        Struct struct = place.struct();
        if (place.offset() > 0) {
            struct = Integrator.startingAt(transaction, struct.client, struct.clock + place.offset());
        }
        return struct instanceof Item found ? found : null;
    }

    private boolean isOnAStack(Item item) {
        return undoStack.stream().anyMatch(on -> on.orderedDeletions().contains(item))
                || redoStack.stream().anyMatch(on -> on.orderedDeletions().contains(item));
    }

    /**
     * Ends: changes are no longer captured, and listeners no longer called. What was kept stays until its parent goes.
     */
    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        scope.values().forEach(Subscription::close);
        List.of(added, updated, popped).forEach(Listeners::clear);
        cleared.clear();
        trackedOrigins.remove(this);
    }
}
