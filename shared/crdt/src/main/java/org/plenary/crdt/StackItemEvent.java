package org.plenary.crdt;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to an item on a stack of an {@link UndoManager}.
 *
 * @param stackItem the item
 * @param kind the stack on which it is, or was
 * @param origin what the change that caused it was said to come from
 * @param changedParentTypes the events of the change, see {@link Transaction#changedParentTypes}
 */
public record StackItemEvent(
        StackItem stackItem, Kind kind, @Nullable Object origin, Map<SharedType, List<YEvent>> changedParentTypes) {
    /** The stacks. */
    public enum Kind {
        /** What can be undone. */
        UNDO,
        /** What was undone and can be made again. */
        REDO
    }
}
