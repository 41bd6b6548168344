package org.plenary.crdt.protocol;

import java.util.List;

/**
 * What happened to the states of clients.
 *
 * @param added clients that have a state and were not known
 * @param updated clients that have a new state, or had gone and are back
 * @param removed clients that have gone. It can be the own one, which somebody else took for gone: it then still has
 *     its state, and what {@link Awareness#encode(java.util.Collection)} gives says so to the others.
 */
public record AwarenessChange(List<Long> added, List<Long> updated, List<Long> removed) {
    /** Copies the lists. */
    public AwarenessChange {
        added = List.copyOf(added);
        updated = List.copyOf(updated);
        removed = List.copyOf(removed);
    }

    /** Whether nothing happened. */
    public boolean isEmpty() {
        return added.isEmpty() && updated.isEmpty() && removed.isEmpty();
    }
}
