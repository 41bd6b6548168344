package org.plenary.crdt;

/**
 * Stacks of an {@link UndoManager} were cleared.
 *
 * @param undo whether what could be undone was
 * @param redo whether what could be made again was
 */
public record StackClearedEvent(boolean undo, boolean redo) {}
